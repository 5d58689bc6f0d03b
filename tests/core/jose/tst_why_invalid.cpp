#include "core/crypto/key_components.h"
#include "core/encoding/base64url.h"
#include "core/jose/algorithms.h"
#include "core/jose/sign.h"
#include "core/jose/verify.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::encodeBase64Url;
using jose::KeySet;
using jose::SignatureStatus;

Q_DECLARE_METATYPE(claimcheck::jose::KeySet)

// Own rows, one for each reason of why_invalid.h and verify.h: a token made with one mistake.

namespace {

const QByteArray payload("{\"sub\":\"ada\",\"n\":1}");

KeySet setOf(std::initializer_list<jose::Jwk> keys)
{
    KeySet set;
    set.keys = keys;
    return set;
}

jose::Jwk secret(QByteArrayView bytes)
{
    return jose::keyFromSecret(base::SecretBytes(bytes));
}

jose::Jwk generated(const char *alg, const QString &kid = {})
{
    static QHash<QString, jose::Jwk> made; // RSA keys take long to make
    jose::Jwk &jwk = made[QString::fromLatin1(alg) + kid];
    if (!jwk.key.isValid())
        jwk = jose::generateJwk(alg, kid).valueOr({});
    return jwk;
}

/// The public key without what would restrict its use.
jose::Jwk bare(const jose::Jwk &jwk)
{
    return jose::makeJwk(jwk.key.publicPart(), u"bare"_s, jwk.kid);
}

QByteArray signedWith(const QByteArray &header, const jose::Jwk &key, const QByteArray &body = payload)
{
    const auto token = jose::signCompact(header, body, key);
    return token ? *token : QByteArray();
}

QByteArray headerFor(const char *alg)
{
    return QByteArray("{\"alg\":\"") + alg + "\"}";
}

/// signature over header and payload with another row's method: the signer mixed the algorithms up.
QByteArray signedAs(const char *claimed, const char *actual, const jose::Jwk &key)
{
    const QByteArray input = encodeBase64Url(headerFor(claimed)) + '.' + encodeBase64Url(payload);
    return input + '.' + encodeBase64Url(*crypto::sign(jose::findAlgorithm(actual)->method, key.key, input));
}

QByteArray withSignature(const QByteArray &token, const QByteArray &signature)
{
    return token.left(token.lastIndexOf('.') + 1) + encodeBase64Url(signature);
}

QByteArray signatureOf(const QByteArray &token)
{
    return *encoding::decodeBase64Url(token.mid(token.lastIndexOf('.') + 1));
}

QByteArray withPayload(const QByteArray &token, const QByteArray &other)
{
    const QList<QByteArray> parts = token.split('.');
    return parts[0] + '.' + encodeBase64Url(other) + '.' + parts[2];
}

void row(const char *code, const QByteArray &token, const KeySet &keys, const char *detail = "")
{
    QTest::addRow("%s%s", code, detail) << token << keys << QString::fromLatin1(code);
}

void addSecretRows()
{
    const QByteArray bytes("\x01\xfe\xff secret of 32 bytes, binary \x80\x90", 32);
    const QByteArray token = signedWith(headerFor("HS256"), secret(bytes));
    row("secret-base64", token, setOf({secret(bytes.toBase64())}));
    row("secret-base64url", token, setOf({secret(encodeBase64Url(bytes))}));
    row("secret-hex", token, setOf({secret(bytes.toHex())}));
    row("secret-newline", token, setOf({secret(bytes + '\n')}));
    row("secret-quotes", token, setOf({secret('"' + bytes + '"')}));
    row("secret-base64", signedWith(headerFor("HS256"), secret(bytes.toBase64())), setOf({secret(bytes)}),
        " text signed");
    row("secret-newline", signedWith(headerFor("HS256"), secret(bytes + '\n')), setOf({secret(bytes)}),
        " signed");
    row("wrong-signature", token, setOf({secret("another secret")}), " hmac");
}

void addShapeRows()
{
    const jose::Jwk ec = generated("ES256");
    const QByteArray es256 = signedWith(headerFor("ES256"), ec);
    row("ecdsa-der", withSignature(es256, crypto::derFromRaw(signatureOf(es256))), setOf({ec}));
    row("signature-length", withSignature(es256, signatureOf(es256) + "x"), setOf({ec}));
    row("signature-length", withSignature(es256, signatureOf(es256).chopped(1)), setOf({ec}), " short");
    row("signature-range", withSignature(es256, QByteArray(64, '\0')), setOf({ec}), " zero");
    row("signature-range", withSignature(es256, QByteArray(64, '\xff')), setOf({ec}), " above the order");
    row("signature-missing", withSignature(es256, {}), setOf({ec}));
    const jose::Jwk hmac = generated("HS256");
    const QByteArray hs256 = signedWith(headerFor("HS256"), hmac);
    row("truncated", withSignature(hs256, signatureOf(hs256).chopped(3)), setOf({hmac}));
    row("base64-padding", hs256 + '=', setOf({hmac}));
    row("base64-malformed", hs256.chopped(1), setOf({hmac}), " two bits cut");
    row("white-space", hs256 + '\n', setOf({hmac}));
    QByteArray alphabet = withPayload(hs256, "{\"a\":\"\xc3\xbf\xc3\xbf?>~\"}");
    alphabet.replace('-', '+').replace('_', '/');
    row("base64-alphabet", alphabet, setOf({hmac}));
    row("wrong-signature", withPayload(hs256, "{\"sub\":\"eve\"}"), setOf({hmac}), " changed payload");
}

void addSpellingRows()
{
    const jose::Jwk hmac = generated("HS256");
    const QByteArray token = signedWith(headerFor("HS256"), hmac);
    row("re-serialized", withPayload(token, "{\"sub\": \"ada\", \"n\": 1}"), setOf({hmac}));
    row("re-serialized",
        withPayload(signedWith(headerFor("HS256"), hmac, "{\"sub\": \"ada\", \"n\": 1}"), payload),
        setOf({hmac}), " minified");
    const QByteArray plain = signedWith(R"({"alg":"HS256","b64":false,"crit":["b64"]})", hmac, "$02");
    const QByteArray header = plain.left(plain.indexOf('.'));
    row("payload-b64",
        header + '.' + encodeBase64Url("$02") + '.' +
            encodeBase64Url(crypto::hmac(crypto::Digest::Sha256, hmac.key.secret(),
                                         header + '.' + encodeBase64Url(encodeBase64Url("$02")))),
        setOf({hmac}));
    row("crit-not-understood", signedWith(R"({"alg":"HS256","crit":["exp2"],"exp2":1})", hmac),
        setOf({hmac}));
    row("crit-malformed", signedWith(R"({"alg":"HS256","crit":[]})", hmac), setOf({hmac}), " empty");
    row("crit-malformed", signedWith(R"({"alg":"HS256","crit":["alg"]})", hmac), setOf({hmac}), " alg");
    row("crit-malformed", signedWith(R"({"alg":"HS256","crit":["b64"]})", hmac), setOf({hmac}), " absent");
    row("b64-without-crit", signedWith(R"({"alg":"HS256","b64":false})", hmac, "x"), setOf({hmac}));
    row("b64-malformed", signedWith(R"({"alg":"HS256","b64":"no","crit":["b64"]})", hmac), setOf({hmac}));
}

void addMethodRows()
{
    const jose::Jwk rsa = bare(generated("RS256"));
    row("rsa-padding", signedAs("RS256", "PS256", generated("RS256")), setOf({rsa}));
    row("rsa-padding", signedAs("PS256", "RS256", generated("RS256")), setOf({rsa}), " PS");
    row("wrong-hash", signedAs("RS256", "RS512", generated("RS256")), setOf({rsa}));
    row("wrong-hash", signedAs("HS256", "HS512", generated("HS256")), setOf({generated("HS256")}), " HMAC");
    row("algorithm-key-mismatch", signedWith(headerFor("RS256"), generated("RS256")),
        setOf({generated("ES256")}));
    row("algorithm-key-mismatch", signedWith(headerFor("ES256"), generated("ES256")),
        setOf({generated("ES384")}), " curve");
    row("algorithm-unknown",
        signedWith(headerFor("HS256"), generated("HS256"))
            .replace(encodeBase64Url(headerFor("HS256")), encodeBase64Url(headerFor("HS257"))),
        setOf({generated("HS256")}));
    row("algorithm-missing", encodeBase64Url("{}") + ".e30.e30", setOf({generated("HS256")}));
    const QByteArray pem = *crypto::keyToPem(rsa.key, crypto::KeyPart::Public);
    row("key-confusion", signedWith(headerFor("HS256"), secret(pem)), setOf({rsa}));
    row("key-confusion", signedWith(headerFor("HS256"), secret(pem.trimmed())), setOf({rsa}), " trimmed");
}

void addKeyRows()
{
    const jose::Jwk one = generated("ES256", u"one"_s), two = generated("ES256", u"two"_s);
    const QByteArray token = *jose::signJwt(payload, one);
    jose::Jwk renamed = bare(one);
    renamed.kid = u"two"_s;
    jose::Jwk other = bare(two);
    other.kid = u"one"_s;
    row("wrong-kid", token, setOf({other, renamed}));
    row("wrong-key", token, setOf({bare(two)}));
    jose::Jwk encrypting = bare(one);
    encrypting.use = u"enc"_s;
    row("key-use", token, setOf({encrypting}));
    jose::Jwk operation = bare(one);
    operation.keyOps = {u"deriveKey"_s};
    row("key-use", token, setOf({operation}), " key_ops");
    jose::Jwk agreeing = bare(one);
    agreeing.alg = u"ECDH-ES"_s;
    row("key-alg", token, setOf({agreeing}));
    const QByteArray own = R"({"alg":"ES256","jwk":)" + one.toJson() + '}';
    row("self-asserted", signedWith(own, one), setOf({bare(two)}));
}

} // namespace

class TestWhyInvalid : public QObject
{
    Q_OBJECT

private slots:
    void code_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<KeySet>("keys");
        QTest::addColumn<QString>("code");
        addSecretRows();
        addShapeRows();
        addSpellingRows();
        addMethodRows();
        addKeyRows();
    }
    void code()
    {
        QFETCH(QByteArray, token);
        QFETCH(KeySet, keys);
        QFETCH(QString, code);
        const auto jws = jose::parseJws(token);
        QVERIFY2(jws.ok(), jws ? "" : qPrintable(jws.error().message));
        const auto verdict = jose::verifySignatures(*jws, keys)[0];
        QVERIFY(verdict.reason.has_value());
        QCOMPARE(QString(verdict.reason->code), code);
        QCOMPARE(verdict.status, SignatureStatus::Invalid);
        QVERIFY(!verdict.reason->message.isEmpty());
    }

    void ownKeyProvesNothing()
    {
        // RFC 8725 §3.10
        const jose::Jwk one = generated("ES256", u"one"_s);
        const QByteArray token = signedWith(R"({"alg":"ES256","jwk":)" + one.toJson() + '}', one);
        const auto verdict = jose::verifySignatures(*jose::parseJws(token), {})[0];
        QCOMPARE(verdict.status, SignatureStatus::NotChecked);
        QCOMPARE(verdict.reason->code, "self-asserted"_L1);
        QCOMPARE(verdict.key->thumbprint, one.thumbprint());
        QVERIFY(!jose::VerifiedJws::verify(*jose::parseJws(token), {}));
        QCOMPARE(jose::verifySignatures(*jose::parseJws(token), setOf({bare(one)}))[0].status,
                 SignatureStatus::Verified);
    }

    void kidThatNoKeyHasIsAHint()
    {
        // RFC 7515 §4.1.4: the key that verifies is named, whatever it is called
        const jose::Jwk one = generated("ES256", u"one"_s);
        const QByteArray token = *jose::signJwt(payload, one);
        jose::Jwk renamed = bare(one);
        renamed.kid = u"three"_s;
        const auto verdict = jose::verifySignatures(*jose::parseJws(token),
                                                    setOf({bare(generated("ES256", u"two"_s)), renamed}))[0];
        QCOMPARE(verdict.status, SignatureStatus::Verified);
        QCOMPARE(verdict.key->kid, u"three"_s);
    }

    void noneInAnySpelling_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const char *alg : {"none", "None", "NONE", "nOnE"})
            QTest::newRow(alg) << QByteArray(alg);
    }
    void noneInAnySpelling()
    {
        QFETCH(QByteArray, alg);
        const QByteArray token = encodeBase64Url("{\"alg\":\"" + alg + "\"}") + ".e30.";
        QCOMPARE(jose::verifySignatures(*jose::parseJws(token), setOf({generated("HS256")}))[0].status,
                 SignatureStatus::Unsigned);
    }
};

QTEST_GUILESS_MAIN(TestWhyInvalid)
#include "tst_why_invalid.moc"
