#include "core/formats/cbor.h"
#include "core/formats/erlang_term.h"
#include "core/formats/protobuf.h"

#include <QTest>

using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

/// The small readers of binary forms.
class TestCbor : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("json");
        // RFC 8949 appendix A.
        QTest::newRow("0") << QByteArray("00") << QByteArray("0");
        QTest::newRow("23") << QByteArray("17") << QByteArray("23");
        QTest::newRow("100") << QByteArray("1864") << QByteArray("100");
        QTest::newRow("2^64-1") << QByteArray("1bffffffffffffffff") << QByteArray("18446744073709551615");
        QTest::newRow("-2^64") << QByteArray("3bffffffffffffffff") << QByteArray("-18446744073709551616");
        QTest::newRow("-1000") << QByteArray("3903e7") << QByteArray("-1000");
        QTest::newRow("1.5, half") << QByteArray("f93e00") << QByteArray("1.5");
        QTest::newRow("-4.1") << QByteArray("fbc010666666666666") << QByteArray("-4.1");
        QTest::newRow("the largest, single")
            << QByteArray("fa7f7fffff") << QByteArray("3.4028234663852886e+38");
        QTest::newRow("false") << QByteArray("f4") << QByteArray("false");
        QTest::newRow("null") << QByteArray("f6") << QByteArray("null");
        QTest::newRow("bytes") << QByteArray("4401020304") << QByteArray("\"AQIDBA\"");
        QTest::newRow("text") << QByteArray("6449455446") << QByteArray("\"IETF\"");
        QTest::newRow("nested") << QByteArray("8301820203820405") << QByteArray("[1,[2,3],[4,5]]");
        QTest::newRow("a map") << QByteArray("a201020304") << QByteArray("{\"1\":2,\"3\":4}");
        QTest::newRow("a tag") << QByteArray("c11a514b67b0") << QByteArray("1363896240");
        QTest::newRow("bytes in pieces") << QByteArray("5f42010243030405ff") << QByteArray("\"AQIDBAU\"");
        QTest::newRow("an open array") << QByteArray("9f018202039f0405ffff") << QByteArray("[1,[2,3],[4,5]]");
        QTest::newRow("an open map") << QByteArray("bf6346756ef563416d7421ff")
                                     << QByteArray("{\"Fun\":true,\"Amt\":-2}");
    }
    void values()
    {
        QFETCH(QByteArray, hex);
        const CborReading reading = readCbor(QByteArray::fromHex(hex));
        QVERIFY(!reading.problem);
        QTEST(cborToJson(reading.value, CborNames::Numbers), "json");
    }
    void problems_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
        QTest::newRow("nothing") << QByteArray() << QByteArray("cbor-cut-short");
        QTest::newRow("half a number") << hex("19ff") << QByteArray("cbor-cut-short");
        QTest::newRow("half a text") << hex("6461") << QByteArray("cbor-cut-short");
        QTest::newRow("a huge text") << hex("7bffffffffffffffff61") << QByteArray("cbor-cut-short");
        QTest::newRow("a huge array") << hex("9bffffffffffffffff00") << QByteArray("cbor-cut-short");
        QTest::newRow("a huge map") << hex("bbffffffffffffffff00") << QByteArray("cbor-cut-short");
        QTest::newRow("an open array without end") << hex("9f01") << QByteArray("cbor-cut-short");
        QTest::newRow("reserved") << hex("1c") << QByteArray("cbor-malformed");
        QTest::newRow("a number among pieces") << hex("5f01ff") << QByteArray("cbor-malformed");
        QTest::newRow("more behind it") << hex("0000") << QByteArray("cbor-trailing");
        QTest::newRow("deep") << QByteArray(100, '\x81') << QByteArray("cbor-depth");
        QTest::newRow("many") << hex("9f") + QByteArray(20'000, '\0') << QByteArray("cbor-items");
    }
    void problems()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, code);
        const CborReading reading = readCbor(bytes);
        QVERIFY(reading.problem.has_value());
        QCOMPARE(reading.problem->code, QLatin1StringView(code));
    }
    void terms_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("text"); // empty where it is refused
        QTest::newRow("a small number") << QByteArray("836107") << u"7"_s;
        QTest::newRow("a negative number") << QByteArray("8362ffffffff") << u"-1"_s;
        QTest::newRow("a large number") << QByteArray("836e060000dc05fd8b01") << u"1700757101568"_s;
        QTest::newRow("an atom") << QByteArray("8377026f6b") << u":ok"_s;
        QTest::newRow("a list") << QByteArray("836c0000000161016a") << u"[1]"_s;
        QTest::newRow("nothing in it") << QByteArray("836a") << u"[]"_s;
        QTest::newRow("a float") << QByteArray("83463ff8000000000000") << u"1.5"_s;
        QTest::newRow("cut short") << QByteArray("836802") << QString();
        QTest::newRow("a function") << QByteArray("8370") << QString();
        QTest::newRow("more behind it") << QByteArray("83610761") << QString();
        QTest::newRow("another version") << QByteArray("826107") << QString();
        QTest::newRow("a huge tuple") << QByteArray("8369ffffffff") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("deep") << "83" + QByteArray("6801").repeated(100) + "6a" << QString();
    }
    void terms()
    {
        QFETCH(QByteArray, hex);
        const auto term = readErlangTerm(QByteArray::fromHex(hex));
        QTEST(term ? term->text : QString(), "text");
    }
    void messages()
    {
        const QByteArray bytes = QByteArray::fromHex("089601120361626319010000000000000025020000001a05ff");
        const auto fields = readProtobuf(bytes); // the last one says five bytes and has one
        QVERIFY(fields.has_value());
        QCOMPARE(fields->size(), std::size_t(5));
        QCOMPARE(findField(*fields, 1)->value, quint64(150));
        QCOMPARE(findField(*fields, 2)->bytes, QByteArrayView("abc"));
        QCOMPARE(findField(*fields, 4)->value, quint64(2));
        QVERIFY(fields->back().cutShort);
        QVERIFY(!findField(*fields, 9));
        QVERIFY(!readProtobuf(QByteArray::fromHex("0896")));
        QVERIFY(!readProtobuf(QByteArray::fromHex("0001")));
        QVERIFY(!readProtobuf(QByteArray::fromHex("0b")));
        QVERIFY(!readProtobuf(QByteArray("\x08\x01").repeated(1001)));
    }
};

QTEST_GUILESS_MAIN(TestCbor)
#include "tst_cbor.moc"
