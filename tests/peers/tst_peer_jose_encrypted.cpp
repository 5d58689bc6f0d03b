#include "core/jose/algorithms.h"
#include "core/jose/decrypt.h"
#include "core/jose/encrypt.h"
#include "tests/peers/jose_keys.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using crypto::KeyPart;
using encoding::decodeBase64Url;
using encoding::encodeBase64Url;
using jose::AlgorithmUse;
using jose::DecryptionStatus;
using jose::KeyManagement;

Q_DECLARE_METATYPE(claimcheck::test::Maker)

/// Encrypted tokens, both ways with npm jose: every alg with every enc and every kind of key.
class TestPeerJoseEncrypted : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<JosePeer> m_peer;
    std::unique_ptr<JoseKeys> m_keys;
    Tally m_tally;

    /// The kinds of key that go with alg and enc and that jose has; none where it has not the algorithm.
    static QByteArrayList kindsOf(const jose::AlgorithmRow &alg, const jose::AlgorithmRow &enc)
    {
        switch (alg.management) {
        case KeyManagement::RsaOaep: return {"RSA-2048"};
        case KeyManagement::Ecdh:
        case KeyManagement::EcdhKeyWrap: return {"P-256", "P-384", "P-521", "X25519"};
        case KeyManagement::Direct: return {QByteArray::number(enc.keyBytes) + " bytes"};
        case KeyManagement::AesKeyWrap:
        case KeyManagement::AesGcmKeyWrap: return {QByteArray::number(alg.keyBytes) + " bytes"};
        case KeyManagement::Pbes2: return {"24 bytes"}; // a password of any length
        case KeyManagement::Rsa15:
        case KeyManagement::None: break;
        }
        return {}; // RSA1_5: see lackingThere
    }

    static void addAlgorithms()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("enc");
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<Maker>("maker");
        for (const jose::AlgorithmRow &alg : jose::algorithmTable()) {
            for (const jose::AlgorithmRow &enc : jose::algorithmTable()) {
                if (alg.use != AlgorithmUse::KeyManagement || enc.use != AlgorithmUse::ContentEncryption)
                    continue;
                for (const QByteArray &kind : kindsOf(alg, enc)) {
                    QTest::addRow("%s, %s, %s made there", alg.name, enc.name, kind.constData())
                        << QByteArray(alg.name) << QByteArray(enc.name) << kind << Maker::There;
                    QTest::addRow("%s, %s, %s made here", alg.name, enc.name, kind.constData())
                        << QByteArray(alg.name) << QByteArray(enc.name) << kind << Maker::Here;
                }
            }
        }
    }

    static KeyForm formOf(const KeyTexts &texts) { return texts.isSecret() ? KeyForm::Secret : KeyForm::Jwk; }

private slots:
    void initTestCase()
    {
        if (!JosePeer::isInstalled())
            QSKIP("npm jose is not installed: run npm ci in tests/peers");
        m_peer = std::make_unique<JosePeer>();
        m_keys = std::make_unique<JoseKeys>(*m_peer);
    }

    void madeThereReadHere_data() { addAlgorithms(); }
    void madeThereReadHere()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, enc);
        QFETCH(QByteArray, kind);
        QFETCH(Maker, maker);
        m_tally.expect("JWE made there, read here", alg);
        const KeyTexts &texts = m_keys->key(maker, kind);
        const QByteArray plaintext = "{\"iss\":\"https://jose.example\",\"n\":1.50}";
        const QByteArray recipient = object({{"key", forPeer(texts, formOf(texts), KeyPart::Public)}});
        const JoseAnswer token =
            m_peer->ask("encrypt", {{"form", quoted("compact")},
                                    {"plaintext", quoted(encodeBase64Url(plaintext))},
                                    {"header", object({{"alg", quoted(alg)}, {"enc", quoted(enc)}})},
                                    {"recipients", '[' + recipient + ']'}});
        QVERIFY2(token.ok(), token.line());
        const auto jwe = jose::parseJwe(token.text());
        QVERIFY2(jwe.ok(), token.line());
        const jose::Decryption result = jose::decrypt(*jwe, forUs(texts, formOf(texts), KeyPart::Private));
        QVERIFY2(!result.overall.reason, qPrintable(result.overall.reason->message));
        QCOMPARE(result.overall.status, DecryptionStatus::Decrypted);
        QCOMPARE(result.overall.alg, alg);
        QCOMPARE(result.overall.enc, enc);
        QCOMPARE(result.plaintext, plaintext);
        m_tally.agreed("JWE made there, read here", alg);
    }

    void madeHereReadThere_data() { addAlgorithms(); }
    void madeHereReadThere()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, enc);
        QFETCH(QByteArray, kind);
        QFETCH(Maker, maker);
        m_tally.expect("JWE made here, read there", alg);
        const KeyTexts &texts = m_keys->key(maker, kind);
        const QByteArray plaintext = "{\"iss\":\"https://claimcheck.example\",\"n\":1.50}";
        // jose refuses more iterations than 10,000
        const QByteArray iterations = alg.startsWith("PBES2") ? QByteArray("5000") : QByteArray();
        const QByteArray header = object({{"alg", quoted(alg)}, {"enc", quoted(enc)}, {"p2c", iterations}});
        const jose::KeySet keys = forUs(texts, formOf(texts), KeyPart::Public);
        const auto token = jose::encryptCompact(header, plaintext, keys.keys.at(0));
        QVERIFY2(token.ok(), token ? "" : qPrintable(token.error().message));
        const JoseAnswer answer =
            m_peer->ask("decrypt", {{"token", quoted(*token)},
                                    {"alg", quoted(alg)},
                                    {"key", forPeer(texts, formOf(texts), KeyPart::Private)}});
        QVERIFY2(answer.ok(), answer.line());
        QCOMPARE(decodeBase64Url(answer.text()).valueOr({}), plaintext);
        m_tally.agreed("JWE made here, read there", alg);
    }

    /// What jose has not. A row that fails says that a new version has it: give it rows above.
    void lackingThere_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("curve");
        QTest::newRow("RSA1_5") << QByteArray("RSA1_5") << QByteArray();
        QTest::newRow("ECDH-ES on X448") << QByteArray("ECDH-ES") << QByteArray("X448");
        QTest::newRow("ECDH-ES on secp256k1") << QByteArray("ECDH-ES") << QByteArray("secp256k1");
    }
    void lackingThere()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, curve);
        const JoseAnswer answer = m_peer->ask(
            "generate", {{"alg", quoted(alg)}, {"crv", curve.isEmpty() ? QByteArray() : quoted(curve)}});
        QCOMPARE(answer.error(), QByteArray("ERR_JOSE_NOT_SUPPORTED"));
    }

    void cleanupTestCase() { m_tally.print(); }
};

QTEST_GUILESS_MAIN(TestPeerJoseEncrypted)
#include "tst_peer_jose_encrypted.moc"
