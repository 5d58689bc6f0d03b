#include "core/crypto/generate.h"
#include "core/crypto/signature.h"

#include <QTest>

using namespace claimcheck::crypto;
using claimcheck::base::SecretBytes;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(claimcheck::crypto::Digest)

class TestSignature : public QObject
{
    Q_OBJECT

private slots:
    void digests_data()
    {
        QTest::addColumn<Digest>("digest");
        QTest::addColumn<QByteArray>("hex");
        // "abc": FIPS 180-4 examples
        QTest::newRow("SHA-1") << Digest::Sha1 << QByteArray("a9993e364706816aba3e25717850c26c9cd0d89d");
        QTest::newRow("SHA-256") << Digest::Sha256
                                 << QByteArray(
                                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("SHA-384") << Digest::Sha384
                                 << QByteArray(
                                        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                                        "8086072ba1e7cc2358baeca134c825a7");
        QTest::newRow("SHA-512") << Digest::Sha512
                                 << QByteArray(
                                        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
        QTest::newRow("none") << Digest::None << QByteArray();
    }
    void digests()
    {
        QFETCH(Digest, digest);
        QFETCH(QByteArray, hex);
        QCOMPARE(digestOf(digest, "abc").toHex(), hex);
        QCOMPARE(digestOf(digest, "abc").size(), digestSize(digest));
    }

    void hmacs_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("hex");
        // RFC 4231 test cases 1, 2 and 6, SHA-256
        QTest::newRow("1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                           << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                           << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("6") << QByteArray(131, '\xaa')
                           << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                           << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }
    void hmacs()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, hex);
        QCOMPARE(hmac(Digest::Sha256, key, data).toHex(), hex);
        const Key secret = makeSecretKey(SecretBytes(key));
        const SignatureMethod method{SignatureScheme::Hmac, Digest::Sha256, Curve::None};
        for (int again = 0; again < 3; ++again) // the second use starts from the kept context
            QCOMPARE(sign(method, secret, data)->toHex(), hex);
    }

    void derAndRaw_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QByteArray small(64, '\0'), large(64, '\xff'), p521(132, '\x01');
        small[31] = small[63] = 1;
        p521[0] = '\0';
        QTest::newRow("leading zeros") << small;
        QTest::newRow("high bit") << large;
        QTest::newRow("long form") << p521;
    }
    void derAndRaw()
    {
        QFETCH(QByteArray, raw);
        const Curve curve = raw.size() == 64 ? Curve::P256 : Curve::P521;
        QCOMPARE(rawFromDer(derFromRaw(raw), curve), raw);
        QVERIFY(rawFromDer(derFromRaw(raw) + 'x', curve).isEmpty());
        QVERIFY(rawFromDer(raw, curve).isEmpty());
    }

    void checksBeforeOpenSsl()
    {
        const Key key = *generateOn(Curve::P256);
        const SignatureMethod method{SignatureScheme::Ecdsa, Digest::Sha256, Curve::P256};
        const QByteArray good = *sign(method, key, "m");
        QCOMPARE(verifySignature(method, key, "m", good), SignatureCheck::Valid);
        QCOMPARE(verifySignature(method, key, "n", good), SignatureCheck::Wrong);
        QCOMPARE(verifySignature(method, key, "m", good + 'x'), SignatureCheck::WrongLength);
        QCOMPARE(verifySignature(method, key, "m", {}), SignatureCheck::WrongLength);
        QCOMPARE(verifySignature(method, key, "m", QByteArray(64, '\0')), SignatureCheck::OutOfRange);
        QCOMPARE(verifySignature(method, key, "m", good.left(32) + QByteArray(32, '\0')),
                 SignatureCheck::OutOfRange);
        QCOMPARE(verifySignature({SignatureScheme::Ecdsa, Digest::Sha384, Curve::P384}, key, "m", good),
                 SignatureCheck::WrongKey);
        QCOMPARE(verifySignature({SignatureScheme::Hmac, Digest::Sha256, Curve::None}, key, "m", good),
                 SignatureCheck::WrongKey);
        QCOMPARE(verifySignature({SignatureScheme::Eddsa, Digest::None, Curve::None},
                                 *generateOn(Curve::X25519), "m", good),
                 SignatureCheck::WrongKey);
        QCOMPARE(verifySignature(method, Key(), "m", good), SignatureCheck::WrongKey);
    }

    void orderIsOutOfRange()
    {
        // The order of P-256 (SEC 2 §2.4.2): r = n is refused, r = n - 1 is a number like any other
        const QByteArray order =
            QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        QByteArray below = order;
        below[31] = '\x50';
        const Key key = *generateOn(Curve::P256);
        const SignatureMethod method{SignatureScheme::Ecdsa, Digest::Sha256, Curve::P256};
        QCOMPARE(verifySignature(method, key, "m", order + below), SignatureCheck::OutOfRange);
        QCOMPARE(verifySignature(method, key, "m", below + order), SignatureCheck::OutOfRange);
        QCOMPARE(verifySignature(method, key, "m", below + below), SignatureCheck::Wrong);
    }

    void shortRsaKeyCannotSignLongHashes()
    {
        // PSS with SHA-512 needs 2 × 64 + 2 bytes; 1024 bits are 128
        const Key key = *generateRsa(1024);
        QCOMPARE(sign({SignatureScheme::RsaPss, Digest::Sha512, Curve::None}, key, "m").error().code,
                 "key-too-short"_L1);
        QCOMPARE(generateRsa(512).error().code, "key-rsa-size"_L1);
    }
};

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
