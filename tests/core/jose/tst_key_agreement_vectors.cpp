#include "core/crypto/key_agreement.h"
#include "core/jose/key_derivation.h"
#include "core/jose/key_set.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Source: C2SP/wycheproof testvectors_v1, x25519_jwk_test and x448_jwk_test; RFC 7518 appendix C.

class TestKeyAgreementVectors : public QObject
{
    Q_OBJECT

private slots:
    void wycheproof_data()
    {
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("privateKey");
        QTest::addColumn<QByteArray>("shared");
        QTest::addColumn<QByteArray>("result");
        if (test::vectorPath(u"wycheproof-jose"_s).isEmpty())
            QSKIP("The vectors are not installed: set CLAIMCHECK_VECTORS");
        for (const char *name : {"x25519_jwk_test", "x448_jwk_test"}) {
            const auto document =
                test::readVectors(u"wycheproof-jose/%1.json"_s.arg(QLatin1StringView(name)));
            if (document.isEmpty())
                qInfo("%s is not among the vectors", name);
            for (const encoding::JsonValue group : document["testGroups"_L1].elements()) {
                for (const encoding::JsonValue item : group["tests"_L1].elements())
                    QTest::addRow("%s %s %s", name, item["tcId"_L1].raw().toByteArray().constData(),
                                  item["comment"_L1].toUtf8().constData())
                        << item["public"_L1].raw().toByteArray() << item["private"_L1].raw().toByteArray()
                        << QByteArray::fromHex(item["shared"_L1].toUtf8()) << item["result"_L1].toUtf8();
            }
        }
    }
    /// "acceptable" cases are agreed on, but for those whose secret would be zero (RFC 7748 §6).
    void wycheproof()
    {
        QFETCH(QByteArray, publicKey);
        QFETCH(QByteArray, privateKey);
        QFETCH(QByteArray, shared);
        QFETCH(QByteArray, result);
        const auto own = jose::readKeys(privateKey, u"vector"_s);
        const auto peer = jose::readKeys(publicKey, u"vector"_s);
        QVERIFY(own.ok());
        const auto agreed = peer ? crypto::agree(own->keys[0].key, peer->keys[0].key)
                                 : base::Result<base::SecretBytes>(peer.error());
        const bool zero = shared == QByteArray(shared.size(), '\0');
        QCOMPARE(agreed.ok(), result != "invalid" && !zero);
        if (agreed)
            QVERIFY(agreed->equals(shared));
        else if (result != "invalid")
            QCOMPARE(agreed.error().code, "shared-secret-zero"_L1);
    }

    void rfc7518AppendixC()
    {
        const auto ephemeral = jose::readKeys(
            R"({"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0",)"
            R"("y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps","d":"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo"})",
            u"RFC 7518"_s);
        const auto bob = jose::readKeys(
            R"({"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ",)"
            R"("y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck","d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"})",
            u"RFC 7518"_s);
        QVERIFY(ephemeral.ok() && bob.ok());
        const auto &alg = *jose::findAlgorithm("ECDH-ES");
        const auto &enc = *jose::findAlgorithm("A128GCM");
        const QByteArray expected = QByteArray::fromBase64("VqqN6vgjbSBcIijNcacQGg==");
        const auto here =
            jose::agreedKey(alg, enc, bob->keys[0].key, ephemeral->keys[0].key, {"Alice", "Bob"});
        const auto there =
            jose::agreedKey(alg, enc, ephemeral->keys[0].key, bob->keys[0].key, {"Alice", "Bob"});
        QVERIFY(here->equals(expected));
        QVERIFY(there->equals(expected));
        QVERIFY(!jose::agreedKey(alg, enc, bob->keys[0].key, ephemeral->keys[0].key, {"Bob", "Alice"})
                     ->equals(expected));
    }
};

QTEST_GUILESS_MAIN(TestKeyAgreementVectors)
#include "tst_key_agreement_vectors.moc"
