#include "core/jose/decrypt.h"
#include "core/jose/key_reading.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// "jwk+json" or "jwk-set+json" (RFC 7517 §7); with or without "application/" (RFC 7515 §4.1.10). Nothing is
/// also met.
bool saysKeys(const QString &cty)
{
    QString type = cty.toLower();
    if (type.startsWith("application/"_L1))
        type = type.sliced(12);
    return type.isEmpty() || type == "jwk+json"_L1 || type == "jwk-set+json"_L1;
}

base::Error decryptionError(const DecryptionVerdict &verdict)
{
    const QLatin1StringView code = verdict.reason ? verdict.reason->code : "keys-unrecognized"_L1;
    if (code == "wrong-key"_L1 || code == "wrong-tag"_L1)
        return {"key-passphrase-wrong"_L1, Text::tr("The pass phrase does not open this encrypted JWK.")};
    const QString message = verdict.reason ? verdict.reason->message : QString();
    return {code, Text::tr("The encrypted JWK (%1) cannot be opened with the pass phrase: %2")
                      .arg(QString::fromUtf8(verdict.alg.left(60)), message)};
}

} // namespace

base::Result<KeySet> readEncryptedKeys(const KeyText &input)
{
    const auto jwe = parseJwe(input.text.toByteArray());
    if (!jwe)
        return jwe.error();
    if (const QString cty = jwe->parameter(jwe->recipients.front(), "cty"_L1).toString(); !saysKeys(cty))
        return base::Error{"keys-other-kind"_L1,
                           Text::tr("This is an encrypted token whose content is \u201c%1\u201d, not a JWK.")
                               .arg(cty.left(60))};
    const auto secret = input.passphrase ? input.passphrase() : std::nullopt;
    if (!secret)
        return base::Error{"key-needs-passphrase"_L1,
                           Text::tr("The JWK is encrypted and needs its pass phrase.")};
    KeySet openers;
    openers.keys.push_back(keyFromSecret(*secret));
    const Decryption decryption = decrypt(*jwe, openers);
    if (decryption.overall.status != DecryptionStatus::Decrypted)
        return decryptionError(decryption.overall);
    const auto document = encoding::JsonDocument::parse(decryption.plaintext);
    return document ? readKeySet(document->root(), input.source) : document.error();
}

} // namespace claimcheck::jose
