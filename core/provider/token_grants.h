#pragma once

#include "core/provider/responses.h"
#include "core/provider/token_factory.h"

namespace claimcheck::provider {

/// A token request whose sender is known.
struct Asked
{
    const Client &client;
    const encoding::FormPairs &form;
    QByteArray proofKey; ///< thumbprint of its DPoP proof's key; empty without
};

struct Granted
{
    Issue issue;
    std::optional<Refusal> refusal;
};

[[nodiscard]] inline Granted noGrant(QLatin1StringView error, QLatin1StringView description)
{
    return {{}, Refusal{error, description}};
}

/// What a client gets for a subject that it need not be itself: the scope, cut to what is known, and the
/// resources. Errors: invalid_scope, invalid_target.
[[nodiscard]] Granted grantFor(AuthorizationServer &server, const Asked &asked, const QString &user,
                               const QString &subject);

/// RFC 6749 §4.3: this demonstration takes any user with any password.
[[nodiscard]] Granted passwordGrant(AuthorizationServer &server, const Asked &asked);
/// RFC 8693: an access token of this server for one with less, for an API or another client's.
[[nodiscard]] Granted exchangeGrant(AuthorizationServer &server, const Asked &asked);
/// RFC 7523 §3: signed by the client's own key or secret.
[[nodiscard]] Granted jwtBearerGrant(AuthorizationServer &server, const Asked &asked);
/// RFC 7522 §3. NOTE: its XML signature is not verified; audience, recipient and time are.
[[nodiscard]] Granted samlBearerGrant(AuthorizationServer &server, const Asked &asked);
/// RFC 8628 §3.5.
[[nodiscard]] Granted deviceGrant(AuthorizationServer &server, const Asked &asked);
/// CIBA Core 1.0 §11.
[[nodiscard]] Granted backchannelGrant(AuthorizationServer &server, const Asked &asked);

} // namespace claimcheck::provider
