#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/oauth/client_assertion.h"
#include "core/oauth/profile.h"

#include <optional>

namespace claimcheck::oauth {

/// A client at a token, introspection, revocation or PAR endpoint.
struct ClientCredentials
{
    QByteArray id; ///< UTF-8
    ClientAuth method = ClientAuth::None;
    base::SecretBytes secret;                          ///< UTF-8; empty for a public client
    std::optional<AssertionSigner> signer = {};        ///< for client_secret_jwt and private_key_jwt
    BasicEncoding basicEncoding = BasicEncoding::Form; ///< of client_secret_basic
};

/// What authentication adds to a request.
struct ClientAuthParts
{
    std::optional<http::Header> header;
    encoding::FormPairs
        parameters; ///< client_id where it belongs into the body, client_secret or client_assertion
};

/// RFC 6749 §2.3.1, RFC 7523 §2.2 (an assertion made now). Errors: "client-id-missing",
/// "client-secret-missing", "client-key-missing", those of makeClientAssertion.
[[nodiscard]] base::Result<ClientAuthParts> clientAuthParts(const ClientCredentials &client);

/// "Basic …" with id and secret form-encoded before base64, as RFC 6749 §2.3.1 asks and few remember; or as
/// they are.
[[nodiscard]] QByteArray basicAuthorization(QByteArrayView id, QByteArrayView secret,
                                            BasicEncoding encoding = BasicEncoding::Form);

/// The id and secret of an Authorization header. Errors: "basic-malformed".
struct BasicCredentials
{
    QByteArray id;
    QByteArray secret;
};
[[nodiscard]] base::Result<BasicCredentials> readBasicAuthorization(QByteArrayView headerValue);

} // namespace claimcheck::oauth
