#include "core/report/curl.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(claimcheck::http::Request)

class TestCurl : public QObject
{
    Q_OBJECT

private slots:
    void quotesForAShell_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("quoted");
        QTest::newRow("plain") << QByteArray("http://a/b") << QByteArray("http://a/b");
        QTest::newRow("empty") << QByteArray() << QByteArray("''");
        QTest::newRow("ampersand") << QByteArray("a&b") << QByteArray("'a&b'");
        QTest::newRow("quote") << QByteArray("it's") << QByteArray("'it'\\''s'");
        QTest::newRow("substitution") << QByteArray("$(x)`y`!") << QByteArray("'$(x)`y`!'");
    }
    void quotesForAShell()
    {
        QFETCH(QByteArray, word);
        QTEST(shellQuoted(word), "quoted");
        const QString shell = QStandardPaths::findExecutable(u"sh"_s);
        if (shell.isEmpty())
            return;
        QProcess process; // a shell reads back the same word
        process.start(shell, {u"-c"_s, u"printf %s "_s + QString::fromUtf8(shellQuoted(word))});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput(), word);
    }

    void writesOneOptionALine_data()
    {
        QTest::addColumn<http::Request>("request");
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("GET") << http::Request{"GET", "http://h/p?a=1", {{"Accept", "*/*"}, {"Host", "h"}}, {}}
                             << QByteArray(
                                    "curl --include \\\n  'http://h/p?a=1' \\\n  --header 'Accept: */*'\n");
        QTest::newRow("POST")
            << http::Request{"POST", "http://h/t", {{"Content-Type", "text/plain"}}, "x y"}
            << QByteArray("curl --include \\\n  http://h/t \\\n  --header 'Content-Type: text/plain' "
                          "\\\n  --data-raw 'x y'\n");
        QTest::newRow("empty POST") << http::Request{"POST", "http://h/t", {}, {}}
                                    << QByteArray("curl --include --request POST \\\n  http://h/t\n");
        QTest::newRow("HEAD") << http::Request{"HEAD", "http://h/", {}, {}}
                              << QByteArray("curl --include --head \\\n  http://h/\n");
        QTest::newRow("no type") << http::Request{"POST", "http://h/", {}, "a"}
                                 << QByteArray(
                                        "curl --include \\\n  http://h/ \\\n  --header 'Content-Type:' \\\n  "
                                        "--data-raw a\n");
        QTest::newRow("empty field") << http::Request{"GET", "http://h/", {{"X-A", ""}}, {}}
                                     << QByteArray("curl --include \\\n  http://h/ \\\n  --header 'X-A;'\n");
        QTest::newRow("IPv6") << http::Request{"GET", "http://[::1]/", {}, {}}
                              << QByteArray("curl --include --globoff \\\n  'http://[::1]/'\n");
    }
    void writesOneOptionALine()
    {
        QFETCH(http::Request, request);
        QTEST(curlCommand(request, base::Reveal::Shown), "command");
    }

    void hidesSecretsUnlessAsked()
    {
        const http::Request request{
            "POST",
            "http://h/t?code=SECRET1",
            {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", "Basic SECRET2"}},
            "grant_type=authorization_code&code_verifier=SECRET3&client_secret="};
        QVERIFY(!curlCommand(request).contains("SECRET"));
        QVERIFY(curlCommand(request).contains("Basic \u2022"));
        QVERIFY(curlCommand(request).contains("grant_type=authorization_code"));
        QVERIFY(curlCommand(request, base::Reveal::Shown).contains("code_verifier=SECRET3"));
    }
};

QTEST_GUILESS_MAIN(TestCurl)
#include "tst_curl.moc"
