#include "core/encoding/json_edit.h"

#include <QTest>

using namespace claimcheck::encoding;

class TestJsonEdit : public QObject
{
    Q_OBJECT

private slots:
    void editing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("replaced");
        QTest::addColumn<QByteArray>("added");
        QTest::addColumn<QByteArray>("removed");
        const auto row = [](const char *name, const char *text, const char *replaced, const char *added,
                            const char *removed) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(replaced) << QByteArray(added)
                                << QByteArray(removed);
        };
        row("compact", "{\"a\":1,\"b\":2}", "{\"a\":9,\"b\":2}", "{\"a\":1,\"b\":2,\"a\":9}", "{\"b\":2}");
        row("last", "{\"b\":2,\"a\":1}", "{\"b\":2,\"a\":9}", "{\"b\":2,\"a\":1,\"a\":9}", "{\"b\":2}");
        row("only one", "{\"a\":1}", "{\"a\":9}", "{\"a\":1,\"a\":9}", "{}");
        row("only one, spaced", "{ \"a\": 1 }", "{ \"a\": 9 }", "{ \"a\": 1,\"a\": 9 }", "{ }");
        row("not there", "{\"b\":2}", "{\"b\":2,\"a\":9}", "{\"b\":2,\"a\":9}", "{\"b\":2}");
        row("empty", "{}", "{\"a\":9}", "{\"a\":9}", "{}");
        row("lines", "{\n  \"a\" : 1.0,\n  \"b\" : [1,\t2]\n}", "{\n  \"a\" : 9,\n  \"b\" : [1,\t2]\n}",
            "{\n  \"a\" : 1.0,\n  \"b\" : [1,\t2],\n  \"a\" : 9\n}", "{\n  \"b\" : [1,\t2]\n}");
        row("escaped name", "{\"\\u0061\":1,\"b\":1e2}", "{\"\\u0061\":9,\"b\":1e2}",
            "{\"\\u0061\":1,\"b\":1e2,\"a\":9}", "{\"b\":1e2}");
        row("duplicates", "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":1,\"b\":2,\"a\":9}",
            "{\"a\":1,\"b\":2,\"a\":3,\"a\":9}", "{\"b\":2}");
        row("inner name", "{\"b\":{\"a\":1}}", "{\"b\":{\"a\":1},\"a\":9}", "{\"b\":{\"a\":1},\"a\":9}",
            "{\"b\":{\"a\":1}}");
        row("no object", "[1]", "[1]", "[1]", "[1]");
    }
    void editing()
    {
        QFETCH(QByteArray, text);
        const auto document = JsonDocument::parse(text);
        QVERIFY(document.ok());
        QTEST(withMember(*document, "a", "9"), "replaced");
        QTEST(withAddedMember(*document, "a", "9"), "added");
        QTEST(withoutMember(*document, "a"), "removed");
    }
};

QTEST_GUILESS_MAIN(TestJsonEdit)
#include "tst_json_edit.moc"
