#include "core/formats/paseto_keys.h"

#include "core/formats/open_verdicts.h"
#include "core/formats/paserk_given.h"
#include "core/formats/secret_readings.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using crypto::Key;
using crypto::KeyKind;

namespace {

base::Error refused(QLatin1StringView code, const QString &message)
{
    return {code, message, -1, {base::Spec::Paseto}};
}

base::Error otherPurpose(const PasetoRow &row)
{
    return refused("paseto-key-purpose"_L1,
                   row.purpose == PasetoPurpose::Local
                       ? Text::tr("A local token needs a shared key; this one is for signatures.")
                       : Text::tr("A public token needs a public key; this one is a shared key."));
}

base::Error otherVersion(const PasetoRow &row)
{
    return refused(
        "paseto-key-version"_L1,
        Text::tr("The key is for another version of PASETO than %1.").arg(QLatin1Char(row.version)));
}

base::Result<Key> fromPaserk(const Paserk &paserk, const PasetoRow &row)
{
    const bool isLocal = paserk.type == PaserkType::Local;
    const auto key = paserkKey(paserk);
    if (!key)
        return key.error();
    if (isLocal != (row.purpose == PasetoPurpose::Local))
        return otherPurpose(row);
    if (paserk.version != row.version)
        return otherVersion(row);
    return key;
}

/// Raw bytes as a key of this version: those of a PASERK without its header.
base::Result<Key> fromBytes(QByteArrayView bytes, const PasetoRow &row)
{
    const base::SecretBytes data(bytes);
    if (row.purpose == PasetoPurpose::Local)
        return crypto::makeSecretKey(data);
    const bool isSecret = bytes.size() == (row.version == '3' ? 48 : 64);
    return paserkKey({row.version, isSecret ? PaserkType::Secret : PaserkType::Public, data});
}

base::Result<Key> fromSecret(const jose::Jwk &jwk, const PasetoRow &row, const jose::KeySet &all)
{
    const QByteArrayView text = jwk.key.secret().trimmed();
    if (isPaserk(text)) {
        const auto paserk = givenPaserk(text, all);
        return paserk ? fromPaserk(*paserk, row) : base::Result<Key>(paserk.error());
    }
    const bool isLocal = row.purpose == PasetoPurpose::Local;
    if (!isLocal && row.version == '1')
        return otherPurpose(row);
    const auto readings = isLocal              ? secretReadings(jwk.key, {32})
                          : row.version == '3' ? secretReadings(jwk.key, {49, 97, 48})
                                               : secretReadings(jwk.key, {32, 64});
    base::Error error =
        refused("paseto-key-length"_L1, isLocal ? Text::tr("A key of PASETO local has 32 bytes.")
                                                : Text::tr("This is not a public key of that version."));
    for (const base::SecretBytes &reading : readings) {
        auto key = fromBytes(reading.view(), row);
        if (key)
            return key;
        error = key.error();
    }
    return error;
}

base::Result<Key> keyFor(const jose::Jwk &jwk, const PasetoRow &row, const jose::KeySet &all)
{
    if (jwk.key.kind() == KeyKind::Secret)
        return fromSecret(jwk, row, all);
    if (row.purpose == PasetoPurpose::Local)
        return otherPurpose(row);
    if (!crypto::keyFits(row.method, jwk.key))
        return otherVersion(row);
    if (row.version == '1' && crypto::signatureSize(row.method, jwk.key) != row.tailBytes)
        return refused("paseto-key-length"_L1, Text::tr("An RSA key of PASETO has 2048 bits."));
    return jwk.key;
}

QStringList namesOf(const Key &key, const PasetoRow &row)
{
    QStringList names;
    const auto add = [&](PaserkType type, PaserkType idType) {
        if (const auto text = writePaserk(row.version, type, key))
            names.append(QString::fromLatin1(paserkId(row.version, idType, *text)));
    };
    if (row.purpose == PasetoPurpose::Local) {
        add(PaserkType::Local, PaserkType::Lid);
        return names;
    }
    add(PaserkType::Public, PaserkType::Pid);
    if (key.hasPrivate())
        add(PaserkType::Secret, PaserkType::Sid);
    return names;
}

/// What the verdict says was used: the key as it was read, by its own name or by PASERK's.
jose::KeyUsed usedAs(const Key &key, const jose::Jwk &given, const QStringList &names)
{
    jose::Jwk jwk = jose::makeJwk(key, given.source, given.kid);
    if (jwk.kid.isEmpty() && !names.isEmpty())
        jwk.kid = names.front();
    return keyUsed(jwk);
}

} // namespace

PasetoKeys pasetoKeys(const jose::KeySet &keys, const PasetoRow &row)
{
    PasetoKeys result;
    for (const jose::Jwk &jwk : keys.keys) {
        const auto key = keyFor(jwk, row, keys);
        if (key) {
            QStringList names = namesOf(*key, row);
            jose::KeyUsed used = usedAs(*key, jwk, names);
            if (!jwk.kid.isEmpty())
                names.append(jwk.kid);
            result.keys.push_back({*key, std::move(used), std::move(names)});
        } else if (!result.refusal) {
            result.refusal = jose::Reason{key.error().code, key.error().message};
        }
    }
    return result;
}

} // namespace claimcheck::formats
