#pragma once

// Rows of tst_reasons: what the token's shape, its header and the keys tell.

#include "tests/core/jose/reason_rows.h"

namespace claimcheck::test {

/// Another last character that stands for the same bytes (RFC 4648 §3.5).
inline QByteArray withOtherLastBits(QByteArray token)
{
    token.back() = static_cast<char>(token.back() + 1); // of 256 bits the last character carries four
    return token;
}

inline void addSegmentRows()
{
    const jose::Jwk hmac = generated("HS256");
    const jose::KeySet keys = setOf({hmac});
    const QByteArray token = signedClaims("HS256", hmac);
    const qsizetype inPayload = token.indexOf('.') + 5;
    reason("white-space", "behind", token + '\n', keys);
    reason("white-space", "in the payload", QByteArray(token).insert(inPayload, "\r\n "), keys);
    reason("base64-padding", "behind", token + '=', keys);
    reason("base64-malformed", "a foreign character", QByteArray(token).insert(inPayload, '!'), keys);
    reason("base64-malformed", "two bits too many", withOtherLastBits(token), keys);
    boundary("base64-malformed", "two bits cut", "truncated", token.chopped(1), keys);
    reason("url-escapes", "padding behind", token + "%3D", keys);
    reason("html-escapes", "padding behind", token + "&#61;", keys);
    reason("backslash-escapes", "a line break behind", token + "\\n", keys);
    reason("quotes", "around", '"' + token + '"', keys);
    reason("bearer-prefix", "in front", "Bearer " + token, keys);
    QByteArray standard = signedWith(headerFor("HS256"), hmac, "{\"a\":\"\xc3\xbf\xc3\xbf?>~\"}");
    standard.replace('-', '+').replace('_', '/');
    reason("base64-alphabet", "in the payload", standard, keys);
    const QByteArray plainHeader = R"({"alg":"HS256","b64":false,"crit":["b64"]})";
    for (const char *code :
         {"white-space", "base64-padding", "base64-alphabet", "url-escapes", "html-escapes",
          "backslash-escapes", "quotes", "bearer-prefix", "base64-malformed"})
        boundary(code, "in a payload that is not encoded", "verified",
                 signedWith(plainHeader, hmac, "\"Bearer +/%3D&#61;=\\n!\""), keys);
}

/// A signature whose r or s begins with a zero byte.
inline QByteArray withLeadingZero(const jose::Jwk &key)
{
    for (int i = 0; i < 20000; ++i) {
        const QByteArray token = signedClaims("ES256", key);
        const QByteArray signature = signatureOf(token);
        if (signature[0] == '\0' && signature[1] != '\0')
            return token;
    }
    return {};
}

inline void addShapeRows()
{
    const jose::Jwk ec = generated("ES256"), hmac = generated("HS256"), rsa = generated("RS256");
    const QByteArray es256 = signedClaims("ES256", ec), hs256 = signedClaims("HS256", hmac);
    const QByteArray raw = signatureOf(es256), der = crypto::derFromRaw(raw);
    reason("ecdsa-der", "fits", withSignature(es256, der), setOf({ec}));
    reason("ecdsa-der", "does not fit either", withSignature(es256, der),
           setOf({bare(generated("ES256", QStringLiteral("other")))}));
    boundary("ecdsa-der", "cut by a byte", "signature-length", withSignature(es256, der.chopped(1)),
             setOf({ec}));
    const QByteArray zero = withLeadingZero(ec);
    reason("signature-length", "r without its leading zero", withSignature(zero, signatureOf(zero).mid(1)),
           setOf({ec}));
    reason("signature-length", "a sign byte", withSignature(es256, QByteArray(1, '\0') + raw), setOf({ec}));
    reason("signature-length", "too long", withSignature(es256, raw + "xy"), setOf({ec}));
    reason("signature-length", "of a larger RSA key",
           withSignature(signedClaims("RS256", rsa), QByteArray(512, 'x')), setOf({bare(rsa)}));
    boundary("signature-length", "cut short", "truncated", withSignature(es256, raw.chopped(1)), setOf({ec}));
    reason("truncated", "HMAC", withSignature(hs256, signatureOf(hs256).chopped(3)), setOf({hmac}));
    reason("truncated", "ECDSA, half of it", withSignature(es256, raw.first(32)), setOf({ec}));
    reason("truncated", "RSA", withSignature(signedClaims("RS256", rsa), QByteArray(255, 'x')),
           setOf({bare(rsa)}));
    boundary("truncated", "another byte, not fewer", "wrong-signature",
             withSignature(hs256, signatureOf(hs256).chopped(1) + 'x'), setOf({hmac}));
    reason("signature-missing", "ECDSA", withSignature(es256, {}), setOf({ec}));
    boundary("signature-missing", "one byte", "truncated", withSignature(es256, "x"), setOf({ec}));
    reason("signature-range", "zero", withSignature(es256, QByteArray(64, '\0')), setOf({ec}));
    reason("signature-range", "above the order", withSignature(es256, QByteArray(64, '\xff')), setOf({ec}));
    boundary("signature-range", "one", "wrong-signature",
             withSignature(es256, QByteArray(31, '\0') + '\1' + QByteArray(31, '\0') + '\1'), setOf({ec}));
    reason("wrong-signature", "changed payload", withPart(hs256, 1, "{\"sub\":\"eve\"}"), setOf({hmac}));
    reason("wrong-signature", "other secret", hs256, setOf({secret("another secret")}));
}

inline void addHeaderRows()
{
    const jose::Jwk hmac = generated("HS256");
    const auto header = [&](const char *code, const char *detail, const QByteArray &json) {
        reason(code, detail, signedWith(json, hmac, "x"), setOf({hmac}));
    };
    header("crit-not-understood", "one", R"({"alg":"HS256","crit":["exp2"],"exp2":1})");
    header("crit-malformed", "empty", R"({"alg":"HS256","crit":[]})");
    header("crit-malformed", "alg", R"({"alg":"HS256","crit":["alg"]})");
    header("crit-malformed", "absent", R"({"alg":"HS256","crit":["b64"]})");
    header("b64-without-crit", "false", R"({"alg":"HS256","b64":false})");
    header("b64-malformed", "a string", R"({"alg":"HS256","b64":"no","crit":["b64"]})");
    boundary("b64-without-crit", "true", "verified", signedWith(R"({"alg":"HS256","b64":true})", hmac, "x"),
             setOf({hmac}));
    reason("algorithm-missing", "no alg", encoding::encodeBase64Url("{}") + ".e30.e30", setOf({hmac}));
    reason("algorithm-unknown", "HS257", encoding::encodeBase64Url(headerFor("HS257")) + ".e30.e30",
           setOf({hmac}));
    boundary("algorithm-unknown", "none", "alg-none", encoding::encodeBase64Url(headerFor("none")) + ".e30.",
             setOf({hmac}));
    const QByteArrayList parts = signedClaims("HS256", hmac).split('.');
    const QByteArray flattened = "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] +
                                 "\",\"signature\":\"" + parts[2] + "\",\"header\":{\"%1\":\"x\"}}";
    reason("header-not-disjoint", "alg twice", QByteArray(flattened).replace("%1", "alg"), setOf({hmac}));
    boundary("header-not-disjoint", "another member", "verified", QByteArray(flattened).replace("%1", "typ"),
             setOf({hmac}));
    const QByteArray plain = encoding::encodeBase64Url(R"({"alg":"HS256","b64":false,"crit":["b64"]})");
    reason("b64-differs", "two signatures",
           "{\"payload\":\"" + parts[1] + "\",\"signatures\":[{\"protected\":\"" + parts[0] +
               "\",\"signature\":\"" + parts[2] + "\"},{\"protected\":\"" + plain + "\",\"signature\":\"" +
               parts[2] + "\"}]}",
           setOf({hmac}));
}

inline void addKeyRows()
{
    const jose::Jwk one = generated("ES256", QStringLiteral("one"));
    const jose::Jwk two = generated("ES256", QStringLiteral("two"));
    const QByteArray token = jose::signJwt(claims, one).valueOr({});
    const auto changed = [](jose::Jwk jwk, auto change) {
        change(jwk);
        return setOf({jwk});
    };
    jose::Jwk renamed = bare(one), other = bare(two);
    renamed.kid = QStringLiteral("two");
    other.kid = QStringLiteral("one");
    reason("wrong-kid", "another key of the set", token, setOf({other, renamed}));
    boundary("wrong-kid", "kid that no key has", "verified", token, setOf({renamed}));
    reason("wrong-key", "rotated", token, setOf({bare(two)}));
    boundary("wrong-key", "a token without kid", "wrong-signature", signedClaims("ES256", one),
             setOf({bare(two)}));
    boundary("wrong-key", "a key without kid", "wrong-signature", token,
             changed(bare(two), [](jose::Jwk &jwk) { jwk.kid.clear(); }));
    reason("key-use", "enc", token,
           changed(bare(one), [](jose::Jwk &jwk) { jwk.use = QStringLiteral("enc"); }));
    reason("key-use", "key_ops", token,
           changed(bare(one), [](jose::Jwk &jwk) { jwk.keyOps = {QStringLiteral("deriveKey")}; }));
    boundary("key-use", "sig", "verified", token,
             changed(bare(one), [](jose::Jwk &jwk) { jwk.use = QStringLiteral("sig"); }));
    reason("key-alg", "ECDH-ES", token,
           changed(bare(one), [](jose::Jwk &jwk) { jwk.alg = QStringLiteral("ECDH-ES"); }));
    boundary("key-alg", "ES256", "verified", token,
             changed(bare(one), [](jose::Jwk &jwk) { jwk.alg = QStringLiteral("ES256"); }));
    const QByteArray own = R"({"alg":"ES256","jwk":)" + one.toJson() + '}';
    reason("self-asserted", "jwk", signedWith(own, one, claims), setOf({bare(two)}));
    boundary("self-asserted", "a jwk that does not fit either", "wrong-signature",
             signedWith(own, two, claims), setOf({bare(generated("ES256"))}));
    reason("algorithm-key-mismatch", "kind", signedClaims("RS256", generated("RS256")),
           setOf({bare(generated("ES256"))}));
    reason("algorithm-key-mismatch", "curve", signedClaims("ES256", generated("ES256")),
           setOf({bare(generated("ES384"))}));
    boundary("algorithm-key-mismatch", "one of the set goes with it", "wrong-signature",
             signedClaims("ES256", generated("ES256")),
             setOf({bare(generated("ES384")),
                    changed(bare(two), [](jose::Jwk &jwk) { jwk.kid.clear(); }).keys[0]}));
}

} // namespace claimcheck::test
