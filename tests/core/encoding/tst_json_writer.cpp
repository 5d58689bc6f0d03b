#include "core/encoding/json.h"

#include <QTest>

#include <cmath>

using namespace claimcheck::encoding;
using namespace Qt::StringLiterals;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesInOrder()
    {
        JsonWriter writer;
        writer.beginObject();
        writer.member("s", u"grüß \"x\"\n\u0001"_s);
        writer.member("i", qint64(9007199254740993));
        writer.member("d"_L1, 0.1);
        writer.member("b", true);
        writer.member("n", nullptr);
        writer.member("literal", "text");
        writer.memberRaw("raw", "1.50");
        writer.key("list");
        writer.beginArray();
        writer.value(1);
        writer.value("two"_L1);
        writer.beginObject();
        writer.endObject();
        writer.endArray();
        writer.endObject();
        QCOMPARE(
            writer.take(),
            QByteArray("{\"s\":\"gr\xC3\xBC\xC3\x9F \\\"x\\\"\\n\\u0001\",\"i\":9007199254740993,\"d\":0.1,"
                       "\"b\":true,\"n\":null,\"literal\":\"text\",\"raw\":1.50,\"list\":[1,\"two\",{}]}"));
        QCOMPARE(writer.take(), QByteArray());
    }
    void indents()
    {
        JsonWriter writer(JsonIndent::TwoSpaces);
        writer.beginObject();
        writer.member("a", 1);
        writer.key("b");
        writer.beginArray();
        writer.value(2);
        writer.endArray();
        writer.key("c");
        writer.beginArray();
        writer.endArray();
        writer.endObject();
        QCOMPARE(writer.take(), QByteArray("{\n  \"a\": 1,\n  \"b\": [\n    2\n  ],\n  \"c\": []\n}"));
    }
    void malformedUtf8IsReplaced()
    {
        JsonWriter writer;
        writer.value(QByteArray("a\xFF\xC3"));
        QCOMPARE(writer.take(), QByteArray("\"a\xEF\xBF\xBD\xEF\xBF\xBD\""));
    }
    void whatIsNoNumberIsNull()
    {
        JsonWriter writer;
        writer.value(std::nan(""));
        QCOMPARE(writer.take(), QByteArray("null"));
    }
    void valuesKeepTheirSource()
    {
        const auto document = JsonDocument::parse(R"({"n":1.000,"s":"\u0061"})");
        JsonWriter writer;
        writer.beginArray();
        writer.value(document->root()["n"_L1]);
        writer.value(document->root()["s"_L1]);
        writer.value(document->root()["x"_L1]);
        writer.endArray();
        QCOMPARE(writer.take(), QByteArray(R"([1.000,"\u0061",null])"));
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_json_writer.moc"
