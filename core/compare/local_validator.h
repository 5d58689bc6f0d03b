#pragma once

#include "core/base/result.h"
#include "core/encoding/json_document.h"
#include "core/jose/key_set.h"

namespace claimcheck::compare {

/// Whether the header must say that the token is an access token (RFC 9068 §2.1), or only not something
/// else's: many servers write "JWT".
enum class TypRule : quint8 { AccessToken, Any };

/// What an API was told about the tokens that it takes.
struct ExpectedToken
{
    QString issuer;
    QString audience;
    TypRule typ = TypRule::AccessToken;
};

/// What a resource server does with a JWT access token and keys that it has: RFC 9068 §4. Asks nobody.
class LocalValidator
{
public:
    LocalValidator(ExpectedToken expected, jose::KeySet keys);

    /// The claims of a token that is accepted. now: NumericDate. Errors: "token-not-jws", "token-type",
    /// "token-key-unknown" (its kid is none of the keys'), "token-signature", "token-issuer",
    /// "token-audience", "token-expired", "token-not-yet-valid".
    [[nodiscard]] base::Result<encoding::JsonDocument> validate(const QByteArray &token, qint64 now) const;

private:
    ExpectedToken m_expected;
    jose::KeySet m_keys;
};

} // namespace claimcheck::compare
