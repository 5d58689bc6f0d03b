#include "core/oauth/authorization_response.h"

#include "core/base/secret_bytes.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/text.h"

#include <algorithm>
#include <set>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Error;
using base::Level;
using encoding::firstValue;
using encoding::FormPairs;

namespace {

constexpr base::SpecRef responseForm{base::Spec::Rfc6749, "4.1.2"};
constexpr base::SpecRef issParameter{base::Spec::Rfc9207, "2.4"};

QString textValue(const FormPairs &pairs, QByteArrayView name)
{
    return QString::fromUtf8(firstValue(pairs, name).value_or(QByteArray()));
}

std::set<QByteArray> repeatedNames(const FormPairs &pairs)
{
    std::set<QByteArray> seen;
    std::set<QByteArray> repeated;
    for (const encoding::FormPair &pair : pairs) {
        if (!seen.insert(pair.name).second)
            repeated.insert(pair.name);
    }
    return repeated;
}

std::optional<Error> checkIssuer(const AuthorizationResponse &response, const ExpectedResponse &expected)
{
    // RFC 9207 §2.4: compared character by character (simple string comparison), for errors too.
    if (response.iss && *response.iss != expected.issuer.toUtf8())
        return Error{"issuer-mismatch"_L1,
                     Text::tr("The response is from the issuer \"%1\", the run is with \"%2\".")
                         .arg(QString::fromUtf8(*response.iss), expected.issuer),
                     -1, issParameter};
    // RFC 9207 §2: an ID token says who its issuer is.
    if (!response.iss && !response.idToken && expected.iss == IssParameter::Announced)
        return Error{"issuer-missing"_L1,
                     Text::tr("The response has no iss, though the server announces that it sends it."), -1,
                     issParameter};
    return std::nullopt;
}

std::optional<Error> checkState(const AuthorizationResponse &response, const ExpectedResponse &expected)
{
    if (expected.state.isEmpty())
        return std::nullopt;
    if (!response.state)
        return Error{"state-missing"_L1, Text::tr("The response has no state, though the request sent one."),
                     -1, responseForm};
    if (!base::constantTimeEquals(*response.state, expected.state))
        return Error{"state-mismatch"_L1,
                     Text::tr("The state is not the one that was sent: the response belongs to another run."),
                     -1,
                     {base::Spec::Rfc6749, "10.12"}};
    return std::nullopt;
}

/// OAuth 2.0 Multiple Response Type Encoding Practices §5: every part that the response type names.
base::Result<void> checkParts(const AuthorizationResponse &response, QByteArrayView responseType)
{
    if (promises(responseType, "code") && response.code.value_or(QByteArray()).isEmpty())
        return Error{"code-missing"_L1, Text::tr("The response has no code."), -1, responseForm};
    const std::pair<const char *, const std::optional<QByteArray> &> tokens[] = {
        {"token", response.accessToken}, {"id_token", response.idToken}};
    for (const auto &[part, token] : tokens) {
        if (promises(responseType, part) && token.value_or(QByteArray()).isEmpty())
            return Error{
                "token-missing"_L1,
                Text::tr("The response lacks a part of its response type: %1.").arg(QLatin1StringView(part)),
                -1,
                {base::Spec::MultipleResponseTypes, "5"}};
    }
    return {};
}

} // namespace

Reading<AuthorizationResponse> readAuthorizationResponse(const FormPairs &parameters)
{
    Reading<AuthorizationResponse> reading;
    AuthorizationResponse &response = reading.value;
    response.parameters = parameters;
    response.code = firstValue(parameters, "code");
    response.state = firstValue(parameters, "state");
    response.iss = firstValue(parameters, "iss");
    response.accessToken = firstValue(parameters, "access_token");
    response.idToken = firstValue(parameters, "id_token");
    response.error = {textValue(parameters, "error"), textValue(parameters, "error_description"),
                      textValue(parameters, "error_uri")};

    for (const QByteArray &name : repeatedNames(parameters)) {
        reading.findings.push_back({"response-duplicate-parameter"_L1,
                                    Level::Error,
                                    QString::fromUtf8(name),
                                    Text::tr("A parameter stands twice; the first value is taken."),
                                    {base::Spec::Rfc6749, "3.1"},
                                    {}});
    }
    const bool hasResult = response.code || response.accessToken || response.idToken;
    if (hasResult && response.isError())
        reading.findings.push_back({"response-code-and-error"_L1,
                                    Level::Error,
                                    u"error"_s,
                                    Text::tr("The response says both success and error."),
                                    responseForm,
                                    {}});
    if (!hasResult && !response.isError())
        reading.findings.push_back({"response-empty"_L1,
                                    Level::Error,
                                    {},
                                    Text::tr("The response has neither a code nor an error."),
                                    responseForm,
                                    {}});
    checkErrorCharacters(response.error, reading.findings);
    return reading;
}

base::Result<void> checkAuthorizationResponse(const AuthorizationResponse &response,
                                              const ExpectedResponse &expected)
{
    const std::set<QByteArray> repeated = repeatedNames(response.parameters);
    if (!repeated.empty())
        return Error{"response-duplicate-parameter"_L1,
                     Text::tr("The parameter \"%1\" stands twice.").arg(QString::fromUtf8(*repeated.begin())),
                     -1,
                     {base::Spec::Rfc6749, "3.1"}};
    if (const std::optional<Error> error = checkState(response, expected))
        return *error;
    if (const std::optional<Error> error = checkIssuer(response, expected))
        return *error;
    if (response.isError())
        return Error{"authorization-error"_L1,
                     response.error.description.isEmpty()
                         ? response.error.code
                         : u"%1: %2"_s.arg(response.error.code, response.error.description),
                     -1,
                     {base::Spec::Rfc6749, "4.1.2.1"}};
    return checkParts(response, expected.responseType);
}

} // namespace claimcheck::oauth
