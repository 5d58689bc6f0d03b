#include "core/crypto/aead.h"
#include "core/crypto/generate.h"
#include "core/crypto/key_agreement.h"
#include "core/crypto/key_components.h"
#include "core/crypto/key_wrap.h"
#include "core/crypto/rsa_encryption.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using crypto::Curve;
using crypto::Digest;

// Source: RFC 7748 §6, RFC 3394 §4, RFC 7518 appendix B, RFC 7914 §11.

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

crypto::Key okp(Curve curve, const QByteArray &x, const QByteArray &d = {})
{
    crypto::RawComponents components;
    components.curve = curve;
    components.x = x;
    components.d = base::SecretBytes(d);
    return crypto::keyFromComponents(components).valueOr({});
}

/// The bytes 0, 1, 2 … as RFC 7518 appendix B has its keys.
QByteArray countUp(int bytes)
{
    QByteArray result;
    for (int i = 0; i < bytes; ++i)
        result.append(char(i));
    return result;
}

// RFC 7518 appendix B: the same text, data and IV for all three.
const QByteArray principle("A cipher system must not be required to be secret, and it must be able to fall "
                           "into the hands of the enemy without inconvenience");
const QByteArray principleIv = QByteArray::fromHex("1af38c2dc2b96ffdd86694092341bc04");
const QByteArray principleData("The second principle of Auguste Kerckhoffs");

} // namespace

class TestEncryption : public QObject
{
    Q_OBJECT

private slots:
    void montgomery_data()
    {
        QTest::addColumn<int>("curve");
        QTest::addColumn<QByteArray>("d");
        QTest::addColumn<QByteArray>("x");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("RFC 7748 §6.1, RFC 8037 A.6")
            << int(Curve::X25519) << hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
            << hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
            << hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        QTest::newRow("RFC 7748 §6.2, RFC 8037 A.7") << int(Curve::X448)
                                                     << hex("9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565"
                                                            "d498c28dd9c9baf574a9419744897391006382a6f127ab1d"
                                                            "9ac2d8c0a598726b")
                                                     << hex("3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4"
                                                            "f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae"
                                                            "07bdc1c67bf33609")
                                                     << hex("07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552"
                                                            "281d282bb60c0b56fd2464c335543936521c24403085d59a"
                                                            "449a5037514a879d");
    }
    void montgomery()
    {
        QFETCH(int, curve);
        QFETCH(QByteArray, d);
        QFETCH(QByteArray, x);
        QFETCH(QByteArray, secret);
        const auto agreed = crypto::agree(okp(Curve(curve), {}, d), okp(Curve(curve), x));
        QVERIFY(agreed.ok());
        QVERIFY(agreed->equals(secret));
    }

    void smallOrderIsRefused_data()
    {
        QTest::addColumn<int>("curve");
        QTest::addColumn<QByteArray>("x");
        QTest::newRow("X25519 0") << int(Curve::X25519) << QByteArray(32, '\0');
        QTest::newRow("X25519 1") << int(Curve::X25519) << '\1' + QByteArray(31, '\0');
        QTest::newRow("X448 0") << int(Curve::X448) << QByteArray(56, '\0');
        QTest::newRow("X448 1") << int(Curve::X448) << '\1' + QByteArray(55, '\0');
    }
    void smallOrderIsRefused()
    {
        QFETCH(int, curve);
        QFETCH(QByteArray, x);
        const auto own = crypto::generateOn(Curve(curve));
        QCOMPARE(crypto::agree(*own, okp(Curve(curve), x)).error().code, "shared-secret-zero"_L1);
    }

    void bothSidesAgree_data()
    {
        QTest::addColumn<int>("curve");
        for (const Curve curve : {Curve::P256, Curve::P384, Curve::P521, Curve::X25519, Curve::X448})
            QTest::newRow(crypto::curveRow(curve).joseName) << int(curve);
    }
    void bothSidesAgree()
    {
        QFETCH(int, curve);
        const auto one = crypto::generateOn(Curve(curve)), other = crypto::generateOn(Curve(curve));
        const auto here = crypto::agree(*one, other->publicPart()), there = crypto::agree(*other, *one);
        QVERIFY(here.ok() && there.ok());
        QVERIFY(here->equals(there->view()));
        QCOMPARE(here->size(), crypto::curveRow(Curve(curve)).coordinateBytes);
        QCOMPARE(crypto::agree(one->publicPart(), *other).error().code, "key-not-private"_L1);
    }

    void otherKeysDoNot()
    {
        const auto p256 = crypto::generateOn(Curve::P256), p384 = crypto::generateOn(Curve::P384);
        const auto ed = crypto::generateOn(Curve::Ed25519);
        QCOMPARE(crypto::agree(*p256, *p384).error().code, "key-curve"_L1);
        QCOMPARE(crypto::agree(*ed, *ed).error().code, "key-kind"_L1);
        QVERIFY(!crypto::canAgree(*crypto::generateOn(Curve::Secp256k1)));
    }

    void pointsOffTheCurveAreRefused_data() { bothSidesAgree_data(); }
    void pointsOffTheCurveAreRefused()
    {
        QFETCH(int, curve);
        const auto own = crypto::generateOn(Curve(curve)), other = crypto::generateOn(Curve(curve));
        const bool ec = own->kind() == crypto::KeyKind::Ec;
        const QByteArray point = ec ? crypto::ecComponents(*other)->x + crypto::ecComponents(*other)->y
                                    : crypto::rawComponents(*other)->x;
        const auto same = crypto::publicKeyLike(*own, point);
        QVERIFY(crypto::agree(*own, *same)->equals(crypto::agree(*own, *other)->view()));
        QCOMPARE(crypto::publicKeyLike(*own, point.chopped(1)).error().code, "key-length"_L1);
        QCOMPARE(crypto::publicKeyLike(*own, point + '\0').error().code, "key-length"_L1);
        for (qsizetype i = 0; ec && i < point.size(); ++i) {
            QByteArray altered = point;
            altered[i] = char(altered[i] ^ 1);
            QCOMPARE(crypto::publicKeyLike(*own, altered).error().code, "key-not-on-curve"_L1);
        }
    }

    void keyWrap_data()
    {
        QTest::addColumn<QByteArray>("kek");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("wrapped");
        QTest::newRow("RFC 3394 §4.1")
            << hex("000102030405060708090a0b0c0d0e0f") << hex("00112233445566778899aabbccddeeff")
            << hex("1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5");
        QTest::newRow("RFC 3394 §4.6")
            << hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
            << hex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f")
            << hex("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
    }
    void keyWrap()
    {
        QFETCH(QByteArray, kek);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, wrapped);
        QCOMPARE(*crypto::wrapKey(kek, key), wrapped);
        QVERIFY(crypto::unwrapKey(kek, wrapped)->equals(key));
        for (qsizetype i = 0; i < wrapped.size(); ++i) {
            QByteArray altered = wrapped;
            altered[i] = char(altered[i] ^ 1);
            QCOMPARE(crypto::unwrapKey(kek, altered).error().code, "wrong-key"_L1);
        }
        QCOMPARE(crypto::unwrapKey(kek, wrapped.chopped(1)).error().code, "key-wrap-length"_L1);
        QCOMPARE(crypto::unwrapKey(kek, wrapped.first(16)).error().code, "key-wrap-length"_L1);
        QCOMPARE(crypto::unwrapKey(kek.chopped(1), wrapped).error().code, "key-length"_L1);
    }

    void cbcHmac_data()
    {
        QTest::addColumn<int>("digest");
        QTest::addColumn<int>("keyBytes");
        QTest::addColumn<int>("tagBytes");
        QTest::addColumn<QByteArray>("tag");
        QTest::newRow("RFC 7518 B.1")
            << int(Digest::Sha256) << 32 << 16 << hex("652c3fa36b0a7c5b3219fab3a30bc1c4");
        QTest::newRow("RFC 7518 B.2")
            << int(Digest::Sha384) << 48 << 24 << hex("8490ac0e58949bfe51875d733f93ac2075168039ccc733d7");
        QTest::newRow("RFC 7518 B.3")
            << int(Digest::Sha512) << 64 << 32
            << hex("4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5");
    }
    void cbcHmac()
    {
        QFETCH(int, digest);
        QFETCH(int, keyBytes);
        QFETCH(int, tagBytes);
        QFETCH(QByteArray, tag);
        const crypto::AeadMethod method{Digest(digest), keyBytes, 16, tagBytes};
        const QByteArray key = countUp(keyBytes);
        const auto sealed = crypto::seal(method, key, principleIv, principleData, principle);
        QCOMPARE(sealed->tag, tag);
        const auto open = [&](const QByteArray &data, const QByteArray &text, const QByteArray &withTag) {
            return crypto::openSealed(method, key, principleIv, data, text, withTag);
        };
        QCOMPARE(*open(principleData, sealed->ciphertext, tag), principle);
        QCOMPARE(open("other", sealed->ciphertext, tag).error().code, "wrong-tag"_L1);
        QCOMPARE(open(principleData, sealed->ciphertext.chopped(16), tag).error().code, "wrong-tag"_L1);
        QCOMPARE(open(principleData, sealed->ciphertext, tag.chopped(1)).error().code, "tag-length"_L1);
        QCOMPARE(crypto::openSealed(method, key, {}, {}, {}, tag).error().code, "iv-length"_L1);
        QCOMPARE(crypto::openSealed(method, key.chopped(1), principleIv, {}, {}, tag).error().code,
                 "key-length"_L1);
    }

    void pbkdf2()
    {
        // RFC 7914 §11
        QVERIFY(crypto::pbkdf2(Digest::Sha256, "passwd", "salt", 1, 64)
                    .equals(hex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                                "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783")));
    }

    void rsaPaddingIsNotTold()
    {
        const auto key = crypto::generateRsa(2048), other = crypto::generateRsa(2048);
        const QByteArray contentKey = countUp(32);
        const auto encrypted = crypto::encryptPkcs1(*key, contentKey);
        QVERIFY(crypto::decryptPkcs1Key(*key, *encrypted, 32)->equals(contentKey));
        // Another key, another length and an altered message give a random key of the right length, never an
        // error.
        for (const qsizetype bytes : {16, 24, 48, 64}) {
            const auto answer = crypto::decryptPkcs1Key(*key, *encrypted, bytes);
            QVERIFY(answer.ok());
            QCOMPARE(answer->size(), bytes);
            QVERIFY(!answer->equals(crypto::decryptPkcs1Key(*key, *encrypted, bytes)->view()));
        }
        QByteArray altered = *encrypted;
        altered[100] = char(altered[100] ^ 1);
        for (const auto &answer : {crypto::decryptPkcs1Key(*key, altered, 32),
                                   crypto::decryptPkcs1Key(*key, QByteArray(256, '\0'), 32),
                                   crypto::decryptPkcs1Key(*key, QByteArray(256, '\xff'), 32)}) {
            QVERIFY(answer.ok());
            QCOMPARE(answer->size(), 32);
            QVERIFY(!answer->equals(contentKey));
        }
        QCOMPARE(crypto::decryptPkcs1Key(*key, encrypted->chopped(1), 32).error().code,
                 "encrypted-key-length"_L1);
        QCOMPARE(crypto::decryptPkcs1Key(key->publicPart(), *encrypted, 32).error().code,
                 "key-not-private"_L1);
    }
};

QTEST_GUILESS_MAIN(TestEncryption)
#include "tst_encryption.moc"
