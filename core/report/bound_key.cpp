#include "core/report/bound_key.h"

#include "core/encoding/base64url.h"
#include "core/report/verdict_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

bool isCertifiedBy(const jose::Jwk &jwk, const QByteArray &thumbprint)
{
    return !jwk.certificates.empty() &&
           encoding::encodeBase64Url(jwk.certificates.front().fingerprint(crypto::Digest::Sha256)) ==
               thumbprint;
}

QByteArray thumbprintOf(const JsonValue &jwk)
{
    const auto key = jose::readJwk(jwk);
    return key ? key->thumbprint() : QByteArray();
}

/// The way in which cnf means this key; empty where it does not.
QLatin1StringView wayMeant(const JsonValue &cnf, const QByteArray &ownThumbprint, const jose::Jwk &jwk)
{
    if (cnf["jkt"_L1].isString() && cnf["jkt"_L1].toUtf8() == jwk.thumbprint())
        return "jkt"_L1;
    if (cnf["x5t#S256"_L1].isString() && isCertifiedBy(jwk, cnf["x5t#S256"_L1].toUtf8()))
        return "x5t#S256"_L1;
    if (!ownThumbprint.isEmpty() && ownThumbprint == jwk.thumbprint())
        return "jwk"_L1;
    if (!jwk.kid.isEmpty() && cnf["kid"_L1].toString() == jwk.kid)
        return "kid"_L1;
    return {};
}

} // namespace

std::optional<jose::KeyUsed> boundKey(const encoding::JsonDocument &payload, const jose::KeySet &keys)
{
    if (!payload.root().isObject() || keys.isEmpty())
        return std::nullopt;
    const JsonValue cnf = payload["cnf"_L1];
    if (!cnf.isObject())
        return std::nullopt;
    const QByteArray own = cnf.has("jwk"_L1) ? thumbprintOf(cnf["jwk"_L1]) : QByteArray();
    for (const jose::Jwk &jwk : keys.keys) {
        if (const QLatin1StringView way = wayMeant(cnf, own, jwk); !way.isEmpty())
            return jose::KeyUsed{jwk.kid, jwk.thumbprint(), jwk.source, jwk.description(), {way}};
    }
    return std::nullopt;
}

void writeBoundKey(encoding::JsonWriter &writer, const std::optional<jose::KeyUsed> &key)
{
    if (key)
        writeKeyUsed(writer, key, "boundTo");
}

} // namespace claimcheck::report
