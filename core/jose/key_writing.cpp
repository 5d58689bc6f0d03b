#include "core/jose/key_writing.h"

#include "core/jose/jwk_text.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::SecretBytes;

namespace {

constexpr KeyFormRow formRows[] = {
    {KeyForm::Jwk, "jwk", "json"},
    {KeyForm::JwkSet, "jwks", "json"},
    {KeyForm::Pem, "pem", "pem"},
    {KeyForm::Der, "der", "der"},
    {KeyForm::Certificate, "certificate", "pem"},
};

/// Texts one after the other, without a copy left behind.
SecretBytes joined(const std::vector<SecretBytes> &parts)
{
    qsizetype size = 0;
    for (const SecretBytes &part : parts)
        size += part.size();
    QByteArray all;
    all.reserve(size);
    for (const SecretBytes &part : parts)
        all += part.view();
    return SecretBytes::take(std::move(all));
}

bool isSecret(const KeyEntry &entry)
{
    return entry.isUsable() && entry.jwk.key.kind() == crypto::KeyKind::Secret;
}

/// Why a key cannot be written as asked.
base::Result<void> check(const KeyEntry &entry, const KeyWriting &writing)
{
    const bool whole = writing.part == JwkPart::Private;
    if (!entry.isUsable() && !(whole && writing.form == KeyForm::Jwk))
        return base::Error{"key-not-usable"_L1,
                           entry.problem ? entry.problem->message : Text::tr("This key is not known here.")};
    if (isSecret(entry) && !whole)
        return base::Error{"key-secret"_L1,
                           Text::tr("A secret has no public part. Ask for the private one to write it.")};
    const bool half = entry.isUsable() && whole && !entry.jwk.key.hasPrivate();
    if (half && writing.form != KeyForm::Certificate)
        return base::Error{"key-not-private"_L1, Text::tr("The private part of this key is not known.")};
    return {};
}

base::Result<SecretBytes> fileOf(const KeyEntry &entry, const KeyWriting &writing)
{
    if (const auto checked = check(entry, writing); !checked)
        return checked.error();
    crypto::KeyFileForm form;
    form.encoding = writing.form == KeyForm::Der ? crypto::KeyEncoding::Der : crypto::KeyEncoding::Pem;
    form.style = writing.style;
    form.part = writing.part == JwkPart::Private ? crypto::KeyPart::Private : crypto::KeyPart::Public;
    form.passphrase = writing.passphrase;
    return crypto::writeKeyFile(entry.jwk.key, form);
}

base::Result<SecretBytes> certificateOf(const KeyEntry &entry)
{
    if (entry.jwk.certificates.empty())
        return base::Error{"certificate-none"_L1, Text::tr("This key has no certificate.")};
    QByteArray pem;
    for (const crypto::Certificate &certificate : entry.jwk.certificates)
        pem += certificate.toPem();
    return SecretBytes(pem);
}

base::Result<SecretBytes> jwkOfEntry(const KeyEntry &entry, const KeyWriting &writing)
{
    if (const auto checked = check(entry, writing); !checked)
        return checked.error();
    return joined({jwkText(entry, writing.part), SecretBytes("\n")});
}

base::Result<SecretBytes> setOf(std::span<const KeyEntry> keys, const KeyWriting &writing)
{
    std::vector<SecretBytes> parts{SecretBytes("{\n  \"keys\": [\n    ")};
    for (const KeyEntry &entry : keys) {
        const bool open = writing.part == JwkPart::Public;
        if (open && (isSecret(entry) || !entry.isUsable()))
            continue;
        if (parts.size() > 1)
            parts.emplace_back(",\n    ");
        parts.push_back(jwkText(entry, writing.part, 2));
    }
    if (parts.size() == 1)
        return base::Error{"keys-none"_L1, Text::tr("No key of this set has a public part.")};
    parts.emplace_back("\n  ]\n}\n");
    return joined(parts);
}

base::Result<SecretBytes> eachOf(std::span<const KeyEntry> keys, const KeyWriting &writing)
{
    std::vector<SecretBytes> parts;
    for (const KeyEntry &entry : keys) {
        auto part = writing.form == KeyForm::Certificate ? certificateOf(entry) : fileOf(entry, writing);
        if (!part)
            return part.error();
        parts.push_back(std::move(part).value());
    }
    return joined(parts);
}

} // namespace

std::span<const KeyFormRow> keyFormTable()
{
    return formRows;
}

const KeyFormRow *findKeyForm(QStringView name)
{
    const auto *row = std::ranges::find_if(
        formRows, [name](const KeyFormRow &candidate) { return name == QLatin1StringView(candidate.name); });
    return row == std::end(formRows) ? nullptr : row;
}

base::Result<SecretBytes> writeKeys(std::span<const KeyEntry> keys, const KeyWriting &writing)
{
    if (keys.empty())
        return base::Error{"keys-none"_L1, Text::tr("There is no key.")};
    const bool holdsOne = writing.form == KeyForm::Jwk || writing.form == KeyForm::Der;
    if (holdsOne && keys.size() > 1)
        return base::Error{"keys-one-only"_L1,
                           Text::tr("This form holds one key, and there are %1. Choose one by its kid.")
                               .arg(qsizetype(keys.size()))};
    switch (writing.form) {
    case KeyForm::Jwk: return jwkOfEntry(keys.front(), writing);
    case KeyForm::JwkSet: return setOf(keys, writing);
    default: break;
    }
    return eachOf(keys, writing);
}

QByteArray publicJwkText(const KeyEntry &entry)
{
    return jwkText(entry, JwkPart::Public).view().toByteArray() + '\n';
}

} // namespace claimcheck::jose
