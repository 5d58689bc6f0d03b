#include "core/oauth/revocation.h"

#include "core/oauth/form_parameters.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<http::Request> buildRevocationRequest(const QUrl &endpoint, QByteArrayView token,
                                                   QByteArrayView typeHint, const ClientCredentials &client)
{
    return buildTokenPost(endpoint, token, typeHint, client,
                          {"revocation-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no revocation endpoint."),
                           -1,
                           {base::Spec::Rfc8414, "2"}});
}

Reading<RevocationResponse> readRevocationResponse(const http::Response &response)
{
    Reading<RevocationResponse> reading;
    if (response.status == 200) {
        reading.value.outcome = Revocation::Accepted; // RFC 7009 §2.2: the body is to be ignored
        return reading;
    }
    const base::SpecRef errors{base::Spec::Rfc7009, "2.2.1"};
    const encoding::JsonDocument document = readJsonObject(response, errors, reading.findings);
    if (!document.isEmpty())
        reading.value.error = readErrorMembers(document.root(), reading.findings);
    reading.findings.push_back(
        {"revocation-status"_L1,
         base::Level::Error,
         {},
         Text::tr("Status %1; 200 was expected, even for a token that is invalid already.")
             .arg(response.status),
         {base::Spec::Rfc7009, "2.2"},
         {}});
    return reading;
}

} // namespace claimcheck::oauth
