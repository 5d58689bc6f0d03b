#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/jose/key_set.h"

namespace claimcheck::oauth {

/// Against what a signed authorization response is checked.
struct SignedResponseExpectations
{
    QString issuer;
    QString clientId;
    jose::KeySet issuerKeys; ///< and the client's secret, where the server signs with that
    jose::KeySet clientKeys; ///< to decrypt with; may be empty
    qint64 now = 0;          ///< NumericDate
};

/// JARM §2.4: decrypts, verifies, and gives the claims as parameters (iss among them, aud, exp and iat not).
/// Errors: "response-jwt-unreadable", "response-jwt-encrypted" (no key of the client's decrypts it),
/// "response-jwt-signature", "response-jwt-issuer", "response-jwt-audience", "response-jwt-expired".
[[nodiscard]] base::Result<encoding::FormPairs>
openSignedResponse(const QByteArray &response, const SignedResponseExpectations &expected);

} // namespace claimcheck::oauth
