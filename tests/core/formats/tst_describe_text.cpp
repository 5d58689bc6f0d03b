#include "core/formats/describe_text.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

namespace {

/// The value of a field of the description; empty where there is none.
QString described(QByteArrayView text, QStringView name)
{
    const std::vector<Field> fields = describeText(text);
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? QString() : found->value;
}

} // namespace

class TestDescribeText : public QObject
{
    Q_OBJECT

private slots:
    void alphabets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("alphabet");
        QTest::newRow("digits") << QByteArray("0123456789") << u"decimal"_s;
        QTest::newRow("hexadecimal") << QByteArray("00ff") << u"hexadecimal"_s;
        QTest::newRow("hexadecimal, capital letters") << QByteArray("00FF") << u"hexadecimal"_s;
        QTest::newRow("an odd number of digits") << QByteArray("00f") << u"base36"_s;
        QTest::newRow("base32") << QByteArray("MFRGGZDFMZTWQ2LK") << u"base32"_s;
        QTest::newRow("base36") << QByteArray("0z9y") << u"base36"_s;
        QTest::newRow("base58") << QByteArray("2NEpo7TZRRrLZSi2U") << u"base58"_s;
        QTest::newRow("base62") << QByteArray("0OIlzz") << u"base62"_s;
        QTest::newRow("base64url") << QByteArray("a-_Z") << u"base64url"_s;
        QTest::newRow("base64") << QByteArray("a+/Z") << u"base64"_s;
        QTest::newRow("others") << QByteArray("a.b~c") << u"printable ASCII"_s;
        QTest::newRow("UTF-8") << QByteArray("\xC3\xA9") << u"bytes"_s;
    }
    void alphabets()
    {
        QFETCH(QByteArray, text);
        QTEST(alphabetOf(text), "alphabet");
    }
    void entropy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("bits");
        QTest::newRow("nothing") << QByteArray() << 0.0;
        QTest::newRow("the same again and again") << QByteArray(100, 'a') << 0.0;
        QTest::newRow("one bit each") << QByteArray("abababab") << 8.0;
        QTest::newRow("four bits each") << QByteArray("0123456789abcdef") << 64.0;
    }
    void entropy()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, bits);
        QVERIFY(qAbs(estimatedEntropy(text) - bits) < 1e-9);
    }
    void facts()
    {
        QCOMPARE(described("2YotnFZFEjr1zCsicMWpAA", u"length"), u"22"_s);
        QCOMPARE(described("2YotnFZFEjr1zCsicMWpAA", u"decodedBytes"), u"16"_s);
        QCOMPARE(described(QByteArray("user:alice").toBase64(), u"decodedText"), u"user:alice"_s);
        QCOMPARE(described(QByteArray("user:alice").toHex(), u"decodedText"), u"user:alice"_s);
        QCOMPARE(described("acct_2YotnFZFEjr1zCsicMWpAA", u"prefix"), u"acct_"_s);
        QCOMPARE(described("acct_2Yot", u"prefix"), QString());
        QCOMPARE(described("2Yot_nFZFEjr1zCsicMWpAA", u"prefix"), QString());
        QCOMPARE(described("opaque", u"next"), u"introspection"_s);
        QCOMPARE(described("", u"length"), u"0"_s);
    }
    void possibilities()
    {
        QCOMPARE(described("0ujtsYcgvSTl8PAuAdqWYSMnLOv", u"possibleKsuidTime"), u"2017-10-10T04:00:47Z"_s);
        QCOMPARE(described("zzzzzzzzzzzzzzzzzzzzzzzzzzz", u"possibleKsuidTime"), QString());
        QVERIFY(
            !described("aaagaaaaaaamshqaaaaaaaaaaaaaaaaaaaamiaaaaaaaaaaaaaaa", u"possibleAzureDevOpsToken")
                 .isEmpty());
    }
    void longTextIsCheap() { QCOMPARE(described(QByteArray(10'000'000, 'a'), u"length"), u"10000000"_s); }
};

QTEST_GUILESS_MAIN(TestDescribeText)
#include "tst_describe_text.moc"
