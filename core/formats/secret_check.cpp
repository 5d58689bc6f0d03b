#include "core/formats/secret_check.h"

#include "core/formats/text.h"
#include "core/jose/key_choice.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

Opened checkWithSecrets(const jose::KeySet &keys, const QByteArray &alg,
                        const std::function<bool(QByteArrayView secret)> &fits)
{
    jose::SignatureVerdict verdict{
        jose::SignatureStatus::NotChecked, alg, std::nullopt,
        jose::Reason{"no-key"_L1, Text::tr("No secret was given to check it with.")}};
    for (const jose::Jwk &jwk : keys.keys) {
        if (!jwk.key.isValid() || jwk.key.kind() != crypto::KeyKind::Secret)
            continue;
        if (fits(jwk.key.secret())) {
            verdict = {jose::SignatureStatus::Verified, alg, jose::keyUsed(jwk), std::nullopt};
            break;
        }
        verdict.status = jose::SignatureStatus::Invalid;
        verdict.reason =
            jose::Reason{"wrong-secret"_L1, Text::tr("It does not fit the secret that was given.")};
    }
    Opened opened;
    opened.signature = std::move(verdict);
    return opened;
}

} // namespace claimcheck::formats
