#include "app/picture_tokens.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json_writer.h"
#include "core/jose/encrypt.h"
#include "core/jose/key_set.h"
#include "core/jose/sign.h"
#include "ui/inspect/findings_panel.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/sample.h"
#include "ui/widgets/data_table.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::encodeBase64Url;
using ui::TokenHandover;
using ui::inspect::InspectWorkspace;

namespace {

constexpr qint64 hour = 3600;

/// A new key, or none where OpenSSL cannot make it.
jose::Jwk newKey(QByteArrayView alg, const QString &kid)
{
    return jose::generateJwk(alg, kid).valueOr(jose::Jwk());
}

QByteArray keySetJson(const std::vector<jose::Jwk> &keys, jose::JwkPart part)
{
    QByteArrayList members;
    for (const jose::Jwk &key : keys)
        members << key.toJson(part);
    return "{\"keys\":[" + members.join(',') + "]}";
}

QByteArray claims(qint64 now)
{
    encoding::JsonWriter json;
    json.beginObject();
    json.member("iss", "https://id.example.org"_ba);
    json.member("sub", "248289761001"_ba);
    json.member("aud", "https://api.example.org/orders"_ba);
    json.member("client_id", "native-app"_ba);
    json.member("iat", now - 600);
    json.member("exp", now + hour);
    json.member("jti", "b7f2c0"_ba);
    json.endObject();
    return json.take();
}

TokenHandover verified(qint64 now)
{
    return ui::inspect::makeSample(now);
}

/// Signed with another key than the issuer's.
TokenHandover notValid(qint64 now)
{
    const jose::Jwk issuer = newKey("ES256", u"2026-11"_s);
    const jose::Jwk other = newKey("ES256", u"2026-11"_s);
    return {jose::signJwt(claims(now), other, "at+jwt").valueOr({}),
            keySetJson({issuer}, jose::JwkPart::Public),
            {}};
}

/// RFC 7515 §7.2.1: two signatures over one payload, of which the keys fit one.
TokenHandover twoSignatures(qint64 now)
{
    const jose::Jwk first = newKey("ES256", u"2026-11"_s);
    const jose::Jwk second = newKey("RS256", u"partner"_s);
    const jose::Jwk stranger = newKey("RS256", u"partner"_s);
    QByteArrayList signatures;
    QByteArray payload;
    for (const jose::Jwk *key : {&first, &second}) {
        const QByteArrayList parts = jose::signJwt(claims(now), *key).valueOr("..").split('.');
        payload = parts[1];
        signatures << "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";
    }
    return {"{\"payload\":\"" + payload + "\",\"signatures\":[" + signatures.join(',') + "]}",
            keySetJson({first, stranger}, jose::JwkPart::Public),
            {}};
}

/// A signed token as the payload of another one (RFC 7519 §5.2).
TokenHandover nested(qint64 now)
{
    const jose::Jwk inner = newKey("ES256", u"2026-11"_s);
    const jose::Jwk outer = newKey("EdDSA", u"gateway"_s);
    const QByteArray token = jose::signJwt(claims(now), inner, "at+jwt").valueOr({});
    return {jose::signCompact(R"({"alg":"EdDSA","kid":"gateway","cty":"JWT"})", token, outer).valueOr({}),
            keySetJson({inner, outer}, jose::JwkPart::Public),
            {}};
}

/// The same without a word on what it is for.
jose::Jwk newPlainKey(QByteArrayView alg, const QString &kid)
{
    jose::Jwk key = newKey(alg, kid);
    key.alg.clear();
    key.use.clear();
    key.keyOps.clear();
    return key;
}

/// A signed token, encrypted (RFC 7519 §5.2), and the key to open it.
TokenHandover encrypted(qint64 now)
{
    const jose::Jwk recipient = newPlainKey("RS256", u"2026-enc"_s);
    const jose::Jwk signer = newKey("ES256", u"2026-11"_s);
    const QByteArray token = jose::signJwt(claims(now), signer, "at+jwt").valueOr({});
    const QByteArray header = R"({"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"2026-enc","cty":"JWT"})";
    return {jose::encryptCompact(header, token, recipient).valueOr({}),
            keySetJson({recipient, signer}, jose::JwkPart::Private),
            {}};
}

TokenHandover locked(qint64 now)
{
    return {encrypted(now).token, {}, {}};
}

/// Encrypted claims that nobody signed.
TokenHandover decrypted(qint64 now)
{
    const jose::Jwk key = newPlainKey("HS256", u"shared"_s);
    const QByteArray header = R"({"alg":"dir","enc":"A128CBC-HS256","kid":"shared","typ":"JWT"})";
    return {jose::encryptCompact(header, claims(now), key).valueOr({}),
            keySetJson({key}, jose::JwkPart::Private),
            {}};
}

QByteArray digest(const QByteArray &text)
{
    return encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, text));
}

/// RFC 9901: three of four claims are disclosed, and the holder's key signs the presentation.
TokenHandover sdJwt(qint64 now)
{
    const jose::Jwk issuer = newKey("ES256", u"issuer"_s);
    const jose::Jwk holder = newKey("ES256", {});
    const QByteArrayList disclosures = {
        encodeBase64Url(R"(["6Ij7tM-a5iVPGboS5tmvVA","given_name","Erika"])"),
        encodeBase64Url(R"(["eI8ZWm9QnKPpNPeNenHdhQ","family_name","Mustermann"])"),
        encodeBase64Url(R"(["Qg_O64zqAxe412a108iroA","birthdate","1963-08-12"])"),
        encodeBase64Url(R"(["AJx-095VPrpTtN4QMOqROA","email","erika@example.org"])"),
    };
    QByteArrayList digests;
    for (const QByteArray &one : disclosures)
        digests << '"' + digest(one) + '"';
    const QByteArray payload =
        R"({"iss":"https://issuer.example.org","vct":"https://credentials.example.org/identity","iat":)" +
        QByteArray::number(now - 600) + R"(,"exp":)" + QByteArray::number(now + 30 * 24 * hour) +
        R"(,"_sd":[)" + digests.join(',') + R"(],"_sd_alg":"sha-256","cnf":{"jwk":)" +
        holder.toJson(jose::JwkPart::Public) + "}}";
    const QByteArray presentation =
        jose::signJwt(payload, issuer, "dc+sd-jwt").valueOr({}) + '~' + disclosures.first(3).join('~') + '~';
    const QByteArray binding = R"({"aud":"https://verifier.example.org","nonce":"n-0S6_WzA2Mj","iat":)" +
                               QByteArray::number(now - 20) + R"(,"sd_hash":")" + digest(presentation) +
                               "\"}";
    return {presentation + jose::signJwt(binding, holder, "kb+jwt").valueOr({}),
            keySetJson({issuer}, jose::JwkPart::Public),
            {}};
}

/// A delegated access token: each of these claims is a tree.
TokenHandover nestedClaims(qint64 now)
{
    const jose::Jwk issuer = newKey("ES256", u"2026-11"_s);
    const QByteArray payload =
        R"({"iss":"https://id.example.org","sub":"248289761001","aud":["https://api.example.org","https://bank.example.org"],)"
        R"("client_id":"native-app","iat":)" +
        QByteArray::number(now - 600) + R"(,"exp":)" + QByteArray::number(now + 252) +
        R"(,"jti":"b7f2c0","scope":"openid offline_access orders:read","acr":"phr","amr":["pwd","otp"],)"
        R"("cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"},"act":{"sub":"https://agent.example.org"},)"
        R"("authorization_details":[{"type":"payment_initiation","actions":["initiate"],)"
        R"("locations":["https://bank.example.org/payments"]}]})";
    return {jose::signJwt(payload, issuer, "at+jwt").valueOr({}),
            keySetJson({issuer}, jose::JwkPart::Public),
            {}};
}

/// A token of which much is to be said.
TokenHandover careless(qint64 now)
{
    const jose::Jwk issuer = newKey("ES256", u"../../keys/2026-11"_s);
    const QByteArray payload =
        R"({"iss":"https://id.example.org","sub":"248289761001","aud":"https://api.example.org","client_id":"native-app",)"
        R"("iat":)" +
        QByteArray::number(now - 600) + R"(,"exp":)" + QByteArray::number(now + 30 * 24 * hour) +
        R"(,"jti":"b7f2c0","scope":["profile","orders:read"],"user":{"email":"erika@example.org","api_key":"k-1"}})";
    return {jose::signJwt(payload, issuer, "at+jwt").valueOr({}),
            keySetJson({issuer}, jose::JwkPart::Public),
            {}};
}

/// A personal access token in GitHub's form: the last six characters are the checksum of the others.
TokenHandover opaque(qint64)
{
    return {"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", {}, {}};
}

void chooseAudience(InspectWorkspace &inspect)
{
    inspect.selectClaim(u"aud"_s);
}

void chooseRow(InspectWorkspace &inspect, int row)
{
    auto *rows = inspect.findChild<ui::DataTable *>(u"signature.rows"_s);
    rows->setCurrentIndex(rows->model()->index(row, 0));
}

void showExpected(InspectWorkspace &inspect)
{
    inspect.findChild<ui::inspect::FindingsPanel *>()->toggleExpected();
}

constexpr PictureToken tokens[] = {
    {"inspect", verified, chooseAudience},
    {"inspect-not-valid", notValid, nullptr},
    {"inspect-signatures", twoSignatures, [](InspectWorkspace &inspect) { chooseRow(inspect, 1); }},
    {"inspect-encrypted", locked, nullptr},
    {"inspect-decrypted", decrypted, nullptr},
    {"inspect-decrypted-jwt", encrypted, [](InspectWorkspace &inspect) { inspect.showLevel(1); }},
    {"inspect-nested", nested, [](InspectWorkspace &inspect) { inspect.showLevel(1); }},
    {"inspect-sd-jwt", sdJwt, [](InspectWorkspace &inspect) { inspect.selectClaim(u"family_name"_s); }},
    {"inspect-opaque", opaque, nullptr},
    {"inspect-claims", nestedClaims, [](InspectWorkspace &inspect) { inspect.selectClaim(u"cnf"_s); }},
    {"inspect-findings", careless,
     [](InspectWorkspace &inspect) { inspect.selectFinding("payload-secret"_L1); }},
    {"inspect-expected", careless, showExpected},
};

} // namespace

std::span<const PictureToken> pictureTokens()
{
    return tokens;
}

} // namespace claimcheck::app
