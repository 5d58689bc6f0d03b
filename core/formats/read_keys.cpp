#include "core/formats/read_keys.h"

#include "core/encoding/base64url.h"
#include "core/formats/paserk_unwrap.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

namespace {

jose::KeySet asSecret(base::SecretBytes text, const QString &source)
{
    jose::KeySet set;
    set.keys.push_back(jose::keyFromSecret(std::move(text), source));
    return set;
}

base::Result<base::SecretBytes> openWithPassphrase(const Paserk &wrapped,
                                                   const crypto::PassphraseSource &passphrase)
{
    const auto phrase = passphrase ? passphrase() : std::nullopt;
    if (!phrase)
        return base::Error{"key-needs-passphrase"_L1, Text::tr("This key is wrapped with a password.")};
    const auto inner = unwrapPaserk(wrapped, crypto::makeSecretKey(*phrase));
    if (inner)
        return base::SecretBytes(paserkHeader(inner->version, inner->type) +
                                 encoding::encodeBase64Url(inner->data.view()));
    if (inner.error().code == "paserk-wrong-key"_L1)
        return base::Error{"key-passphrase-wrong"_L1, Text::tr("The pass phrase does not open this key.")};
    return inner.error();
}

} // namespace

base::Result<jose::KeySet> readKeys(QByteArrayView text, const QString &source,
                                    const crypto::PassphraseSource &passphrase)
{
    const QByteArrayView trimmed = text.trimmed();
    if (!isPaserk(trimmed))
        return jose::readKeys(text, source, passphrase);
    const auto paserk = readPaserk(trimmed);
    if (!paserk)
        return paserk.error();
    if (paserk->type != PaserkType::LocalPassword && paserk->type != PaserkType::SecretPassword)
        return asSecret(base::SecretBytes(trimmed), source);
    auto opened = openWithPassphrase(*paserk, passphrase);
    return opened ? base::Result<jose::KeySet>(asSecret(std::move(*opened), source)) : opened.error();
}

} // namespace claimcheck::formats
