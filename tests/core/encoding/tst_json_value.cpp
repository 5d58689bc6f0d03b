#include "core/encoding/json.h"

#include <QTest>

#include <cmath>

using namespace claimcheck::encoding;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<qint64>)

class TestJsonValue : public QObject
{
    Q_OBJECT

    static JsonDocument read(const QByteArray &text)
    {
        auto document = JsonDocument::parse(text);
        return document.ok() ? *document : JsonDocument();
    }

private slots:
    void integers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<qint64>>("value");
        using Value = std::optional<qint64>;
        QTest::newRow("zero") << QByteArray("0") << Value(0);
        QTest::newRow("minus zero") << QByteArray("-0") << Value(0);
        QTest::newRow("beyond double (2^53+1)") << QByteArray("9007199254740993") << Value(9007199254740993);
        QTest::newRow("largest") << QByteArray("9223372036854775807") << Value(INT64_MAX);
        QTest::newRow("smallest") << QByteArray("-9223372036854775808") << Value(INT64_MIN);
        QTest::newRow("one more") << QByteArray("9223372036854775808") << Value();
        QTest::newRow("point zero") << QByteArray("3.0") << Value(3);
        QTest::newRow("exponent") << QByteArray("1e3") << Value(1000);
        QTest::newRow("exponent takes the fraction away") << QByteArray("1.5E+1") << Value(15);
        QTest::newRow("negative exponent") << QByteArray("1200e-2") << Value(12);
        QTest::newRow("fraction") << QByteArray("3.5") << Value();
        QTest::newRow("zero with a huge exponent") << QByteArray("0e999999999999") << Value(0);
        QTest::newRow("huge exponent") << QByteArray("1e999999999999") << Value();
        QTest::newRow("tiny exponent") << QByteArray("-1e-999999999999") << Value();
        QTest::newRow("many zeros behind the point") << QByteArray("7.") + QByteArray(1000, '0') << Value(7);
        QTest::newRow("string") << QByteArray("\"3\"") << Value();
    }
    void integers()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<qint64>, value);
        const JsonDocument document = read(text);
        QCOMPARE(document.root().toInteger(), value);
        QCOMPARE(document.root().raw().toByteArray(), text);
    }

    void doubles()
    {
        QCOMPARE(read("1.25").root().toDouble(), std::optional(1.25));
        QCOMPARE(read("1e400").root().toDouble(), std::optional(HUGE_VAL));
        QCOMPARE(read("-1e400").root().toDouble(), std::optional(-HUGE_VAL));
        QCOMPARE(read("1e-400").root().toDouble(), std::optional(0.0));
        QCOMPARE(read("0e400").root().toDouble(), std::optional(0.0));
        QVERIFY(!read("\"1\"").root().toDouble());
    }

    void strings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("lone");
        QTest::newRow("plain") << QByteArray(R"("abc")") << u"abc"_s << false;
        QTest::newRow("escapes") << QByteArray("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"") << u"\"\\/\b\f\n\r\t"_s
                                 << false;
        QTest::newRow("UTF-8") << QByteArray("\"gr\xC3\xBC\xC3\x9F\"") << u"grüß"_s << false;
        QTest::newRow("byte order mark in front stays")
            << QByteArray("\"\xEF\xBB\xBF\xEF\xBB\xBFx\"") << u"\uFEFF\uFEFFx"_s << false;
        QTest::newRow("pair") << QByteArray(R"("\uD83D\uDE00!")") << u"😀!"_s << false;
        QTest::newRow("zero") << QByteArray(R"("a\u0000b")") << QString::fromUtf16(u"a\0b", 3) << false;
        QTest::newRow("lone high") << QByteArray(R"("\uD83Dx")") << u"\uFFFDx"_s << true;
        QTest::newRow("lone low") << QByteArray(R"("\uDE00")") << u"\uFFFD"_s << true;
        QTest::newRow("two high") << QByteArray(R"("\uD83D\uD83D\uDE00")") << u"\uFFFD😀"_s << true;
        QTest::newRow("high, then a letter's escape")
            << QByteArray(R"("\uD83D\u0041")") << u"\uFFFDA"_s << true;
    }
    void strings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, value);
        QFETCH(bool, lone);
        const JsonDocument document = read(text);
        QCOMPARE(document.root().toString(), value);
        QCOMPARE(document.root().toUtf8(), value.toUtf8());
        QVERIFY(document.root().equals(value.toUtf8()));
        QCOMPARE(document.root().hasLoneSurrogate(), lone);
    }

    void membersKeepTheirOrderAndTheLastDuplicateWins()
    {
        const JsonDocument document = read(R"({"z":1,"a":2,"z":3,"\u00e4":4,"t":true})");
        QStringList names;
        for (const JsonMember &member : document.root().members())
            names.append(member.name());
        QCOMPARE(names, QStringList({u"z"_s, u"a"_s, u"z"_s, u"ä"_s, u"t"_s}));
        QCOMPARE(document["z"_L1].toInteger(), std::optional<qint64>(3));
        QCOMPARE(document.root()[u"ä"].toInteger(), std::optional<qint64>(4));
        QCOMPARE(document["\xE4"_L1].toInteger(), std::optional<qint64>(4));
        QVERIFY(document["t"_L1].toBool());
        QCOMPARE(document.root().size(), 5);
        QVERIFY(document.root().has("a"_L1));
        QVERIFY(!document.root().has("b"_L1));
    }

    void absentIsSafe()
    {
        const JsonValue absent;
        QVERIFY(absent.isAbsent());
        QVERIFY(absent["x"_L1]["y"_L1].at(3).isAbsent());
        QCOMPARE(absent.toString(), QString());
        QVERIFY(absent.raw().isEmpty());
        QVERIFY(!absent.range().isValid());
        QVERIFY(absent.members().begin() == absent.members().end());
        QVERIFY(absent.elements().begin() == absent.elements().end());
        QVERIFY(JsonDocument().root().isAbsent());
        QVERIFY(read("[1]").root().at(1).isAbsent());
        QVERIFY(read("[1]").root().at(-1).isAbsent());
    }

    void pointers_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("raw");
        // RFC 6901 §5.
        QTest::newRow("array") << u"/foo"_s << QByteArray(R"(["bar","baz"])");
        QTest::newRow("element") << u"/foo/0"_s << QByteArray(R"("bar")");
        QTest::newRow("empty name") << u"/"_s << QByteArray("0");
        QTest::newRow("slash") << u"/a~1b"_s << QByteArray("1");
        QTest::newRow("percent") << u"/c%d"_s << QByteArray("2");
        QTest::newRow("backslash") << u"/i\\j"_s << QByteArray("5");
        QTest::newRow("quote") << u"/k\"l"_s << QByteArray("6");
        QTest::newRow("space") << u"/ "_s << QByteArray("7");
        QTest::newRow("tilde") << u"/m~0n"_s << QByteArray("8");
        QTest::newRow("not there") << u"/foo/2"_s << QByteArray();
        QTest::newRow("zero in front") << u"/foo/00"_s << QByteArray();
        QTest::newRow("no slash") << u"foo"_s << QByteArray();
    }
    void pointers()
    {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, raw);
        const JsonDocument document =
            read("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/"
                 "b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8}");
        QVERIFY(!document.isEmpty());
        QCOMPARE(resolvePointer(document.root(), pointer).raw().toByteArray(), raw);
    }
};

QTEST_GUILESS_MAIN(TestJsonValue)
#include "tst_json_value.moc"
