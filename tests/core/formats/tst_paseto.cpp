#include "core/formats/paserk_given.h"
#include "core/formats/paseto.h"
#include "core/jose/decrypt.h"
#include "tests/core/formats/format_keys.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

// paseto-standard/test-vectors 4-S-2, 3-S-2, 4-E-5, 2-E-1 and 1-E-1 with their keys
const QByteArray public4 =
    "v4.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDow"
    "MCswMDowMCJ9v3Jt8mx_TdM2ceTGoqwrh4yDFn0XsHvvV_D0DtwQxVrJEBMl0F2caAdgnpKlt4p7xBnx1HcO-SPo8FPp"
    "214HDw.eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9";
const QByteArray public3 =
    "v3.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDow"
    "MCswMDowMCJ9ZWrbGZ6L0MDK72skosUaS0Dz7wJ_2bMcM6tOxFuCasO9GhwHrvvchqgXQNLQQyWzGC2wkr-VKII71Avk"
    "LpC8tJOrzJV1cap9NRwoFzbcXjzMZyxQ0wkshxZxx8ImmNWP.eyJraWQiOiJkWWtJU3lseFFlZWNFY0hFTGZ6Rjg4VVpy"
    "d2JMb2xOaUNkcHpVSEd3OVVxbiJ9";
const QByteArray local4 =
    "v4.local.32VIErrEkmY4JVILovbmfPXKW9wT1OdQepjMTC_MOtjA4kiqw7_tcaOM5GNEcnTxl60WkwMsYXw6FSNb_Ud"
    "JPXjpzm0KW9ojM5f4O2mRvE2IcweP-PRdoHjd5-RHCiExR1IK6t4x-RMNXtQNbz7FvFZ_G-lFpk5RG3EOrwDL6CgDqcer"
    "SQ.eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9";
const QByteArray key4 = "1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2";
const QByteArray key3 =
    "02fbcb7c69ee1c60579be7a334134878d9c5c5bf35d552dab63c0140397ed14cef637d7720925c44699ea30e7287"
    "4c72fb";
const QByteArray sharedKey = "707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f";

/// PASERK vectors k4.local-wrap.pie-1 (an all-zero key) and k4.local, of sharedKey.
const QByteArray wrappedZeros =
    "k4.local-wrap.pie.y-PC8Zh6P1DoOBUdhRr7W8GWSgHtRKvE8PWWYA-qXy3fxJDmaRsxcZVQzuvXHZuBg5M"
    "qCgh_y5K0WbukJCrDX73Wdf631VBnE1DNHafbjnGNzFNWP59ba9ifsOAgE7Bw";

QByteArray paserk(const char *header, const QByteArray &hex)
{
    return header +
           QByteArray::fromHex(hex).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// "verified", "decrypted" or the code of the reason.
QByteArray outcome(const QByteArray &token, const jose::KeySet &keys)
{
    const Opened opened = openPaseto(token, keys, {});
    if (opened.signature)
        return opened.signature->reason ? opened.signature->reason->code.data() : "verified";
    return opened.decryption->reason ? opened.decryption->reason->code.data() : "decrypted";
}

} // namespace

class TestPaseto : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("where");
        QTest::newRow("whole") << public4 << QByteArray() << -1;
        QTest::newRow("version 5") << QByteArray("v5.local.AAAA") << QByteArray("paseto-version") << 0;
        QTest::newRow("purpose") << QByteArray("v4.remote.AAAA") << QByteArray("paseto-version") << 0;
        QTest::newRow("empty") << QByteArray("v4.local.") << QByteArray("paseto-cut-short") << 9;
        QTest::newRow("cut") << public4.left(62) << QByteArray("paseto-cut-short") << 62;
        QTest::newRow("padding") << QByteArray("v4.local.AA==") << QByteArray("base64url-padding") << 11;
        QTest::newRow("trailing bits")
            << QByteArray("v4.local.AB") << QByteArray("base64url-trailing-bits") << 10;
        QTest::newRow("character") << QByteArray("v4.local.A/AA") << QByteArray("base64url-character") << 10;
        QTest::newRow("footer") << public4 + '!' << QByteArray("base64url-character") << int(public4.size());
        QTest::newRow("a part more") << public4 + ".AA" << QByteArray("paseto-parts") << int(public4.size());
    }
    void reads()
    {
        QFETCH(QByteArray, token);
        QFETCH(int, where);
        const auto paseto = readPaseto(token);
        QTEST(paseto ? QByteArray() : QByteArray(paseto.error().code.data()), "code");
        QCOMPARE(paseto ? -1 : int(paseto.error().where), where);
    }
    void partsAreEncodedWithTheirLengths()
    {
        QCOMPARE(preAuthEncode({}).toHex(), QByteArray("0000000000000000")); // Common.md, PAE
        QCOMPARE(preAuthEncode({""}).toHex(), QByteArray("01000000000000000000000000000000"));
        QCOMPARE(preAuthEncode({"test"}).toHex(), QByteArray("0100000000000000040000000000000074657374"));
    }
    void keys_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("result");
        const QByteArray p256 =
            R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
            R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";
        QTest::newRow("public") << public4 << key4 << QByteArray("verified");
        QTest::newRow("PASERK") << public4 << paserk("k4.public.", key4) << QByteArray("verified");
        QTest::newRow("PASERK 2") << public4 << paserk("k2.public.", key4)
                                  << QByteArray("paseto-key-version");
        QTest::newRow("PASERK local")
            << public4 << paserk("k4.local.", key4) << QByteArray("paseto-key-purpose");
        QTest::newRow("PASERK, a name")
            << public4 << paserk("k4.pid.", key4 + "00") << QByteArray("paserk-not-a-key");
        QTest::newRow("PASERK, cut") << public4 << paserk("k4.public.", key4.chopped(2))
                                     << QByteArray("paserk-length");
        QTest::newRow("short") << public4 << key4.chopped(2) << QByteArray("paseto-key-length");
        QTest::newRow("another") << public4 << sharedKey << QByteArray("wrong-key");
        QTest::newRow("version 3") << public3 << key3 << QByteArray("verified");
        QTest::newRow("P-256") << public3 << p256 << QByteArray("paseto-key-version");
        QTest::newRow("EC for Ed25519") << public4 << p256 << QByteArray("paseto-key-version");
        QTest::newRow("a JWK for local") << local4 << p256 << QByteArray("paseto-key-purpose");
        QTest::newRow("local") << local4 << sharedKey << QByteArray("decrypted");
        QTest::newRow("local, PASERK") << local4 << paserk("k4.local.", sharedKey) << QByteArray("decrypted");
        QTest::newRow("local, other version")
            << local4 << paserk("k3.local.", sharedKey) << QByteArray("paseto-key-version");
        QTest::newRow("local, public key")
            << local4 << paserk("k4.public.", key4) << QByteArray("paseto-key-purpose");
        QTest::newRow("local, wrapped") << local4 << wrappedZeros << QByteArray("paserk-wrapped");
    }
    void keys()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, key);
        const jose::KeySet set = key.startsWith('{') ? jose::readKeys(key, {}).valueOr({}) : secretKey(key);
        QTEST(outcome(token, set), "result");
    }
    void aWrappedKeyIsOpenedWithAnother()
    {
        jose::KeySet keys = secretKey(wrappedZeros);
        keys.add(secretKey(sharedKey));
        const auto inner = givenPaserk(wrappedZeros, keys);
        QVERIFY(inner.ok() && inner->type == PaserkType::Local);
        QVERIFY(inner->data.equals(QByteArray(32, '\0')));
        QCOMPARE(outcome(local4, keys), QByteArray("decrypted")); // with the other key itself
        const Opened opened = openPaseto(local4, keys, {});
        QCOMPARE(opened.decryption->key->kid, u"k4.lid.iVtYQDjr5gEijCSjJC3fQaJm7nCeQSeaty0Jixy8dbsk"_s);
        keys = secretKey(wrappedZeros);
        keys.add(secretKey(paserk("k4.local.", key4)));
        QCOMPARE(outcome(local4, keys), QByteArray("wrong-key"));
    }
    void theFooterNamesTheKey()
    {
        jose::KeySet keys = secretKey(key4);
        keys.keys.front().kid = u"another"_s;
        QCOMPARE(outcome(public4, keys), QByteArray("verified"));
        jose::KeySet named = secretKey(sharedKey); // a point of the curve, too
        named.keys.front().kid = u"zVhMiPBP9fRf2snEcT7gFTioeA9COcNy9DfgL1W60haN"_s;
        keys.add(std::move(named));
        QCOMPARE(outcome(public4, keys), QByteArray("wrong-kid"));
    }
    void everyCharacterCounts_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("v4.public") << public4 << key4;
        QTest::newRow("v3.public") << public3 << key3;
        QTest::newRow("v4.local") << local4 << sharedKey;
    }
    void everyCharacterCounts()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, key);
        const jose::KeySet keys = secretKey(key);
        const QByteArray good = outcome(token, keys);
        QVERIFY(good == "verified" || good == "decrypted");
        const qsizetype begin = token.indexOf('.', 3) + 1;
        for (qsizetype i = begin; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = token[i] == 'A' ? 'B' : 'A';
            QVERIFY2(outcome(changed, keys) != good, qPrintable(QString::number(i)));
            QVERIFY(outcome(token.left(i), keys) != good);
        }
    }
    void whatIsDamagedIsStillNamed()
    {
        const Recognized cut = firstRecognized(public4.left(62));
        QCOMPARE(cut.id, u"paseto"_s);
        QCOMPARE(cut.level, MatchLevel::Structure);
        QCOMPARE(cut.problems.front().code, "paseto-cut-short"_L1);
        QVERIFY(!cut.payload);
        QCOMPARE(outcome(public4.left(62), {}), QByteArray("no-key"));
        const Recognized text = firstRecognized("v4.public." + QByteArray(88, 'A'));
        QCOMPARE(text.problems.front().code, "paseto-payload"_L1);
    }
};

QTEST_GUILESS_MAIN(TestPaseto)
#include "tst_paseto.moc"
