#include "core/crypto/generate.h"
#include "core/encoding/base64url.h"
#include "core/jose/decrypt.h"
#include "core/jose/encrypt.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using crypto::Curve;
using jose::DecryptionStatus;
using jose::DecryptionStep;

// A token that is wrong in one way, and the step and reason named. Tokens are made here.

namespace {

const QByteArray plaintext(R"({"sub":"somebody"})");

jose::Jwk secret(const QByteArray &bytes)
{
    return jose::keyFromSecret(base::SecretBytes(bytes));
}

jose::KeySet setOf(std::vector<jose::Jwk> keys)
{
    jose::KeySet set;
    set.keys = std::move(keys);
    return set;
}

const jose::Jwk &key32()
{
    static const jose::Jwk key = secret("a secret of just thirty-two byte");
    return key;
}

const jose::Jwk &rsa()
{
    static const jose::Jwk key = jose::makeJwk(*crypto::generateRsa(2048), u"test"_s, u"rsa"_s);
    return key;
}

const jose::Jwk &ec()
{
    static const jose::Jwk key = jose::makeJwk(*crypto::generateOn(Curve::P256), u"test"_s, u"ec"_s);
    return key;
}

QByteArray made(const QByteArray &header, const jose::Jwk &key, const QByteArray &text = plaintext)
{
    const auto token = jose::encryptCompact(header, text, key);
    return token ? *token : "could not encrypt: " + token.error().message.toUtf8();
}

QByteArray withPart(const QByteArray &token, qsizetype index, const QByteArray &part)
{
    QList<QByteArray> parts = token.split('.');
    parts[index] = part;
    return parts.join('.');
}

/// With members replaced or added: what was authenticated no longer fits, which is looked at last.
QByteArray withHeader(const QByteArray &token, const QByteArray &json)
{
    return withPart(token, 0, encoding::encodeBase64Url(json));
}

QByteArray dir()
{
    return made(R"({"alg":"dir","enc":"A256GCM"})", key32());
}

jose::Jwk withAlg(jose::Jwk key, const QString &alg)
{
    key.alg = alg;
    return key;
}

jose::Jwk withUse(jose::Jwk key, const QString &use)
{
    key.use = use;
    return key;
}

} // namespace

Q_DECLARE_METATYPE(claimcheck::jose::KeySet)

class TestDecrypt : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, const QByteArray &token, const jose::KeySet &keys, DecryptionStep step,
                    const char *code, DecryptionStatus status = DecryptionStatus::Failed)
    {
        QTest::newRow(name) << token << keys << int(status) << QByteArray(jose::stepName(step).data())
                            << QByteArray(code);
    }
    static void addKeyRows()
    {
        const auto key = DecryptionStep::Key;
        const QByteArray kw = made(R"({"alg":"A256KW","enc":"A128GCM"})", key32());
        const QByteArray oaep = made(R"({"alg":"RSA-OAEP","enc":"A128GCM"})", rsa());
        row("no key", dir(), {}, DecryptionStep::None, "no-key", DecryptionStatus::NotTried);
        row("secret of another length", dir(), setOf({secret("short")}), key, "key-length");
        row("secret for RSA", oaep, setOf({key32()}), key, "algorithm-key-mismatch");
        row("EC for RSA", oaep, setOf({ec()}), key, "algorithm-key-mismatch");
        row("public half", oaep, setOf({jose::makeJwk(rsa().key.publicPart()), key32()}), key,
            "key-not-private");
        row("for signatures", kw, setOf({withUse(key32(), u"sig"_s)}), key, "key-use");
        row("for AES-GCM key wrap", kw, setOf({withAlg(key32(), u"A256GCMKW"_s)}), key, "key-alg");
        row("for another enc", dir(), setOf({withAlg(key32(), u"A128GCM"_s)}), key, "key-alg");
        row("Ed25519 cannot agree", made(R"({"alg":"ECDH-ES","enc":"A128GCM"})", ec()),
            setOf({jose::makeJwk(*crypto::generateOn(Curve::Ed25519))}), key, "algorithm-key-mismatch");
    }
    static void addHeaderRows()
    {
        const auto keys = setOf({key32()});
        const auto header = [&](const char *name, const QByteArray &json, const char *code) {
            row(name, withHeader(dir(), json), keys, DecryptionStep::Header, code);
        };
        header("no alg", R"({"enc":"A256GCM"})", "algorithm-missing");
        header("signature alg", R"({"alg":"HS256","enc":"A256GCM"})", "algorithm-unknown");
        header("enc as alg", R"({"alg":"A256GCM","enc":"A256GCM"})", "algorithm-unknown");
        header("lower case", R"({"alg":"DIR","enc":"A256GCM"})", "algorithm-unknown");
        header("no enc", R"({"alg":"dir"})", "enc-missing");
        header("unknown enc", R"({"alg":"dir","enc":"A256CTR"})", "enc-unknown");
        header("unknown zip", R"({"alg":"dir","enc":"A256GCM","zip":"GZ"})", "zip-unknown");
        header("empty crit", R"({"alg":"dir","enc":"A256GCM","crit":[]})", "crit-malformed");
        header("crit lists enc", R"({"alg":"dir","enc":"A256GCM","crit":["enc"]})", "crit-malformed");
        header("crit lists what is not there", R"({"alg":"dir","enc":"A256GCM","crit":["x"]})",
               "crit-malformed");
        header("crit not understood", R"({"alg":"dir","enc":"A256GCM","crit":["x"],"x":1})",
               "crit-not-understood");
        header("b64 is of JWS", R"({"alg":"dir","enc":"A256GCM","crit":["b64"],"b64":true})",
               "crit-not-understood");
    }
    static void addContentRows()
    {
        const auto keys = setOf({key32()});
        const auto tag = DecryptionStep::Tag;
        row("another secret", dir(), setOf({secret("another secret of 32 bytes here.")}), tag, "wrong-tag");
        row("short iv", withPart(dir(), 2, "AAAA"), keys, tag, "iv-length");
        row("no iv", withPart(dir(), 2, ""), keys, tag, "iv-length");
        row("short tag", withPart(dir(), 4, "AAAA"), keys, tag, "truncated");
        row("long tag", withPart(dir(), 4, "AAAAAAAAAAAAAAAAAAAAAAA"), keys, tag, "tag-length");
        row("no tag", withPart(dir(), 4, ""), keys, tag, "truncated");
        row("no ciphertext", withPart(dir(), 3, ""), keys, tag, "wrong-tag");
        row("padding", dir() + "==", keys, DecryptionStep::Reading, "base64-padding");
        row("foreign character", withPart(dir(), 3, "AA*A"), keys, DecryptionStep::Reading,
            "base64-malformed");
        const QByteArray bomb =
            made(R"({"alg":"dir","enc":"A256GCM","zip":"DEF"})", key32(), QByteArray(5'000'000, 'a'));
        row("zip bomb", bomb, keys, DecryptionStep::Inflate, "inflate-limit");
    }
    static void addManagementRows()
    {
        const auto management = DecryptionStep::KeyManagement, unwrap = DecryptionStep::KeyUnwrap;
        const auto keys = setOf({key32(), rsa(), ec()});
        row("dir with a key", withPart(dir(), 1, "AAAA"), keys, management, "encrypted-key-present");
        const QByteArray oaep = made(R"({"alg":"RSA-OAEP-256","enc":"A128GCM"})", rsa());
        row("OAEP of another digest", withHeader(oaep, R"({"alg":"RSA-OAEP","enc":"A128GCM"})"), keys,
            management, "wrong-key");
        row("OAEP cut short", withPart(oaep, 1, "AAAA"), keys, management, "encrypted-key-length");
        row("OAEP for another enc", withHeader(oaep, R"({"alg":"RSA-OAEP-256","enc":"A256GCM"})"), keys,
            management, "content-key-length");
        const QByteArray kw = made(R"({"alg":"A256KW","enc":"A128GCM"})", key32());
        row("another wrapping key", kw, setOf({secret("another secret of 32 bytes here.")}), unwrap,
            "wrong-key");
        row("no encrypted key", withPart(kw, 1, ""), keys, unwrap, "encrypted-key-length");
        row("unwraps for another enc", withHeader(kw, R"({"alg":"A256KW","enc":"A256GCM"})"), keys, unwrap,
            "content-key-length");
        row("GCMKW without iv", withHeader(kw, R"({"alg":"A256GCMKW","enc":"A128GCM","tag":"AAAA"})"), keys,
            unwrap, "iv-invalid");
        row("GCMKW without tag",
            withHeader(kw, R"({"alg":"A256GCMKW","enc":"A128GCM","iv":"AAAAAAAAAAAAAAAA"})"), keys, unwrap,
            "tag-invalid");
    }
    static void addAgreementRows()
    {
        const auto management = DecryptionStep::KeyManagement;
        const auto agreement = [&](const char *name, const QByteArray &epk, const char *code) {
            const QByteArray token = made(R"({"alg":"ECDH-ES","enc":"A128GCM"})", ec());
            row(name, withHeader(token, "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\"" + epk + "}"),
                setOf({ec()}), management, code);
        };
        agreement("no epk", "", "epk-invalid");
        agreement("epk is text", R"(,"epk":"x")", "epk-invalid");
        agreement("epk without y", R"(,"epk":{"kty":"EC","crv":"P-256","x":"AAAA"})", "epk-invalid");
        // (0, 0) and (1, 1) lie on no curve of NIST.
        agreement("epk at (0, 0)",
                  R"(,"epk":{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",)"
                  R"("y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})",
                  "epk-invalid");
        agreement("epk at (1, 1)",
                  R"(,"epk":{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE",)"
                  R"("y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"})",
                  "epk-invalid");
        agreement("epk on another curve",
                  ",\"epk\":" + jose::makeJwk(*crypto::generateOn(Curve::P384)).toJson(), "epk-curve");
        agreement("apu", ",\"apu\":\"*\",\"epk\":" + ec().toJson(), "apu-invalid");
        agreement("apv", ",\"apv\":1,\"epk\":" + ec().toJson(), "apv-invalid");
    }
    static void addPasswordRows()
    {
        const auto password = [&](const char *name, const QByteArray &members, const char *code) {
            const QByteArray token = made(R"({"alg":"A256KW","enc":"A128GCM"})", key32());
            row(name,
                withHeader(token, "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\"" + members + "}"),
                setOf({secret("word")}), DecryptionStep::KeyManagement, code);
        };
        password("no salt", R"(,"p2c":1000)", "p2s-invalid");
        password("short salt", R"(,"p2c":1000,"p2s":"AAAAAAAAAA")", "p2s-invalid");
        password("no rounds", R"(,"p2s":"AAAAAAAAAAA")", "p2c-invalid");
        password("0 rounds", R"(,"p2s":"AAAAAAAAAAA","p2c":0)", "p2c-invalid");
        password("-1 rounds", R"(,"p2s":"AAAAAAAAAAA","p2c":-1)", "p2c-invalid");
        password("half a round", R"(,"p2s":"AAAAAAAAAAA","p2c":1.5)", "p2c-invalid");
        password("rounds as text", R"(,"p2s":"AAAAAAAAAAA","p2c":"1000")", "p2c-invalid");
        password("one round too many", R"(,"p2s":"AAAAAAAAAAA","p2c":1000001)", "p2c-too-large");
        password("2^31 rounds", R"(,"p2s":"AAAAAAAAAAA","p2c":2147483648)", "p2c-too-large");
        password("2^64 rounds", R"(,"p2s":"AAAAAAAAAAA","p2c":18446744073709551616)", "p2c-too-large");
        password("1e999 rounds", R"(,"p2s":"AAAAAAAAAAA","p2c":1e999)", "p2c-too-large");
    }

private slots:
    void reason_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<jose::KeySet>("keys");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("code");
        addKeyRows();
        addHeaderRows();
        addContentRows();
        addManagementRows();
        addAgreementRows();
        addPasswordRows();
    }
    void reason()
    {
        QFETCH(QByteArray, token);
        QFETCH(jose::KeySet, keys);
        QFETCH(int, status);
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, code);
        const auto jwe = jose::parseJwe(token);
        QVERIFY2(jwe.ok(), jwe ? "" : qPrintable(jwe.error().message));
        const auto decryption = jose::decrypt(*jwe, keys);
        QCOMPARE(QByteArray(decryption.overall.reason->code.data()), code);
        QCOMPARE(QByteArray(jose::stepName(decryption.overall.step).data()), step);
        QCOMPARE(int(decryption.overall.status), status);
        QVERIFY(decryption.plaintext.isEmpty());
        QVERIFY(!decryption.overall.reason->message.isEmpty());
    }

    /// RFC 7516 §11.5: whatever is wrong with the padding, the tag is what does not fit.
    void rsa15HasNoOracle()
    {
        const QByteArray token = made(R"({"alg":"RSA1_5","enc":"A128CBC-HS256"})", rsa());
        const auto keys = setOf({rsa()});
        QCOMPARE(jose::decrypt(*jose::parseJwe(token), keys).plaintext, plaintext);
        const QByteArray damagedPadding(256, '\1');
        const auto longer =
            jose::encryptCompact(R"({"alg":"RSA1_5","enc":"A256CBC-HS512"})", plaintext, rsa());
        for (const QByteArray &encryptedKey :
             {encoding::encodeBase64Url(damagedPadding), longer->split('.').at(1)}) {
            const auto decryption = jose::decrypt(*jose::parseJwe(withPart(token, 1, encryptedKey)), keys);
            QCOMPARE(decryption.overall.reason->code, "wrong-tag"_L1);
            QCOMPARE(decryption.overall.step, DecryptionStep::Tag);
        }
    }

    void theLimitsCanBeSet()
    {
        const auto word = setOf({secret("word")});
        const QByteArray token =
            made(R"({"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2000})", word.keys[0]);
        const auto jwe = jose::parseJwe(token);
        jose::DecryptionLimits limits;
        limits.iterations = 1999;
        QCOMPARE(jose::decrypt(*jwe, word, limits).overall.reason->code, "p2c-too-large"_L1);
        limits.iterations = 2000;
        QCOMPARE(jose::decrypt(*jwe, word, limits).plaintext, plaintext);
        // Two passwords share the rounds.
        QCOMPARE(jose::decrypt(*jwe, setOf({secret("other"), word.keys[0]}), limits).overall.status,
                 DecryptionStatus::Failed);
        limits.iterations = 4000;
        limits.attempts = 1;
        QCOMPARE(jose::decrypt(*jwe, setOf({secret("other"), word.keys[0]}), limits).overall.reason->code,
                 "wrong-key"_L1);
        limits.attempts = 0;
        QCOMPARE(jose::decrypt(*jwe, word, limits).overall.reason->code, "attempt-limit"_L1);
    }

    void theKeyThatTheHeaderNamesIsTriedFirst()
    {
        jose::Jwk named = key32(), other = secret("another secret of 32 bytes here.");
        named.kid = u"one"_s;
        other.kid = u"two"_s;
        const QByteArray token = made(R"({"alg":"dir","enc":"A256GCM","kid":"one"})", named);
        jose::DecryptionLimits limits;
        limits.attempts = 1;
        const auto decryption = jose::decrypt(*jose::parseJwe(token), setOf({other, named}), limits);
        QCOMPARE(decryption.overall.key->kid, u"one"_s);
        QCOMPARE(decryption.plaintext, plaintext);
    }
};

QTEST_GUILESS_MAIN(TestDecrypt)
#include "tst_decrypt.moc"
