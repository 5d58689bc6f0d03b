#include "core/report/hidden_secrets.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::report;

Q_DECLARE_METATYPE(claimcheck::http::Response)

class TestHiddenSecrets : public QObject
{
    Q_OBJECT

private slots:
    void hidesInBodies_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("shown");
        const QByteArray json = "application/json";
        QTest::newRow("token response")
            << json << QByteArray("{ \"access_token\" : \"AT\",\n \"expires_in\":60, \"scope\":\"openid\" }")
            << QByteArray("{ \"access_token\" : \"#\",\n \"expires_in\":60, \"scope\":\"openid\" }");
        QTest::newRow("nested and escaped name")
            << json << QByteArray("[{\"a\":{\"id\\u005ftoken\":\"x\\\"y\"}}]")
            << QByteArray("[{\"a\":{\"id\\u005ftoken\":\"#\"}}]");
        QTest::newRow("an error has no secret") << json << QByteArray("{\"error\":\"invalid_grant\"}")
                                                << QByteArray("{\"error\":\"invalid_grant\"}");
        QTest::newRow("truncated inside the secret") << json << QByteArray("{\"a\":1,\"refresh_token\":\"abc")
                                                     << QByteArray("{\"a\":1,\"refresh_token\":\"#");
        QTest::newRow("damaged") << json << QByteArray("{\"id_token\":\"abc\",}")
                                 << QByteArray("{\"id_token\":\"#\",}");
        QTest::newRow("wrong content type")
            << QByteArray("text/html") << QByteArray(" {\"id_token\":\"abc\"}")
            << QByteArray(" {\"id_token\":\"#\"}");
        QTest::newRow("signed") << QByteArray("application/jwt") << QByteArray("eyJ.a.b") << QByteArray("#");
        QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded")
                              << QByteArray("a=b&c%6Fde=1&code=") << QByteArray("a=b&c%6Fde=#&code=");
        QTest::newRow("inside a page")
            << QByteArray("text/html") << QByteArray("<script>x={\"id_token\":\"abc\"}</script>")
            << QByteArray("<script>x={\"id_token\":\"#\"}</script>");
        QTest::newRow("no UTF-8") << QByteArray("image/x") << QByteArray("\"a\":\"b\"\xff")
                                  << QByteArray("\"a\":\"b\"\xff");
        QTest::newRow("text") << QByteArray("text/plain") << QByteArray("code=1") << QByteArray("code=1");
    }
    void hidesInBodies()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, shown);
        const http::Response response{200, "OK", {{"Content-Type", type}}, body};
        QCOMPARE(withHiddenSecrets(response).body, shown.replace("#", hiddenText()));
    }

    void hidesInFieldsAndUrls()
    {
        const http::Response redirect{
            302,
            "Found",
            {{"Location", "http://h/cb?code=A&state=s#id_token=B&x=1"}, {"set-cookie", "a=b"}},
            {}};
        const http::Response shown = withHiddenSecrets(redirect);
        QCOMPARE(shown.headers.value("Location"),
                 "http://h/cb?code=" + hiddenText() + "&state=s#id_token=" + hiddenText() + "&x=1");
        QCOMPARE(shown.headers.value("Set-Cookie"), hiddenText());
        const http::Request request{"GET", "http://h/#access_token=A", {{"Authorization", "DPoP abc"}}, {}};
        QCOMPARE(withHiddenSecrets(request).headers.value("Authorization"), "DPoP " + hiddenText());
        QCOMPARE(withHiddenSecrets(request).url, "http://h/#access_token=" + hiddenText());
    }
};

QTEST_GUILESS_MAIN(TestHiddenSecrets)
#include "tst_hidden_secrets.moc"
