#include "core/oauth/authorization_response.h"
#include "tests/core/provider/fixture.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using test::Browser;
using test::Fixture;

/// The authorization endpoint with its pages, driven by plain HTTP.
class TestProviderLogin : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fixture> m_fixture;
    oauth::RunValues m_run;

    QByteArray target(const encoding::FormPairs &extra = {})
    {
        oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        profile.authorizationParameters = extra;
        return m_fixture->authorizeTarget(profile, m_run);
    }

    /// From the login page to the consent page.
    http::Response signIn(Browser &browser, const http::Response &page)
    {
        const http::Response response =
            browser.submit(page, {{"action", "login"}, {"username", "Zoë"}, {"password", ""}});
        return browser.get(response.headers.value("Location"));
    }

    base::Result<void> check(const http::Response &response) const
    {
        const auto reading = oauth::readAuthorizationResponse(test::redirectParameters(response));
        return oauth::checkAuthorizationResponse(
            reading.value, {m_run.state, m_fixture->server.issuer(), oauth::IssParameter::Announced});
    }

private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(provider::SignIn::Ask); }

    void signInAndConsent()
    {
        Browser browser = m_fixture->browser();
        const http::Response login = browser.get(target());
        QCOMPARE(login.status, 200);
        QVERIFY(login.body.contains("<label for=\"username\">"));
        QVERIFY(login.headers.value("Content-Security-Policy").contains("frame-ancestors 'none'"));
        QCOMPARE(login.headers.value("Cache-Control"), QByteArray("no-store"));
        QVERIFY(!login.headers.contains("Access-Control-Allow-Origin")); // RFC 9700 §2.6

        const http::Response afterLogin = browser.submit(login, {{"action", "login"}, {"username", "Zoë"}});
        QCOMPARE(afterLogin.status, 303); // not 307, RFC 9700 §4.12
        const http::Response consent = browser.get(afterLogin.headers.value("Location"));
        QVERIFY(consent.body.contains("Zoë"));
        const http::Response back = browser.submit(consent, {{"action", "allow"}});
        QCOMPARE(back.status, 303);
        QVERIFY(back.headers.value("Location").startsWith("http://127.0.0.1:50123/callback?code="));
        QVERIFY(check(back));
    }

    void denial_data()
    {
        QTest::addColumn<bool>("afterLogin");
        QTest::newRow("on the login page") << false;
        QTest::newRow("on the consent page") << true;
    }
    void denial()
    {
        QFETCH(bool, afterLogin);
        Browser browser = m_fixture->browser();
        http::Response page = browser.get(target());
        if (afterLogin)
            page = signIn(browser, page);
        const http::Response back = browser.submit(page, {{"action", "deny"}});
        const base::Result<void> result = check(back);
        QVERIFY(!result);
        QCOMPARE(result.error().code, "authorization-error"_L1);
        QCOMPARE(*encoding::firstValue(test::redirectParameters(back), "error"), QByteArray("access_denied"));
        QCOMPARE(browser.submit(page, {{"action", "allow"}}).status, 400); // over
    }

    void formsAreBoundToTheBrowser()
    {
        Browser browser = m_fixture->browser();
        const http::Response page = browser.get(target());
        Browser stranger = m_fixture->browser();
        QCOMPARE(stranger.submit(page, {{"action", "login"}, {"username", "mallory"}}).status, 400);
        encoding::FormPairs forged = Browser::hiddenFields(page);
        forged.back().value = "guessed";
        forged.push_back({"action", "deny"});
        QCOMPARE(browser.post("/interaction", forged).status, 400);
        QCOMPARE(browser.submit(page, {{"action", "allow"}}).status,
                 200); // not signed in yet: the login page again
        m_fixture->passSeconds(601);
        QCOMPARE(browser.submit(page, {{"action", "login"}, {"username", "late"}}).status, 400);
    }

    void namesAreEscaped()
    {
        Browser browser = m_fixture->browser();
        const http::Response page = browser.get(target({{"login_hint", "\"><script>"}}));
        QVERIFY(!page.body.contains("<script>"));
        QCOMPARE(browser.submit(page, {{"action", "login"}, {"username", " "}}).status, 200); // asked again
    }

    void prompts()
    {
        Browser browser = m_fixture->browser();
        const auto errorAt = [&](const encoding::FormPairs &extra) {
            return encoding::firstValue(test::redirectParameters(browser.get(target(extra))), "error")
                .value_or("none");
        };
        QCOMPARE(errorAt({{"prompt", "none"}}), QByteArray("login_required"));
        const http::Response consent = signIn(browser, browser.get(target()));
        QCOMPARE(errorAt({{"prompt", "none"}}), QByteArray("consent_required"));
        QCOMPARE(browser.submit(consent, {{"action", "allow"}}).status, 303);
        QCOMPARE(errorAt({{"prompt", "none"}}), QByteArray("none"));
        QVERIFY(browser.get(target()).body.contains("value=\"allow\"")); // signed in: consent only
        QVERIFY(browser.get(target({{"prompt", "login"}})).body.contains("username"));
        m_fixture->passSeconds(100);
        QVERIFY(browser.get(target({{"max_age", "99"}})).body.contains("username"));
        QCOMPARE(errorAt({{"prompt", "none"}, {"max_age", "99"}}), QByteArray("login_required"));
        QCOMPARE(errorAt({{"prompt", "none login"}}), QByteArray("invalid_request"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected"); // an error for the client, or "page"
        const auto row = [](const char *title, const char *name, const char *value, const char *expected) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(value) << QByteArray(expected);
        };
        row("unknown client", "client_id", "x", "page");
        row("no client", "client_id", "", "page");
        row("no redirect URI", "redirect_uri", "", "page");
        row("another path", "redirect_uri", "http://127.0.0.1:50123/callback/", "page");
        row("another host", "redirect_uri", "http://localhost:50123/callback", "page");
        row("user info", "redirect_uri", "http://127.0.0.1:80@evil.example/callback", "page");
        row("with a query", "redirect_uri", "http://127.0.0.1:1/callback?x=1", "page");
        row("https", "redirect_uri", "https://127.0.0.1:1/callback", "page");
        row("no response type", "response_type", "", "invalid_request");
        row("response type", "response_type", "magic", "unsupported_response_type");
        row("details", "authorization_details", "{}", "invalid_authorization_details");
        row("response mode", "response_mode", "web_message", "invalid_request");
        row("no challenge", "code_challenge", "", "invalid_request");
        row("plain", "code_challenge_method", "plain", "invalid_request");
        row("short challenge", "code_challenge", "abc", "invalid_request");
        row("scope", "scope", "admin", "invalid_scope");
        row("resource", "resource", "https://elsewhere.example", "invalid_target");
        row("request object", "request", "x", "page");
        row("request_uri", "request_uri", "urn:x", "page");
        row("max_age", "max_age", "soon", "invalid_request");
    }
    void refusals()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const http::Response response = m_fixture->browser().get(target({{name, value}}));
        const encoding::FormPairs parameters = test::redirectParameters(response);
        QTEST(response.status == 400 ? QByteArray("page")
                                     : encoding::firstValue(parameters, "error").value_or("none"),
              "expected");
        if (response.status != 400) {
            QCOMPARE(*encoding::firstValue(parameters, "state"), m_run.state);
            QCOMPARE(*encoding::firstValue(parameters, "iss"), m_fixture->server.issuer().toUtf8());
        }
    }

    void repeatedParameters()
    {
        const http::Response scope = m_fixture->browser().get(target() + "&scope=openid");
        QCOMPARE(*encoding::firstValue(test::redirectParameters(scope), "error"),
                 QByteArray("invalid_request"));
        QCOMPARE(m_fixture->browser().get(target() + "&client_id=demo-native").status, 400);
    }

    void responseModes()
    {
        Browser browser = m_fixture->browser();
        (void)browser.submit(signIn(browser, browser.get(target())), {{"action", "allow"}});
        const http::Response fragment =
            browser.get(target({{"prompt", "none"}, {"response_mode", "fragment"}}));
        QVERIFY(fragment.headers.value("Location").contains("/callback#code="));
        QVERIFY(check(fragment));
        // OAuth 2.0 Form Post Response Mode §2
        const http::Response formPost =
            browser.get(target({{"prompt", "none"}, {"response_mode", "form_post"}}));
        QCOMPARE(formPost.status, 200);
        QVERIFY(formPost.body.contains("action=\"http://127.0.0.1:50123/callback\""));
        const auto reading = oauth::readAuthorizationResponse(Browser::hiddenFields(formPost));
        QVERIFY(oauth::checkAuthorizationResponse(
            reading.value, {m_run.state, m_fixture->server.issuer(), oauth::IssParameter::Announced}));
    }

    void postedRequests()
    {
        const QByteArray query = target().mid(target().indexOf('?') + 1);
        QCOMPARE(m_fixture->browser().post("/authorize", encoding::parseForm(query)).status, 200);
        QCOMPARE(m_fixture->browser().post("/authorize", {}, {{"Content-Type", "application/json"}}).status,
                 400);
    }
};

QTEST_GUILESS_MAIN(TestProviderLogin)
#include "tst_provider_login.moc"
