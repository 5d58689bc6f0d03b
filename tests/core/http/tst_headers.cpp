#include "core/http/headers.h"

#include <QTest>

using namespace claimcheck::http;

class TestHeaders : public QObject
{
    Q_OBJECT

private slots:
    void namesHaveNoCase()
    {
        const Headers headers{{"Content-Type", "text/html"}};
        QCOMPARE(headers.value("content-type"), QByteArray("text/html"));
        QVERIFY(headers.contains("CONTENT-TYPE"));
        QVERIFY(!headers.contains("Content"));
        QCOMPARE(headers.value("Missing"), QByteArray());
    }
    void duplicatesKeepTheirOrder() // RFC 9110 §5.3
    {
        Headers headers{{"Set-Cookie", "a=1"}, {"X", "y"}};
        headers.append("set-cookie", "b=2");
        QCOMPARE(headers.value("Set-Cookie"), QByteArray("a=1"));
        QCOMPARE(headers.values("Set-Cookie"), (std::vector<QByteArray>{"a=1", "b=2"}));
        QCOMPARE(headers.count("SET-COOKIE"), 2);
        QCOMPARE(headers.fields().at(2), (Header{"set-cookie", "b=2"}));
    }
    void setKeepsThePlaceOfTheFirst()
    {
        Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}};
        headers.set("a", "4");
        QCOMPARE(headers, (Headers{{"A", "4"}, {"B", "2"}}));
        headers.set("C", "5");
        QCOMPARE(headers.fields().back(), (Header{"C", "5"}));
    }
    void defaultsDoNotReplace()
    {
        Headers headers{{"Accept", "text/html"}};
        headers.setDefault("accept", "*/*");
        headers.setDefault("User-Agent", "x");
        QCOMPARE(headers, (Headers{{"Accept", "text/html"}, {"User-Agent", "x"}}));
        headers.remove("ACCEPT");
        QCOMPARE(headers, (Headers{{"User-Agent", "x"}}));
    }
};

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
