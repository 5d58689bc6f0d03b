#include "core/formats/paserk_given.h"

#include "core/formats/paserk_unwrap.h"
#include "core/formats/secret_readings.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using crypto::Key;

namespace {

/// As what a key may open a wrapped one.
std::vector<Key> openersIn(const jose::Jwk &jwk, const Paserk &wrapped)
{
    if (jwk.key.kind() != crypto::KeyKind::Secret)
        return {jwk.key};
    const QByteArrayView text = jwk.key.secret().trimmed();
    if (isPaserk(text)) {
        const auto paserk = readPaserk(text);
        if (!paserk || paserk->version != wrapped.version || isWrapped(paserk->type))
            return {};
        auto key = paserkKey(*paserk);
        return key ? std::vector<Key>{std::move(key).value()} : std::vector<Key>();
    }
    const bool isPassword =
        wrapped.type == PaserkType::LocalPassword || wrapped.type == PaserkType::SecretPassword;
    std::vector<Key> keys;
    if (isPassword)
        return {jwk.key};
    for (const base::SecretBytes &reading : secretReadings(jwk.key, {32, 48, 64})) {
        const bool isShared = wrapped.type != PaserkType::Seal;
        auto key = isShared ? base::Result<Key>(crypto::makeSecretKey(reading))
                            : paserkKey({wrapped.version, PaserkType::Secret, reading});
        if (key)
            keys.push_back(std::move(key).value());
    }
    return keys;
}

} // namespace

base::Result<Paserk> givenPaserk(QByteArrayView text, const jose::KeySet &others)
{
    auto paserk = readPaserk(text);
    if (!paserk || !isWrapped(paserk->type))
        return paserk;
    base::Error error{"paserk-wrapped"_L1,
                      Text::tr("This PASERK is wrapped: give the key or the password that opens it, too."),
                      -1,
                      {base::Spec::Paserk}};
    for (const jose::Jwk &jwk : others.keys) {
        for (const Key &key : openersIn(jwk, *paserk)) {
            auto unwrapped = unwrapPaserk(*paserk, key);
            if (unwrapped)
                return unwrapped;
            error = unwrapped.error();
        }
    }
    return error;
}

} // namespace claimcheck::formats
