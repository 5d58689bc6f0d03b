#include "core/encoding/json.h"

#include <QTest>

using namespace claimcheck::encoding;
using namespace Qt::StringLiterals;

class TestJsonReader : public QObject
{
    Q_OBJECT

private slots:
    void errors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("where");
        const auto row = [](const char *name, const QByteArray &text, const QString &code, int where) {
            QTest::newRow(name) << text << code << where;
        };
        row("nothing", "", u"json-empty"_s, 0);
        row("only space", " \n", u"json-empty"_s, 2);
        row("byte order mark", "\xEF\xBB\xBF{}", u"json-byte-order-mark"_s, 0);
        row("cut object", R"({"a":1)", u"json-truncated"_s, 6);
        row("cut after colon", R"({"a":)", u"json-truncated"_s, 5);
        row("cut string", "{\"a\":\"b", u"json-truncated"_s, 7);
        row("cut in escape", "[\"\\u12", u"json-truncated"_s, 6);
        row("trailing comma in object", R"({"a":1,})", u"json-unexpected"_s, 7);
        row("trailing comma in array", "[1,]", u"json-unexpected"_s, 3);
        row("no colon", R"({"a" 1})", u"json-unexpected"_s, 5);
        row("no comma", R"({"a":1 "b":2})", u"json-unexpected"_s, 7);
        row("single quotes", "{'a':1}", u"json-unexpected"_s, 1);
        row("wrong bracket", "[1}", u"json-unexpected"_s, 2);
        row("second value", "{} {}", u"json-trailing"_s, 3);
        row("zero byte behind", QByteArray("{}\0", 3), u"json-trailing"_s, 2);
        row("capital literal", "[True]", u"json-literal"_s, 1);
        row("NaN", "[NaN]", u"json-literal"_s, 1);
        row("leading zero", "[012]", u"json-number"_s, 1);
        row("lonely minus", "[-]", u"json-number"_s, 2);
        row("no digit after point", "[1.]", u"json-number"_s, 3);
        row("no digit after exponent", "[1e+]", u"json-number"_s, 4);
        row("plus sign", "[+1]", u"json-unexpected"_s, 1);
        row("unknown escape", R"(["\x41"])", u"json-escape"_s, 3);
        row("short unicode escape", R"(["\u12g4"])", u"json-escape"_s, 6);
        row("control character", "[\"a\nb\"]", u"json-control-character"_s, 3);
        row("overlong slash (RFC 3629 §10)", "[\"\xC0\xAF\"]", u"json-utf8"_s, 2);
        row("surrogate in UTF-8 (RFC 3629 §3)", "[\"\xED\xA0\x80\"]", u"json-utf8"_s, 2);
        row("above U+10FFFF", "[\"\xF4\x90\x80\x80\"]", u"json-utf8"_s, 2);
        row("cut sequence", "[\"abcdefgh\xE2\x82\"]", u"json-utf8"_s, 10);
    }
    void errors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, where);
        const auto document = JsonDocument::parse(text);
        QVERIFY(!document.ok());
        QCOMPARE(QString(document.error().code), code);
        QCOMPARE(int(document.error().where), where);
    }

    void limitsHold()
    {
        QVERIFY(JsonDocument::parse("[[[1]]]", {.maxDepth = 3}).ok());
        const auto deep = JsonDocument::parse("[[[[1]]]]", {.maxDepth = 3});
        QCOMPARE(deep.error().code, "json-depth"_L1);
        QCOMPARE(deep.error().where, 3);
        QVERIFY(JsonDocument::parse("[1,2]", {.maxNodes = 3}).ok());
        QCOMPARE(JsonDocument::parse("[1,2,3]", {.maxNodes = 3}).error().code, "json-nodes"_L1);
        QVERIFY(JsonDocument::parse("[]", {.maxBytes = 2}).ok());
        QCOMPARE(JsonDocument::parse("[ ]", {.maxBytes = 2}).error().code, "json-size"_L1);
    }
    void depthCostsNoStack()
    {
        constexpr int depth = 1'000'000;
        const QByteArray text = QByteArray(depth, '[') + QByteArray(depth, ']');
        const auto document = JsonDocument::parse(text, {.maxDepth = depth});
        QVERIFY(document.ok());
        QCOMPARE(document->root().range().size(), 2 * depth);
    }

    void rangesAreExact()
    {
        const QByteArray text = " { \"iss\" : \"a\\nb\" , \"n\":[ 1.50 ,{ } ] } ";
        const auto document = JsonDocument::parse(text);
        QVERIFY(document.ok());
        const auto slice = [&](claimcheck::base::ByteRange range) {
            return text.mid(range.begin, range.size());
        };
        QCOMPARE(slice(document->root().range()), text.trimmed());
        const JsonMember member = *document->root().members().begin();
        QCOMPARE(slice(member.keyRange()), QByteArray("\"iss\""));
        QCOMPARE(slice(member.value().range()), QByteArray("\"a\\nb\""));
        const JsonValue array = document->root()["n"_L1];
        QCOMPARE(slice(array.range()), QByteArray("[ 1.50 ,{ } ]"));
        QCOMPARE(slice(array.at(0).range()), QByteArray("1.50"));
        QCOMPARE(slice(array.at(1).range()), QByteArray("{ }"));
        QCOMPARE(document->pointerAt(array.at(0).range().begin), u"/n/0"_s);
        QCOMPARE(document->pointerAt(member.keyRange().begin), u"/iss"_s);
        QCOMPARE(document->pointerAt(0), QString());
    }

    void duplicatesAreListed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("pointers");
        QTest::newRow("none") << QByteArray(R"({"a":1,"b":{"a":2}})") << QStringList();
        QTest::newRow("one") << QByteArray(R"({"a":1,"b":2,"a":3})") << QStringList(u"/a"_s);
        QTest::newRow("thrice") << QByteArray(R"({"a":1,"a":2,"a":3})") << QStringList({u"/a"_s, u"/a"_s});
        QTest::newRow("by an escape") << QByteArray(R"({"aud":1,"\u0061ud":2})") << QStringList(u"/aud"_s);
        QTest::newRow("nested") << QByteArray(R"([{"x/y":{"a":1,"a":2}}])") << QStringList(u"/0/x~1y/a"_s);
        QTest::newRow("case differs") << QByteArray(R"({"a":1,"A":2})") << QStringList();
        QTest::newRow("empty names") << QByteArray(R"({"":1,"":2})") << QStringList(u"/"_s);
    }
    void duplicatesAreListed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, pointers);
        const auto document = JsonDocument::parse(text);
        QVERIFY(document.ok());
        QStringList found;
        for (const JsonDuplicate &duplicate : document->duplicates()) {
            found.append(duplicate.pointer);
            QVERIFY(duplicate.first.begin < duplicate.range.begin);
        }
        QCOMPARE(found, pointers);
    }

    /// One long name around many objects must not cost their product.
    void duplicatesStayCheap()
    {
        QByteArray inner = "{\"x\":1,\"x\":2},";
        const QByteArray text = "{\"" + QByteArray(1'000'000, 'n') + "\":[" + inner.repeated(20'000) + "{}]}";
        const auto document = JsonDocument::parse(text);
        QVERIFY(document.ok());
        const auto found = document->duplicates();
        QVERIFY(!found.empty() && found.size() <= 1000);
    }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"
