#include "core/formats/fernet.h"
#include "core/jose/decrypt.h"
#include "tests/core/formats/format_keys.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

// fernet/spec generate.json and verify.json
const QByteArray token =
    "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU"
    "4IwqDA==";
const QByteArray key = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";

/// "decrypted" or the code of the reason.
QByteArray outcome(const QByteArray &text, const QByteArray &secret)
{
    const Opened opened = openFernet(text, secretKey(secret), {});
    return opened.plaintext ? QByteArray("decrypted") : QByteArray(opened.decryption->reason->code.data());
}

} // namespace

class TestFernet : public QObject
{
    Q_OBJECT

private slots:
    void reads()
    {
        const Recognized fernet = firstRecognized(token);
        QCOMPARE(fernet.id, u"fernet"_s);
        QCOMPARE(fernet.level, MatchLevel::Decoded);
        QCOMPARE(fernet.field(u"timestamp")->time, QDateTime::fromSecsSinceEpoch(499'162'800, Qt::UTC));
        QCOMPARE(fernet.field(u"iv")->value, u"000102030405060708090a0b0c0d0e0f"_s);
        const Opened opened = openFernet(token, secretKey(key), {});
        QCOMPARE(opened.plaintext->bytes, QByteArray("hello"));
        QCOMPARE(opened.decryption->status, jose::DecryptionStatus::Decrypted);
    }
    /// fernet/spec invalid.json. The last two are wrong only at the time they name, which is not judged here.
    void invalid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("incorrect mac")
            << QByteArray("gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szk"
                          "FVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==")
            << QByteArray("wrong-tag");
        QTest::newRow("too short") << QByteArray("gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==")
                                   << QByteArray("fernet-cut-short");
        QTest::newRow("invalid base64")
            << QByteArray("%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szk"
                          "FVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==")
            << QByteArray("fernet-base64");
        QTest::newRow("payload size not multiple of block size")
            << QByteArray(
                   "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7m"
                   "rfyudzUm")
            << QByteArray("fernet-blocks");
        QTest::newRow("payload padding error")
            << QByteArray(
                   "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNY"
                   "IbkuKNqOhw==")
            << QByteArray("fernet-padding");
        QTest::newRow("incorrect IV")
            << QByteArray("gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLH"
                          "pGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==")
            << QByteArray("fernet-padding");
        QTest::newRow("far-future time")
            << QByteArray(
                   "gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-"
                   "iX9b_qXQcw==")
            << QByteArray("decrypted");
        QTest::newRow("expired TTL")
            << QByteArray(
                   "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfs"
                   "H-p1YsUD2Q==")
            << QByteArray("decrypted");
    }
    void invalid()
    {
        QFETCH(QByteArray, text);
        QTEST(outcome(text, key), "result");
    }
    void keys_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("result");
        const QByteArray bytes = QByteArray::fromBase64(key, QByteArray::Base64UrlEncoding);
        QTest::newRow("without padding") << key.chopped(1) << QByteArray("decrypted");
        QTest::newRow("bytes") << bytes << QByteArray("decrypted");
        QTest::newRow("hexadecimal") << bytes.toHex() << QByteArray("decrypted");
        QTest::newRow("another") << QByteArray(32, 'k') << QByteArray("wrong-tag");
        QTest::newRow("short") << bytes.chopped(1) << QByteArray("key-length");
        QTest::newRow("long") << bytes + 'k' << QByteArray("key-length");
    }
    void keys()
    {
        QFETCH(QByteArray, secret);
        QTEST(outcome(token, secret), "result");
    }
    void everyCharacterCounts()
    {
        for (qsizetype i = 0; i < token.size() - 2; ++i) {
            QByteArray changed = token;
            changed[i] = token[i] == 'A' ? 'B' : 'A';
            QVERIFY2(outcome(changed, key) != "decrypted", changed.constData());
            QVERIFY(outcome(token.left(i), key) != "decrypted");
        }
        QCOMPARE(outcome(token.chopped(2), key), QByteArray("decrypted")); // padding may be stripped
        QCOMPARE(outcome(token.chopped(1), key), QByteArray("fernet-base64"));
    }
    void whatIsDamagedIsStillNamed()
    {
        const QByteArray cut = token.left(60);
        const Recognized fernet = firstRecognized(cut);
        QCOMPARE(fernet.id, u"fernet"_s);
        QCOMPARE(fernet.level, MatchLevel::Structure);
        QCOMPARE(fernet.problems.front().code, "fernet-cut-short"_L1);
        QVERIFY(recognize("gAAAAA").empty());
        QVERIFY(recognize("gAAAAB" + token.mid(6)).empty());
        QCOMPARE(readFernet("gP" + QByteArray(95, '_') + 'w').error().code, "fernet-time"_L1);
        QCOMPARE(openFernet(token, {}, {}).decryption->reason->code, "no-key"_L1);
    }
};

QTEST_GUILESS_MAIN(TestFernet)
#include "tst_fernet.moc"
