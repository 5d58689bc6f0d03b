#include "core/jose/decrypt.h"

#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

QLatin1StringView statusName(DecryptionStatus status)
{
    switch (status) {
    case DecryptionStatus::Decrypted: return "decrypted"_L1;
    case DecryptionStatus::Failed: return "failed"_L1;
    case DecryptionStatus::NotTried: break;
    }
    return "not-tried"_L1;
}

QLatin1StringView stepName(DecryptionStep step)
{
    switch (step) {
    case DecryptionStep::Reading: return "reading"_L1;
    case DecryptionStep::Header: return "header"_L1;
    case DecryptionStep::Key: return "key"_L1;
    case DecryptionStep::KeyManagement: return "key-management"_L1;
    case DecryptionStep::KeyUnwrap: return "key-unwrap"_L1;
    case DecryptionStep::Tag: return "tag"_L1;
    case DecryptionStep::Inflate: return "inflate"_L1;
    case DecryptionStep::None: break;
    }
    return {};
}

Decryption decrypt(const ParsedJwe &jwe, const KeySet &, const DecryptionLimits &)
{
    Decryption result;
    for (const JweRecipient &recipient : jwe.recipients) {
        DecryptionVerdict verdict;
        verdict.alg = recipient.alg;
        verdict.enc = recipient.enc;
        verdict.reason = Reason{"no-key"_L1, Text::tr("No key was given to decrypt it with.")};
        result.recipients.push_back(verdict);
    }
    result.overall = result.recipients.front();
    return result;
}

} // namespace claimcheck::jose
