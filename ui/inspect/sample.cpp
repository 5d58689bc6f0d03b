#include "ui/inspect/sample.h"

#include "core/encoding/json_writer.h"
#include "core/jose/key_set.h"
#include "core/jose/sign.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr qint64 age = 10 * 60 + 48;
constexpr qint64 lifetime = 15 * 60;

/// jku and a fractional time are allowed and worth a word, so that the sample has findings.
constexpr auto header =
    R"({"alg":"RS256","kid":"2026-11","typ":"at+jwt","jku":"https://id.example.org/jwks"})";

QByteArray payload(qint64 now)
{
    encoding::JsonWriter json;
    json.beginObject();
    json.member("iss", "https://id.example.org"_ba);
    json.member("sub", "248289761001"_ba);
    json.member("aud", "https://api.example.org"_ba);
    json.member("client_id", "native-app"_ba);
    json.member("scope", "profile orders:read"_ba);
    json.memberRaw("auth_time", QByteArray::number(now - age - 95) + ".25");
    json.member("iat", now - age);
    json.member("exp", now - age + lifetime);
    json.member("jti", "ZX1tU6"_ba);
    json.endObject();
    return json.take();
}

} // namespace

TokenHandover makeSample(qint64 now)
{
    TokenHandover sample;
    base::Result<jose::Jwk> key = jose::generateJwk("RS256", u"2026-11"_s);
    if (!key)
        return sample;
    const base::Result<QByteArray> token = jose::signCompact(header, payload(now), *key);
    if (!token)
        return sample;
    jose::KeySet keys;
    keys.keys.push_back(std::move(key).value());
    sample.token = *token;
    sample.keys = keys.toJson();
    return sample;
}

} // namespace claimcheck::ui::inspect
