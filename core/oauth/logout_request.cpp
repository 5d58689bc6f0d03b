#include "core/oauth/logout_request.h"

#include "core/oauth/authorization_request.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<QUrl> logoutUrl(const LogoutRequest &request, const encoding::FormPairs &extra)
{
    if (request.endpoint.isEmpty())
        return base::Error{"logout-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no end-session endpoint."),
                           -1,
                           {base::Spec::OidcRpLogout, "2.1"}};
    encoding::FormPairs pairs;
    const auto add = [&pairs](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            pairs.push_back({name, value});
    };
    add("id_token_hint", request.idTokenHint);
    add("client_id", request.clientId);
    add("post_logout_redirect_uri", request.returnTo);
    add("state", request.state);
    overlay(pairs, extra);
    return authorizationUrl({request.endpoint, std::move(pairs)});
}

} // namespace claimcheck::oauth
