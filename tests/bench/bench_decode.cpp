#include "tests/bench/bench_decode.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/jws.h"
#include "core/token/token_document.h"

using namespace claimcheck::encoding;

namespace claimcheck::bench {

namespace {

volatile qsizetype sink = 0; // NOLINT: what is written here cannot be left out

void readMembers(const JsonValue &object)
{
    for (const JsonMember &member : object.members()) {
        const JsonValue value = member.value();
        sink = sink + member.name().size() + value.toString().size() + value.toInteger().value_or(0);
        for (const JsonValue &element : value.elements())
            sink = sink + element.toString().size();
    }
}

} // namespace

QByteArray sampleToken()
{
    const QByteArray header = R"({"alg":"HS256","typ":"JWT","kid":"key-2026-01"})";
    const QByteArray payload =
        R"({"iss":"https://idp.example.com/realms/prod","sub":"8a731258-aabb-4d60-a87e-95675a7d1485",)"
        R"("aud":["api://default","https://rs.example.com/"],"exp":4102444800,"nbf":1700000000,"iat":1700000000,)"
        R"("jti":"626c34f8-d645-45d7-9932-12438ada13de","azp":"web-client-01",)"
        R"("scope":"openid profile email offline_access read:orders write:orders",)"
        R"("sid":"5e95f482-ef3d-4392-bc10-108dc8ed3404","preferred_username":"user0","email":"user0@example.com",)"
        R"("email_verified":true,"roles":["admin","editor","viewer"],"acr":"urn:mace:incommon:iap:silver"})";
    return encodeBase64Url(header) + '.' + encodeBase64Url(payload) + '.' +
           encodeBase64Url(QByteArray(32, '\x5A'));
}

void decodeAndReadEveryMember(const QByteArray &token)
{
    const auto jws = jose::parseJws(token);
    const auto claims = JsonDocument::parse(jws->payload);
    readMembers(jws->signatures.front().header.root());
    readMembers(claims->root());
}

void readWholeToken(const QByteArray &token)
{
    const token::TokenDocument document = token::readToken(token);
    sink = sink + document.payload().root().size();
}

} // namespace claimcheck::bench
