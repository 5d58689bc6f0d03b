#include "core/encoding/form.h"

#include <QTest>

using namespace claimcheck::encoding;

Q_DECLARE_METATYPE(FormPairs)

/// WHATWG URL, "application/x-www-form-urlencoded": parsing and serializing.
class TestForm : public QObject
{
    Q_OBJECT

private slots:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<FormPairs>("pairs");
        QTest::newRow("empty") << QByteArray("") << FormPairs();
        QTest::newRow("one") << QByteArray("a=b") << FormPairs({{"a", "b"}});
        QTest::newRow("order and duplicates")
            << QByteArray("b=1&a=2&b=3") << FormPairs({{"b", "1"}, {"a", "2"}, {"b", "3"}});
        QTest::newRow("plus and percent") << QByteArray("s=a+b%20c%2B") << FormPairs({{"s", "a b c+"}});
        QTest::newRow("UTF-8") << QByteArray("n=%C3%BC") << FormPairs({{"n", "\xC3\xBC"}});
        QTest::newRow("no value") << QByteArray("a&b=") << FormPairs({{"a", ""}, {"b", ""}});
        QTest::newRow("empty pieces") << QByteArray("&&a=b&") << FormPairs({{"a", "b"}});
        QTest::newRow("second equals sign stays") << QByteArray("a=b=c") << FormPairs({{"a", "b=c"}});
        QTest::newRow("percent at the end")
            << QByteArray("a=%&b=%4&c=%zz") << FormPairs({{"a", "%"}, {"b", "%4"}, {"c", "%zz"}});
        QTest::newRow("no name") << QByteArray("=v") << FormPairs({{"", "v"}});
    }
    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(FormPairs, pairs);
        QVERIFY(parseForm(text) == pairs);
        QVERIFY(parseForm(encodeForm(pairs)) == pairs);
    }
    void encodes()
    {
        // RFC 6749 appendix B
        QCOMPARE(encodeForm({{"n", QByteArray(" %&+\xC2\xA3\xE2\x82\xAC")}}),
                 QByteArray("n=+%25%26%2B%C2%A3%E2%82%AC"));
        QCOMPARE(encodeForm({{"a", "x*-._~"}, {"b", ""}}), QByteArray("a=x*-._%7E&b="));
    }
    void firstOfAName()
    {
        const FormPairs pairs = {{"a", "1"}, {"a", "2"}};
        QCOMPARE(firstValue(pairs, "a"), std::optional<QByteArray>("1"));
        QVERIFY(!firstValue(pairs, "b"));
    }
};

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
