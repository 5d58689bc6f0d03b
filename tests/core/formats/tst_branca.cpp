#include "core/formats/branca.h"
#include "core/jose/decrypt.h"
#include "tests/core/formats/format_keys.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

// tuupola/branca-spec test vector 3
const QByteArray token = "870S4BYxgHw0KnP3W9fgVUHEhT5g86vJ17etaC5Kh5uIraWHCI1psNQGv298ZmjPwoYbjDQ9chy2z";
const QByteArray key = "supersecretkeyyoushouldnotcommit";

bool opens(const QByteArray &text, const QByteArray &secret)
{
    return openBranca(text, secretKey(secret), {}).plaintext.has_value();
}

} // namespace

class TestBranca : public QObject
{
    Q_OBJECT

private slots:
    void vectors_data()
    {
        QTest::addColumn<int>("index");
        const auto document = readVectors(u"branca/test_vectors.json"_s);
        SKIP_WITHOUT_VECTORS(document);
        for (int i = 0; i < int(document["tests"_L1].size()); ++i)
            QTest::addRow("%d", i) << i;
    }
    void vectors()
    {
        QFETCH(int, index);
        const auto document = readVectors(u"branca/test_vectors.json"_s);
        const auto test = document["tests"_L1].at(index);
        const QByteArray text = test["token"_L1].toUtf8();
        const Opened opened = openBranca(text, secretKey(test["key"_L1].toUtf8()), {});
        // Case 2 is for makers of tokens, who must refuse its nonce of two bytes. The token beside it has a
        // nonce of 24 bytes, the text "beefbeef", and by the specification's steps of verifying it is a good
        // one.
        QCOMPARE(opened.plaintext.has_value(), test["is_valid"_L1].toBool() || index == 2);
        if (!test["is_valid"_L1].toBool())
            return;
        QCOMPARE(opened.plaintext->bytes, QByteArray::fromHex(test["msg"_L1].toUtf8()));
        const Recognized branca = firstRecognized(text);
        QCOMPARE(branca.id, u"branca"_s);
        QCOMPARE(branca.field(u"timestamp")->time.toSecsSinceEpoch(), *test["timestamp"_L1].toInteger());
        QCOMPARE(branca.field(u"nonce")->value.toUtf8(), test["nonce"_L1].toUtf8());
    }
    void base62_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("zero") << QByteArray("0") << QByteArray();
        QTest::newRow("one digit") << QByteArray("z") << QByteArray("3d");
        QTest::newRow("two digits") << QByteArray("10") << QByteArray("3e");
        QTest::newRow("2 to the 32th") << QByteArray("4gfFC4") << QByteArray("0100000000");
        QTest::newRow("a sign") << QByteArray("1-") << QByteArray("base62-character");
    }
    void base62()
    {
        QFETCH(QByteArray, text);
        const auto bytes = decodeBase62(text);
        QTEST(bytes ? bytes->toHex() : QByteArray(bytes.error().code.data()), "hex");
    }
    void keys_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("as it is") << key << QByteArray();
        QTest::newRow("hexadecimal") << key.toHex() << QByteArray();
        QTest::newRow("base64") << key.toBase64() << QByteArray();
        QTest::newRow("another") << key.toUpper() << QByteArray("wrong-tag");
        QTest::newRow("short") << key.chopped(1) << QByteArray("key-length");
    }
    void keys()
    {
        QFETCH(QByteArray, secret);
        const Opened opened = openBranca(token, secretKey(secret), {});
        QTEST(opened.decryption->reason ? QByteArray(opened.decryption->reason->code.data()) : QByteArray(),
              "code");
    }
    void everyCharacterCounts()
    {
        for (qsizetype i = 0; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = token[i] == 'A' ? 'B' : 'A';
            QVERIFY(!opens(changed, key));
            QVERIFY(!opens(token.left(i), key));
        }
        QVERIFY(opens(token, key));
        QVERIFY(!opens(token + '0', key));
    }
    void withoutAKey()
    {
        const Opened opened = openBranca(token, {}, {});
        QCOMPARE(opened.decryption->status, jose::DecryptionStatus::NotTried);
        QCOMPARE(opened.decryption->reason->code, "no-key"_L1);
    }
    void isNotNamedFromItsLookAlone()
    {
        QVERIFY(recognize(QByteArray(64, 'a')).empty()); // begins with another byte
        QVERIFY(recognize("4sfD0vPFhIif8cy4nB3BQkHeJqkOkDvinI4zIhMjYX4YXZU5WIq9ycCVjGzB").empty()); // cut
        QVERIFY(recognize("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef").empty());
        QCOMPARE(readBranca(QByteArray(maxBrancaText + 1, 'a')).error().code, "branca-size"_L1);
    }
};

QTEST_GUILESS_MAIN(TestBranca)
#include "tst_branca.moc"
