#include "core/net/authorization_code_flow.h"

#include "core/base/random.h"
#include "core/net/redirect_listener.h"
#include "core/net/stepping_access_manager.h"
#include "core/oauth/pkce.h"
#include "core/oauth/token_response.h"
#include "tests/support/logging_server.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::AuthorizationCodeFlow;

namespace {

constexpr char tokens[] = R"({"access_token":"at","token_type":"Bearer","expires_in":60,"scope":"a"})";

} // namespace

/// Runs the flow against a token endpoint that answers what the test says; the browser is a raw client.
class TestAuthorizationCodeFlow : public QObject
{
    Q_OBJECT

private:
    void makeFlow(oauth::ClientAuth auth = oauth::ClientAuth::None, const QByteArray &secret = {})
    {
        oauth::Profile profile;
        profile.client.id = u"client+id"_s;
        profile.scope = {u"openid"_s, u"a+b"_s};
        const oauth::RunValues run =
            oauth::makeRunValues(profile, m_listener->callback().toLatin1(), m_random);
        oauth::ServerMetadata metadata;
        metadata.authorizationEndpoint = QUrl(u"https://as.example/authorize?tenant=x"_s);
        net::AuthorizationCodeOptions options;
        options.authorization = *oauth::buildAuthorizationRequest(profile, metadata, run);
        options.token.endpoint = QUrl::fromEncoded(m_server->url("/token?tenant=x"));
        options.token.client = {"client+id", auth, base::SecretBytes(secret)};
        options.redirectUri = run.redirectUri;
        options.codeVerifier = run.pkce.verifier;
        options.expected = {run.state, u"https://as.example"_s, oauth::IssParameter::Announced};
        m_run = run;
        m_flow = std::make_unique<AuthorizationCodeFlow>(std::move(options), *m_manager, *m_listener);
        connect(m_listener.get(), &net::RedirectListener::callbackArrived, m_flow.get(),
                [this](const net::RedirectCallback &callback) { m_flow->takeCallback(callback.values); });
        connect(m_flow.get(), &AuthorizationCodeFlow::failed, this,
                [this](const base::Error &error) { m_failures << QString(error.code); });
        connect(m_flow.get(), &AuthorizationCodeFlow::tokenResponseReceived, this,
                [this](const http::Response &response) { m_responses.push_back(response); });
    }
    void redirect(const QByteArray &query)
    {
        test::RawClient browser(m_listener->port());
        browser.write(test::getText("/callback?" + query, m_listener->port()));
        QVERIFY(browser.readToEnd().startsWith("HTTP/1.1 200"));
    }
    [[nodiscard]] QByteArray good(const QByteArray &code = "c0de") const
    {
        return "code=" + code + "&state=" + m_run.state + "&iss=https%3A%2F%2Fas.example";
    }
    [[nodiscard]] encoding::FormPairs sentForm() const
    {
        return encoding::parseForm(m_server->requests().back().body);
    }
    [[nodiscard]] QByteArray sent(const char *name) const
    {
        return encoding::firstValue(sentForm(), name).value_or("(absent)");
    }

    base::SystemClock m_clock;
    base::SystemRandom m_random;
    http::Response m_answer;
    oauth::RunValues m_run;
    QStringList m_failures;
    std::vector<http::Response> m_responses;
    std::unique_ptr<test::LoggingServer> m_server;
    std::unique_ptr<net::ExchangeHistory> m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    std::unique_ptr<net::RedirectListener> m_listener;
    std::unique_ptr<AuthorizationCodeFlow> m_flow;

private slots:
    void init()
    {
        m_answer = http::textResponse(200, "application/json", tokens);
        m_failures.clear();
        m_responses.clear();
        m_server = std::make_unique<test::LoggingServer>([this](const http::Request &) { return m_answer; });
        m_history = std::make_unique<net::ExchangeHistory>();
        m_manager = std::make_unique<net::SteppingAccessManager>(*m_history, m_clock);
        m_listener = std::make_unique<net::RedirectListener>(m_clock);
        QVERIFY(m_listener->listen());
    }
    void cleanup() // the order of qtnetworkauth: flow, listener, manager, history
    {
        m_flow.reset();
        m_listener.reset();
        m_manager.reset();
        m_history.reset();
        m_server.reset();
    }

    void authorizationRequestIsComplete()
    {
        makeFlow();
        QSignalSpy ready(m_flow.get(), &AuthorizationCodeFlow::authorizationRequestReady);
        m_flow->start();
        QCOMPARE(ready.size(), 1);
        const QByteArray url = ready[0][0].toUrl().toEncoded();
        QVERIFY(url.startsWith("https://as.example/authorize?tenant=x&")); // RFC 6749 §3.1
        const auto pairs = encoding::parseForm(url.mid(url.indexOf('?') + 1));
        const auto value = [&](const char *name) {
            return encoding::firstValue(pairs, name).value_or("(absent)");
        };
        QCOMPARE(value("response_type"), QByteArray("code"));
        QCOMPARE(value("client_id"), QByteArray("client+id"));
        QCOMPARE(value("redirect_uri"), m_listener->callback().toLatin1());
        QCOMPARE(value("scope"), QByteArray("openid a+b"));
        QCOMPARE(value("state").size(), 32);
        QCOMPARE(value("nonce"), m_run.nonce);
        QCOMPARE(value("code_challenge_method"), QByteArray("S256"));
        QCOMPARE(value("code_challenge"), oauth::challengeFor(oauth::PkceMethod::S256, m_run.pkce.verifier));
        QVERIFY(!url.contains(m_run.pkce.verifier));
    }
    void publicClientGetsTokens_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QByteArray>("code");
        // Qt 6.4 sends the first two of these encoded twice.
        QTest::newRow("slash") << QByteArray("4%2F0Ab") << QByteArray("4/0Ab");
        QTest::newRow("plus") << QByteArray("a%2Bb") << QByteArray("a+b");
        QTest::newRow("space") << QByteArray("a+b") << QByteArray("a b");
        QTest::newRow("percent") << QByteArray("100%25") << QByteArray("100%");
        QTest::newRow("ampersand") << QByteArray("a%26b%3Dc") << QByteArray("a&b=c");
        QTest::newRow("UTF-8") << QByteArray("%C3%A9") << QByteArray("\xc3\xa9");
    }
    void publicClientGetsTokens()
    {
        QFETCH(QByteArray, encoded);
        makeFlow();
        m_flow->start();
        redirect(good(encoded));
        QTRY_COMPARE(m_responses.size(), std::size_t(1));
        QCOMPARE(m_responses[0].body, QByteArray(tokens));
        QCOMPARE(m_failures, QStringList());
        QTEST(sent("code"), "code");
        QCOMPARE(sent("grant_type"), QByteArray("authorization_code"));
        QCOMPARE(sent("redirect_uri"), m_listener->callback().toLatin1());
        QCOMPARE(sent("code_verifier"), m_run.pkce.verifier);
        QCOMPARE(sent("client_id"), QByteArray("client+id"));
        QCOMPARE(sent("client_secret"), QByteArray("(absent)"));
        QCOMPARE(m_server->requests().back().url, QByteArray("/token?tenant=x"));
        QCOMPARE(m_server->requests().size(), std::size_t(1));
        QCOMPARE(m_server->requests().back().body, m_flow->tokenExchange()->request().body);
        QCOMPARE(m_flow->tokenExchange()->label(), u"token request"_s);
        QCOMPARE(m_flow->tokenExchange()->originalRequest(), m_flow->tokenExchange()->request());
    }
    void secretsAreEncoded() // no Qt version encodes client_secret
    {
        makeFlow(oauth::ClientAuth::SecretPost, "post secret+/=%&");
        m_flow->start();
        redirect(good());
        QTRY_COMPARE(m_responses.size(), std::size_t(1));
        QCOMPARE(sent("client_secret"), QByteArray("post secret+/=%&"));
        QVERIFY(!m_server->requests().back().headers.contains("Authorization"));
    }
    void basicIsSentAtOnce() // RFC 6749 §2.3.1: form-encoded before base64
    {
        m_answer = {401,
                    {},
                    {{"WWW-Authenticate", "Basic realm=\"token\""}, {"Content-Type", "application/json"}},
                    R"({"error":"invalid_client"})"};
        makeFlow(oauth::ClientAuth::SecretBasic, "a secret:");
        m_flow->start();
        redirect(good());
        QTRY_COMPARE(m_responses.size(), std::size_t(1));
        QTest::qWait(50);
        QCOMPARE(m_server->requests().size(), std::size_t(1));
        QCOMPARE(m_server->requests()[0].headers.value("Authorization"),
                 "Basic " + QByteArray("client%2Bid:a+secret%3A").toBase64());
        QCOMPARE(sent("client_secret"), QByteArray("(absent)"));
        QCOMPARE(m_responses[0].status, 401);
        QCOMPARE(m_responses[0].body, QByteArray(R"({"error":"invalid_client"})"));
    }
    void anyAnswerIsHandedOver_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        // What QOAuthHttpServerReplyHandler drops with no more than a warning.
        QTest::newRow("400") << 400 << QByteArray("application/json")
                             << QByteArray(R"({"error":"invalid_grant"})");
        QTest::newRow("500 HTML") << 500 << QByteArray("text/html") << QByteArray("<h1>down</h1>");
        QTest::newRow("vendor type") << 200 << QByteArray("application/vnd.oauth+json") << QByteArray(tokens);
        QTest::newRow("200 with error")
            << 200 << QByteArray("application/json") << QByteArray(R"({"error":"invalid_client"})");
        QTest::newRow("not JSON") << 200 << QByteArray("application/json") << QByteArray("{");
        QTest::newRow("empty") << 200 << QByteArray("") << QByteArray("");
        QTest::newRow("form") << 200 << QByteArray("application/x-www-form-urlencoded")
                              << QByteArray("access_token=a");
        QTest::newRow("odd members")
            << 200 << QByteArray("application/json")
            << QByteArray(R"({"access_token":"a","expires_in":"3600","refresh_token":null,"x":[1]})");
    }
    void anyAnswerIsHandedOver()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        m_answer = http::textResponse(status, type, body);
        makeFlow();
        m_flow->start();
        redirect(good());
        QTRY_COMPARE(m_responses.size(), std::size_t(1));
        QCOMPARE(m_responses[0].status, status);
        QCOMPARE(m_responses[0].body, body);
    }
    void badCallbacksSendNothing_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("code");
        QTest::newRow("wrong state") << QByteArray("code=a&state=other&iss=https://as.example")
                                     << u"state-mismatch"_s;
        QTest::newRow("no state") << QByteArray("code=a&iss=https://as.example") << u"state-missing"_s;
        QTest::newRow("wrong iss, RFC 9207 2.4")
            << QByteArray("code=a&state=STATE&iss=https://evil.example") << u"issuer-mismatch"_s;
        QTest::newRow("no iss, RFC 9207 2.4") << QByteArray("code=a&state=STATE") << u"issuer-missing"_s;
        QTest::newRow("denied")
            << QByteArray("error=access_denied&error_description=no+way&state=STATE&iss=https://as.example")
            << u"authorization-error"_s;
        QTest::newRow("code twice, RFC 6749 3.1")
            << QByteArray("code=a&code=b&state=STATE&iss=https://as.example")
            << u"response-duplicate-parameter"_s;
        QTest::newRow("no code") << QByteArray("state=STATE&iss=https://as.example") << u"code-missing"_s;
    }
    void badCallbacksSendNothing()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, code);
        makeFlow();
        m_flow->start();
        redirect(query.replace("STATE", m_run.state));
        QCOMPARE(m_failures, QStringList{code});
        QVERIFY(m_history->exchanges().empty());
    }
    void aCodeIsSentOnce()
    {
        makeFlow();
        m_flow->start();
        redirect(good());
        redirect(good());
        QCOMPARE(m_failures, QStringList{u"code-already-used"_s});
        QTRY_COMPARE(m_responses.size(), std::size_t(1));
        QCOMPARE(m_server->requests().size(), std::size_t(1));
    }
    void refusedPortIsAFailure()
    {
        makeFlow();
        m_server->server().close();
        m_flow->start();
        redirect(good());
        QTRY_COMPARE(m_failures, QStringList{u"connection-refused"_s});
    }
    void diesInAnyState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("first");
        for (const auto state : {net::ExchangeState::RequestHeld, net::ExchangeState::InFlight,
                                 net::ExchangeState::ResponseHeld}) {
            for (const auto first : {"flow"_L1, "listener"_L1, "manager"_L1})
                QTest::newRow(qPrintable(net::exchangeStateName(state) + u", "_s + first))
                    << int(state) << QString(first);
        }
    }
    void diesInAnyState() // Qt 6.4 crashes when a handler goes before its reply
    {
        QFETCH(int, state);
        QFETCH(QString, first);
        m_manager->setHoldPolicy([state](const net::Exchange &, net::HoldPoint point) {
            return state == int(point == net::HoldPoint::Request ? net::ExchangeState::RequestHeld
                                                                 : net::ExchangeState::ResponseHeld);
        });
        makeFlow();
        m_flow->start();
        redirect(good());
        QTRY_COMPARE(int(m_flow->tokenExchange()->state()), state);
        const net::Exchange *exchange = m_flow->tokenExchange();
        if (first != "flow"_L1) // the flow may also go last of the three
            m_history->cancelAll();
        if (first == "listener"_L1)
            m_listener.reset();
        if (first == "manager"_L1)
            m_manager.reset();
        m_flow.reset();
        QTest::qWait(10);
        QCOMPARE(exchange->state(), net::ExchangeState::Cancelled);
        QCOMPARE(exchange->failure()->code, "cancelled"_L1);
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationCodeFlow)
#include "tst_authorization_code_flow.moc"
