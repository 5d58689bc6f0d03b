#include "core/net/redirect_listener.h"
#include "tests/support/logging_server.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::CallbackChannel;

/// A real browser at the redirect URI: an authorization server of one page sends it there in each response
/// mode.
class TestLoopbackChromium : public QObject
{
    Q_OBJECT

private:
    struct Visit
    {
        bool finished = false;
        QByteArray dom;
        QByteArray log;
    };

    /// What a browser shows in the end; scripts have run, and pages that lead on were followed.
    Visit visit(const QByteArray &url, const QStringList &more = {})
    {
        const QTemporaryDir profile;
        QProcess browser;
        QStringList arguments{u"--headless"_s,
                              u"--no-sandbox"_s,
                              u"--disable-gpu"_s,
                              u"--disable-quic"_s,
                              u"--no-first-run"_s,
                              u"--disable-background-networking"_s,
                              u"--disable-component-update"_s,
                              u"--disable-sync"_s,
                              u"--disable-dev-shm-usage"_s,
                              u"--enable-logging=stderr"_s,
                              u"--user-data-dir="_s + profile.path()};
        arguments += more.isEmpty() ? QStringList{u"--dump-dom"_s} : more;
        browser.start(m_browser, arguments << QString::fromLatin1(url));
        Visit result;
        result.finished = QTest::qWaitFor([&] { return browser.state() == QProcess::NotRunning; }, 90'000);
        if (!result.finished) {
            browser.kill();
            browser.waitForFinished();
        }
        result.dom = browser.readAllStandardOutput();
        result.log = browser.readAllStandardError();
        return result;
    }
    /// As visit, with a listener that has seen nothing. Chromium may write the page before it was left for
    /// the next one (and with a virtual time it may never leave it): then once more.
    Visit visitAnew(const QByteArray &url)
    {
        Visit result;
        for (int attempt = 1; attempt <= 5 && !result.dom.contains("<main"); ++attempt) {
            if (m_listener.listen({.path = u"/callback"_s}))
                result = visit(url);
        }
        return result;
    }
    [[nodiscard]] QByteArray callback() const { return m_listener.callback().toLatin1(); }

    http::Response authorize(const http::Request &request) const
    {
        const auto redirect = [](const QByteArray &url) {
            return http::Response{302, {}, {{"Location", url}}, {}};
        };
        if (request.path() == "/query")
            return redirect(callback() + "?code=4%2F0Ab%2Bc&state=s-1");
        if (request.path() == "/fragment")
            return redirect(callback() + "#access_token=a%2Bb&token_type=Bearer&state=s-1");
        if (request.path() == "/error")
            return redirect(callback() + "?error=access_denied&error_description=End-User+aborted&state=s-1");
        if (request.path() == "/form_post") // OAuth 2.0 Form Post Response Mode §2
            return http::textResponse(
                200, "text/html",
                "<body><form method='post' action='" + callback() +
                    "'><input name='code' value='4/0Ab+c'><input name='state' value='s-1'></form>"
                    "<script>document.forms[0].submit()</script>");
        return http::textResponse(404, "text/plain", "");
    }

    base::SystemClock m_clock;
    net::RedirectListener m_listener{m_clock};
    test::LoggingServer m_server{[this](const http::Request &request) { return authorize(request); }};
    QString m_browser;

private slots:
    void initTestCase()
    {
        for (const auto name : {"chromium"_L1, "chromium-browser"_L1, "google-chrome"_L1}) {
            if (m_browser.isEmpty())
                m_browser = QStandardPaths::findExecutable(name);
        }
        if (m_browser.isEmpty())
            QSKIP("chromium is not installed");
    }
    void init() { QVERIFY(m_listener.listen({.path = u"/callback"_s})); }

    void responseModes_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<CallbackChannel>("channel");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("query") << QByteArray("/query") << CallbackChannel::Query << QByteArray("code")
                               << QByteArray("4/0Ab+c") << QByteArray("Claimcheck has the answer");
        QTest::newRow("form_post") << QByteArray("/form_post") << CallbackChannel::FormPost
                                   << QByteArray("code") << QByteArray("4/0Ab+c")
                                   << QByteArray("Claimcheck has the answer");
        QTest::newRow("fragment") << QByteArray("/fragment") << CallbackChannel::Fragment
                                  << QByteArray("access_token") << QByteArray("a+b")
                                  << QByteArray("Claimcheck has the answer");
        QTest::newRow("error") << QByteArray("/error") << CallbackChannel::Query
                               << QByteArray("error_description") << QByteArray("End-User aborted")
                               << QByteArray("<code>access_denied</code>");
    }
    void responseModes()
    {
        QFETCH(QByteArray, page);
        QFETCH(CallbackChannel, channel);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, shown);
        const Visit result = visitAnew(m_server.url(page));
        QVERIFY(result.finished);
        QCOMPARE(m_listener.callbacks().size(), std::size_t(1));
        QCOMPARE(m_listener.callbacks()[0].channel, channel);
        QTEST(m_listener.callbacks()[0].value(name), "value");
        QCOMPARE(m_listener.callbacks()[0].value("state"), QByteArray("s-1"));
        QVERIFY2(result.dom.contains(shown), result.dom.constData());
        QVERIFY(result.dom.contains("You can close this tab."));
        for (const QByteArray secret : {"4/0Ab", "4%2F0Ab", "a+b", "s-1"})
            QVERIFY2(!result.dom.contains(secret), secret.constData());
        // Chromium logs what a Content-Security-Policy stops.
        const qsizetype stopped = result.log.indexOf("Content Security Policy");
        QVERIFY2(stopped < 0,
                 result.log.mid(qMax<qsizetype>(0, stopped - 200), 600).replace('\n', ' ').constData());
    }
    void secondResponseIsShownAsSuch()
    {
        QVERIFY(visit(m_server.url("/query")).dom.contains("Claimcheck has the answer"));
        QVERIFY(visit(m_server.url("/query")).dom.contains("This run already had its answer"));
        QCOMPARE(m_listener.callbacks().size(), std::size_t(2));
    }
    void emptyAddressSaysSo()
    {
        const Visit result = visit(callback());
        QVERIFY(result.dom.contains("This address carries no response"));
        QVERIFY(m_listener.callbacks().empty());
    }
    /// Pictures of the pages, where a directory for them is given.
    void pictures()
    {
        const QString directory = qEnvironmentVariable("CLAIMCHECK_PICTURES");
        if (directory.isEmpty())
            QSKIP("CLAIMCHECK_PICTURES is not set");
        for (const auto page : {"query"_L1, "error"_L1, "repeated"_L1}) {
            for (const int light : {1, 0}) {
                if (page != "repeated"_L1)
                    QVERIFY(m_listener.listen({.path = u"/callback"_s}));
                const QString file =
                    u"%1/loopback-%2%3.png"_s.arg(directory, page, light ? ""_L1 : "-dark"_L1);
                visit(m_server.url(page == "error"_L1 ? "/error" : "/query"),
                      {u"--blink-settings=preferredColorScheme=%1"_s.arg(light), u"--window-size=900,600"_s,
                       u"--screenshot="_s + file});
                QVERIFY(QFile::exists(file));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLoopbackChromium)
#include "tst_loopback_chromium.moc"
