#include "core/encoding/json_partial.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace claimcheck::encoding;
using namespace Qt::StringLiterals;

// Own rows, and every cut of a text of the JSON test suite.

class TestJsonPartial : public QObject
{
    Q_OBJECT

private slots:
    void beginning_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            // With ' for ", which moc of Qt 6.4 loses its way in.
            QTest::newRow(name) << QByteArray(text).replace('\'', '"')
                                << QByteArray(expected).replace('\'', '"');
        };
        row("good", "{'a':1}", "{'a':1}");
        row("cut in a string", "{'a':1,'b':'x", "{'a':1}");
        row("cut in a name", "{'a':true,'b", "{'a':true}");
        row("cut behind a name", "{'a':null,'b'", "{'a':null}");
        row("cut behind a colon", "{'a':'x\\'}','b':", "{'a':'x\\'}'}");
        row("cut behind a comma", "{'a':[1,2,", "{'a':[1,2]}");
        row("a number at the end may go on", "{'a':1,'b':23", "{'a':1}");
        row("a number in front of a bad byte is cut off", "{'a':1,'b':23x", "{'a':1}");
        row("a literal at the end", "{'a':false", "{'a':false}");
        row("half a literal", "{'a':fals", "{}");
        row("nested", "{'a':{'b':[{'c':'d'}", "{'a':{'b':[{'c':'d'}]}}");
        row("a bad byte in the middle", "{'a':1,'b':'\xff','c':2}", "{'a':1}");
        row("a missing comma", "{'a':1 'b':2}", "{'a':1}");
        row("something behind", "{'a':1}{'b':2}", "{'a':1}");
        row("a name without quotes", "{'a':1,b:2}", "{'a':1}");
        row("opened only", "{", "{}");
        row("no container", "'abc", "");
        row("a word", "hello", "");
        row("nothing", "", "");
    }
    void beginning()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const JsonDocument document = readPartialJson(text);
        QCOMPARE(document.text(), expected);
        QCOMPARE(document.isEmpty(), expected.isEmpty());
    }

    void everyCutIsABeginning()
    {
        const QByteArray text = "{ \"iss\" : \"gr\xC3\xBC\\u00DF \\\"e\\\"\" , "
                                "\"aud\":[\"x\",{\"y\":-1.5e+3}], \"n\":{ } ,\"ok\":false}";
        qsizetype before = 0;
        for (qsizetype cut = 1; cut <= text.size(); ++cut) {
            const JsonDocument document = readPartialJson(text.first(cut));
            QVERIFY(document.root().isObject());
            const qsizetype members = document.root().size();
            QVERIFY(members >= before); // what was there stays there
            before = members;
            for (const JsonMember member : document.root().members()) {
                const base::ByteRange range = member.keyRange();
                QCOMPARE(text.sliced(range.begin, range.size()),
                         document.text().sliced(range.begin, range.size()));
            }
        }
        QCOMPARE(before, qsizetype(4));
    }

    void deepText()
    {
        const JsonDocument document = readPartialJson(QByteArray(100'000, '['));
        QVERIFY(document.root().isArray());
        QCOMPARE(readPartialJson(QByteArray("{\"a\":").repeated(100'000)).root().size(), qsizetype(1));
    }
};

QTEST_GUILESS_MAIN(TestJsonPartial)
#include "tst_json_partial.moc"
