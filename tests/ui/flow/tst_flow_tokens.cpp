#include "ui/flow/response_tokens.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// The tokens of a message that open in Inspect.
class TestFlowTokens : public QObject
{
    Q_OBJECT

private slots:
    void ofARequest_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QByteArray>("names");
        const QByteArray url = "https://op.example/x";
        QTest::newRow("logout token") << url << "logout_token=a.b.c"_ba
                                      << "logout_token"_ba;
        QTest::newRow("pushed, with an assertion") << url << "request=a.b.c&client_assertion=d.e.f"_ba
                                                   << "request client_assertion"_ba;
        QTest::newRow("in the query") << url + "?request=a.b.c"
                                      << ""_ba
                                      << "request"_ba;
        QTest::newRow("empty") << url << "logout_token="_ba
                               << ""_ba;
        QTest::newRow("a code is no token to look into") << url << "code=a&token=b"_ba
                                                         << ""_ba;
    }
    void ofARequest()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, form);
        QFETCH(QByteArray, names);
        http::Request request{"POST", url, {{"Content-Type", "application/x-www-form-urlencoded"}}, form};
        QByteArrayList found;
        for (const ui::flow::ResponseToken &token : ui::flow::tokensOf(request)) {
            found += token.name;
            QVERIFY(!ui::flow::tokenTitle(token.name).isEmpty());
            QVERIFY(ui::flow::tokenTitle(token.name) != ui::flow::tokenTitle("application/jwt"));
        }
        QCOMPARE(found.join(' '), names);
    }
};

QTEST_GUILESS_MAIN(TestFlowTokens)
#include "tst_flow_tokens.moc"
