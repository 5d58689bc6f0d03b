#pragma once

// Rows of tst_reasons: what a trial proves.

#include "core/crypto/key_file.h"
#include "core/crypto/key_pkcs1.h"
#include "tests/core/jose/reason_rows.h"

namespace claimcheck::test {

inline void addSecretRows()
{
    const QByteArray bytes("\x01\xfe\xff secret of 32 bytes, binary \x80\x90", 32);
    const QByteArray token = signedClaims("HS256", secret(bytes));
    const auto given = [&](const QByteArray &text) { return setOf({secret(text)}); };
    const auto signedBy = [](const QByteArray &text) { return signedClaims("HS256", secret(text)); };
    reason("secret-base64", "given as text", token, given(bytes.toBase64()));
    reason("secret-base64", "given as text without padding", token,
           given(bytes.toBase64(QByteArray::OmitTrailingEquals)));
    reason("secret-base64", "signed with the text", signedBy(bytes.toBase64()), given(bytes));
    reason("secret-base64url", "given as text", token, given(encoding::encodeBase64Url(bytes)));
    reason("secret-base64url", "signed with the text", signedBy(encoding::encodeBase64Url(bytes)),
           given(bytes));
    reason("secret-hex", "given as text", token, given(bytes.toHex()));
    reason("secret-hex", "signed with the text", signedBy(bytes.toHex()), given(bytes));
    reason("secret-hex", "signed with the text in capitals", signedBy(bytes.toHex().toUpper()), given(bytes));
    reason("secret-newline", "given with it", token, given(bytes + '\n'));
    reason("secret-newline", "signed with it", signedBy(bytes + '\n'), given(bytes));
    reason("secret-newline", "signed with that of Windows", signedBy(bytes + "\r\n"), given(bytes));
    reason("secret-quotes", "given with them", token, given('"' + bytes + '"'));
    reason("secret-quotes", "signed with them", signedBy('"' + bytes + '"'), given(bytes));
    reason("secret-quotes", "signed with single ones", signedBy('\'' + bytes + '\''), given(bytes));
    boundary("secret-base64", "text of another secret", "wrong-signature", token,
             given(QByteArray("another").toBase64()));
    boundary("secret-base64", "the text is the secret", "verified", signedBy(bytes.toBase64()),
             given(bytes.toBase64()));
    boundary("secret-base64url", "with a character of no alphabet", "wrong-signature", token,
             given('!' + encoding::encodeBase64Url(bytes)));
    boundary("secret-hex", "a digit too few", "wrong-signature", token, given(bytes.toHex().chopped(1)));
    boundary("secret-newline", "in the middle", "wrong-signature", token,
             given(QByteArray(bytes).insert(9, '\n')));
    boundary("secret-quotes", "one only", "wrong-signature", token, given('"' + bytes));
}

inline void addSpellingRows()
{
    const jose::Jwk hmac = generated("HS256");
    const QByteArray token = signedClaims("HS256", hmac);
    const auto respelled = [&](const char *detail, const QByteArray &before, const QByteArray &after) {
        reason("re-serialized", detail, withPart(signedWith(headerFor("HS256"), hmac, before), 1, after),
               setOf({hmac}));
    };
    respelled("spaced", claims, "{\"sub\": \"ada\", \"n\": 1}");
    respelled("minified", "{\"sub\": \"ada\", \"n\": 1}", claims);
    respelled("pretty", claims, "{\n  \"sub\": \"ada\",\n  \"n\": 1\n}");
    respelled("pretty before", "{\n    \"sub\": \"ada\",\n    \"n\": 1\n}", claims);
    respelled("sorted", "{\"n\":1,\"sub\":\"ada\"}", claims);
    respelled("escapes resolved", "{\"name\":\"Ren\\u00e9\\/\"}", "{\"name\":\"Ren\xC3\xA9/\"}");
    respelled("escapes written", "{\"name\":\"Ren\xC3\xA9 \xF0\x9F\x98\x80\"}",
              "{\"name\": \"Ren\\u00e9 \\ud83d\\ude00\"}");
    reason("re-serialized", "header", withPart(token, 0, "{\"alg\": \"HS256\"}"), setOf({hmac}));
    reason("re-serialized", "both", withPart(withPart(token, 0, "{ \"alg\" : \"HS256\" }"), 1, claims + '\n'),
           setOf({hmac}));
    boundary("re-serialized", "another number", "wrong-signature",
             withPart(token, 1, "{\"sub\":\"ada\",\"n\":1.0}"), setOf({hmac}));
    boundary("re-serialized", "another order", "wrong-signature",
             withPart(signedWith(headerFor("HS256"), hmac, "{\"b\":1,\"c\":2,\"a\":3}"), 1,
                      "{\"c\":2,\"b\":1,\"a\":3}"),
             setOf({hmac}));

    const QByteArray plainHeader = R"({"alg":"HS256","b64":false,"crit":["b64"]})";
    const QByteArray encodedHeader = encoding::encodeBase64Url(plainHeader);
    const auto mac = [&](const QByteArray &input) {
        return '.' +
               encoding::encodeBase64Url(crypto::hmac(crypto::Digest::Sha256, hmac.key.secret(), input));
    };
    const QByteArray twice = encodedHeader + '.' + encoding::encodeBase64Url("JDAy");
    reason("payload-b64", "false, and encoded for signing", encodedHeader + ".JDAy" + mac(twice),
           setOf({hmac}));
    const QByteArray input = encoding::encodeBase64Url(headerFor("HS256")) + '.';
    reason("payload-b64", "missing", input + encoding::encodeBase64Url(claims) + mac(input + claims),
           setOf({hmac}));
    boundary("payload-b64", "false and not encoded", "verified", signedWith(plainHeader, hmac, "$02"),
             setOf({hmac}));
}

inline void addConfusionRows()
{
    const jose::Jwk rsa = bare(generated("RS256"));
    const QByteArray pem = crypto::keyToPem(rsa.key, crypto::KeyPart::Public).valueOr({});
    const QByteArray pkcs1 = crypto::publicKeyToPkcs1Pem(rsa.key).valueOr({});
    const auto confused = [&](const char *detail, const QByteArray &text) {
        reason("key-confusion", detail, signedClaims("HS256", secret(text)), setOf({rsa}));
    };
    confused("PEM", pem);
    confused("PEM without a line break at its end", pem.trimmed());
    confused("PEM of Windows", QByteArray(pem).replace("\n", "\r\n"));
    confused("PKCS #1", pkcs1);
    confused("PKCS #1 without a line break at its end", pkcs1.trimmed());
    confused("DER", crypto::keyToDer(rsa.key, crypto::KeyPart::Public).valueOr({}));
    confused("JWK", rsa.toJson());
    confused("JWK with spaces", rsa.toJson().replace(",", ", ").replace(":", ": "));
    boundary(
        "key-confusion", "the text of another key", "algorithm-key-mismatch",
        signedClaims("HS256", secret(*crypto::keyToPem(generated("ES256").key, crypto::KeyPart::Public))),
        setOf({rsa}));
    boundary("key-confusion", "the text given as the secret", "verified", signedClaims("HS256", secret(pem)),
             setOf({secret(pem)}));
}

inline void addMethodRows()
{
    const jose::Jwk rsa = bare(generated("RS256")), ec = bare(generated("ES256"));
    const auto mixedUp = [](const char *code, const char *claimed, const char *actual, const char *maker,
                            const jose::Jwk &key) {
        reason(code, actual, signedAs(claimed, actual, generated(maker), claims), setOf({key}));
    };
    mixedUp("rsa-padding", "RS256", "PS256", "RS256", rsa);
    mixedUp("rsa-padding", "PS256", "RS256", "RS256", rsa);
    mixedUp("rsa-padding", "RS256", "PS512", "RS256", rsa);
    mixedUp("wrong-hash", "RS256", "RS512", "RS256", rsa);
    mixedUp("wrong-hash", "PS384", "PS256", "RS256", rsa);
    mixedUp("wrong-hash", "HS256", "HS512", "HS512", generated("HS512"));
    mixedUp("algorithm-key-mismatch", "RS256", "ES256", "ES256", ec);
    mixedUp("algorithm-key-mismatch", "HS256", "RS256", "RS256", rsa);
    boundary("rsa-padding", "another key", "wrong-signature",
             signedAs("RS256", "PS256", generated("RS256"), claims), setOf({bare(generated("PS256"))}));
    boundary("wrong-hash", "another key", "wrong-signature",
             signedAs("RS256", "RS512", generated("RS256"), claims), setOf({bare(generated("PS256"))}));
}

} // namespace claimcheck::test
