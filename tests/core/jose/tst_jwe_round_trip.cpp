#include "core/crypto/generate.h"
#include "core/jose/algorithms.h"
#include "core/jose/decrypt.h"
#include "core/jose/encrypt.h"

#include <QTest>
#include <QThread>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using crypto::Curve;
using jose::DecryptionStatus;
using jose::DecryptionStep;

// Every alg × enc of the table: encrypted here, decrypted here, and altered in each part.

namespace {

const QByteArray plaintext(R"({"iss":"https://as.example","sub":"somebody"})");

jose::KeySet setOf(std::vector<jose::Jwk> keys)
{
    jose::KeySet set;
    set.keys = std::move(keys);
    return set;
}

jose::Jwk secretOf(qsizetype bytes)
{
    base::SystemRandom random;
    return jose::keyFromSecret(base::SecretBytes::take(random.bytes(bytes)));
}

/// RSA keys are slow to make: one for all rows.
const jose::Jwk &rsaKey()
{
    static const jose::Jwk key = jose::makeJwk(*crypto::generateRsa(2048), u"test"_s, u"rsa"_s);
    return key;
}

jose::Jwk keyFor(const jose::AlgorithmRow &alg, const jose::AlgorithmRow &enc, Curve curve)
{
    if (alg.keyKind == crypto::KeyKind::Rsa)
        return rsaKey();
    if (alg.keyKind == crypto::KeyKind::Ec)
        return jose::makeJwk(*crypto::generateOn(curve), u"test"_s);
    return secretOf(alg.keyBytes > 0 ? alg.keyBytes : enc.keyBytes);
}

QByteArray headerOf(const QByteArray &alg, const QByteArray &enc, const QByteArray &more = {})
{
    const QByteArray rounds = alg.startsWith("PBES2") ? ",\"p2c\":1000" : "";
    return "{\"alg\":\"" + alg + "\",\"enc\":\"" + enc + "\"" + rounds + more + "}";
}

} // namespace

class TestJweRoundTrip : public QObject
{
    Q_OBJECT

private:
    static void addRows(const jose::AlgorithmRow &alg)
    {
        const bool agrees = alg.keyKind == crypto::KeyKind::Ec;
        const std::vector<Curve> curves =
            agrees ? std::vector{Curve::P256, Curve::P384, Curve::P521, Curve::X25519, Curve::X448}
                   : std::vector{Curve::None};
        for (const jose::AlgorithmRow &enc : jose::algorithmTable()) {
            if (enc.use != jose::AlgorithmUse::ContentEncryption)
                continue;
            for (const Curve curve : curves)
                QTest::addRow("%s %s %s", alg.name, enc.name, crypto::curveRow(curve).joseName)
                    << QByteArray(alg.name) << QByteArray(enc.name) << int(curve);
        }
    }
    static void addAll()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("enc");
        QTest::addColumn<int>("curve");
        for (const jose::AlgorithmRow &alg : jose::algorithmTable()) {
            if (alg.use == jose::AlgorithmUse::KeyManagement)
                addRows(alg);
        }
    }
    static QByteArray withPart(const QByteArray &token, qsizetype index, const QByteArray &part)
    {
        QList<QByteArray> parts = token.split('.');
        parts[index] = part;
        return parts.join('.');
    }
    /// Another character at the middle of a part: still base64url, other bytes.
    static QByteArray altered(const QByteArray &token, qsizetype index)
    {
        QByteArray part = token.split('.').at(index);
        char &character = part[part.size() / 2];
        character = character == 'A' ? 'B' : 'A';
        return withPart(token, index, part);
    }

private slots:
    void bothWays_data() { addAll(); }
    void bothWays()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, enc);
        QFETCH(int, curve);
        const auto &algRow = *jose::findAlgorithm(alg);
        const auto &encRow = *jose::findAlgorithm(enc);
        const jose::Jwk key = keyFor(algRow, encRow, Curve(curve));
        const auto token = jose::encryptCompact(headerOf(alg, enc), plaintext, key);
        QVERIFY2(token.ok(), token ? "" : qPrintable(token.error().message));
        const auto jwe = jose::parseJwe(*token);
        const auto decryption = jose::decrypt(*jwe, setOf({secretOf(5), key}));
        QVERIFY2(decryption.overall.status == DecryptionStatus::Decrypted,
                 decryption.overall.reason ? qPrintable(decryption.overall.reason->message) : "");
        QCOMPARE(decryption.plaintext, plaintext);
        QCOMPARE(decryption.overall.alg, alg);
        QCOMPARE(decryption.overall.enc, enc);
        QCOMPARE(decryption.overall.key->thumbprint, key.thumbprint());

        // Other keys of the same kind do not.
        const bool rsa = algRow.keyKind == crypto::KeyKind::Rsa;
        const jose::Jwk other =
            rsa ? jose::makeJwk(*crypto::generateRsa(1024)) : keyFor(algRow, encRow, Curve(curve));
        const auto wrong = jose::decrypt(*jwe, setOf({other}));
        QCOMPARE(wrong.overall.status, DecryptionStatus::Failed);
        QVERIFY(wrong.plaintext.isEmpty());
        QCOMPARE(wrong.overall.key->thumbprint, other.thumbprint());
    }

    void alteredParts_data() { addAll(); }
    void alteredParts()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, enc);
        QFETCH(int, curve);
        const jose::Jwk key = keyFor(*jose::findAlgorithm(alg), *jose::findAlgorithm(enc), Curve(curve));
        const auto token = jose::encryptCompact(headerOf(alg, enc, R"(,"kid":"somebody")"), plaintext, key);
        for (qsizetype part = 0; part < 5; ++part) {
            if (token->split('.').at(part).isEmpty())
                continue;
            const auto jwe = jose::parseJwe(altered(*token, part));
            if (!jwe) {
                QCOMPARE(jwe.error().code, "jwe-header"_L1);
                continue;
            }
            const auto decryption = jose::decrypt(*jwe, setOf({key}));
            QVERIFY(decryption.overall.status == DecryptionStatus::Failed);
            QVERIFY(decryption.plaintext.isEmpty());
            if (part >= 2) {
                QCOMPARE(decryption.overall.reason->code, "wrong-tag"_L1);
                QCOMPARE(decryption.overall.step, DecryptionStep::Tag);
            }
        }
    }

    void everyTruncation()
    {
        const jose::Jwk key = secretOf(32);
        const auto token = jose::encryptCompact(headerOf("dir", "A256GCM"), plaintext, key);
        for (qsizetype size = 0; size < token->size(); ++size) {
            const auto jwe = jose::parseJwe(token->first(size));
            if (jwe)
                QVERIFY(jose::decrypt(*jwe, setOf({key})).overall.status == DecryptionStatus::Failed);
        }
    }

    void compressed()
    {
        const jose::Jwk key = secretOf(32);
        const QByteArray text = plaintext.repeated(50);
        const auto token = jose::encryptCompact(headerOf("dir", "A256GCM", R"(,"zip":"DEF")"), text, key);
        QVERIFY(token->size() < 500);
        QCOMPARE(jose::decrypt(*jose::parseJwe(*token), setOf({key})).plaintext, text);
        QCOMPARE(jose::encryptCompact(headerOf("dir", "A256GCM", R"(,"zip":"GZ")"), text, key).error().code,
                 "zip-unknown"_L1);
    }

    void emptyPlaintext_data()
    {
        QTest::addColumn<QByteArray>("enc");
        QTest::newRow("GCM") << QByteArray("A128GCM");
        QTest::newRow("CBC-HMAC") << QByteArray("A128CBC-HS256");
    }
    void emptyPlaintext()
    {
        QFETCH(QByteArray, enc);
        const jose::Jwk key = secretOf(jose::findAlgorithm(enc)->keyBytes);
        const auto token = jose::encryptCompact(headerOf("dir", enc), {}, key);
        const auto decryption = jose::decrypt(*jose::parseJwe(*token), setOf({key}));
        QCOMPARE(decryption.overall.status, DecryptionStatus::Decrypted);
        QVERIFY(decryption.plaintext.isEmpty());
    }

    void aPublicKeyIsEnoughToEncrypt_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::newRow("RSA-OAEP-256") << QByteArray("RSA-OAEP-256");
        QTest::newRow("ECDH-ES+A128KW") << QByteArray("ECDH-ES+A128KW");
    }
    void aPublicKeyIsEnoughToEncrypt()
    {
        QFETCH(QByteArray, alg);
        const auto &row = *jose::findAlgorithm(alg);
        const jose::Jwk key = keyFor(row, row, Curve::P256);
        const jose::Jwk half = jose::makeJwk(key.key.publicPart());
        const auto token = jose::encryptCompact(headerOf(alg, "A256GCM"), plaintext, half);
        QVERIFY(token.ok());
        QCOMPARE(jose::decrypt(*jose::parseJwe(*token), setOf({key})).plaintext, plaintext);
        const auto without = jose::decrypt(*jose::parseJwe(*token), setOf({half}));
        QCOMPARE(without.overall.status, DecryptionStatus::NotTried);
        QCOMPARE(without.overall.reason->code, "key-not-private"_L1);
        const auto beside = jose::decrypt(*jose::parseJwe(*token), setOf({half, secretOf(3)}));
        QCOMPARE(beside.overall.status, DecryptionStatus::Failed);
        QCOMPARE(beside.overall.reason->code, "key-not-private"_L1);
    }

    void refusedEncryption_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("code");
        QTest::newRow("not JSON") << QByteArray("x") << u"jwe-header"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"jwe-header"_s;
        QTest::newRow("no alg") << QByteArray(R"({"enc":"A256GCM"})") << u"algorithm-unknown"_s;
        QTest::newRow("signature alg") << headerOf("HS256", "A256GCM") << u"algorithm-unknown"_s;
        QTest::newRow("no enc") << QByteArray(R"({"alg":"dir"})") << u"enc-unknown"_s;
        QTest::newRow("needs RSA") << headerOf("RSA-OAEP", "A256GCM") << u"algorithm-key-mismatch"_s;
        QTest::newRow("other length") << headerOf("A128KW", "A256GCM") << u"key-length"_s;
        QTest::newRow("iv given") << headerOf("A256GCMKW", "A256GCM", R"(,"iv":"AAAA")") << u"jwe-header"_s;
        QTest::newRow("p2c of 0") << QByteArray(R"({"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":0})")
                                  << u"p2c-invalid"_s;
    }
    void refusedEncryption()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, code);
        QCOMPARE(jose::encryptCompact(header, plaintext, secretOf(32)).error().code, code);
    }

    void threads()
    {
        const auto token = jose::encryptCompact(headerOf("RSA-OAEP", "A128CBC-HS256"), plaintext, rsaKey());
        const auto jwe = jose::parseJwe(*token);
        const auto keys = setOf({rsaKey()});
        std::vector<std::unique_ptr<QThread>> all;
        QAtomicInt decrypted;
        for (int i = 0; i < 4; ++i) {
            all.emplace_back(QThread::create([&] {
                for (int n = 0; n < 20; ++n)
                    decrypted += jose::decrypt(*jwe, keys).plaintext == plaintext ? 1 : 0;
            }));
            all.back()->start();
        }
        for (const auto &thread : all)
            thread->wait();
        QCOMPARE(decrypted.loadRelaxed(), 80);
    }
};

QTEST_GUILESS_MAIN(TestJweRoundTrip)
#include "tst_jwe_round_trip.moc"
