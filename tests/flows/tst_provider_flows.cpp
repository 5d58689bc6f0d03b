#include "core/provider/provider.h"
#include "core/report/flow_tokens.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;

/// Whole runs against the built-in provider: public and confidential clients, JWT and opaque access tokens.
class TestProviderFlows : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    oauth::Profile profile(const QString &client = u"demo-native"_s) const
    {
        const auto profiles = m_provider->profiles();
        return *std::ranges::find(profiles, client, [](const oauth::Profile &one) { return one.client.id; });
    }

    std::vector<http::Request> logged(std::size_t since) const
    {
        std::vector<http::Request> requests;
        for (std::size_t i = since; i < m_provider->requestLog().size(); ++i) {
            const http::Request &request = m_provider->requestLog()[i].request;
            if (!request.url.startsWith("/authorize") && !request.url.startsWith("/interaction"))
                requests.push_back(request); // the browser's requests are not the client's
        }
        return requests;
    }

private slots:
    void init()
    {
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
    }

    void completes_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<bool>("jwt");
        QTest::newRow("public, JWT") << u"demo-native"_s << true;
        QTest::newRow("public, opaque") << u"demo-native-opaque"_s << false;
        QTest::newRow("confidential, JWT") << u"demo-web"_s << true;
        QTest::newRow("confidential, opaque") << u"demo-web-opaque"_s << false;
    }
    void completes()
    {
        QFETCH(QString, client);
        QFETCH(bool, jwt);
        FlowFixture fixture;
        QVERIFY(fixture.run(profile(client)));
        const flow::FlowResult &result = fixture.runner.result();
        QVERIFY2(result.status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QCOMPARE(fixture.failedChecks().join(u'\n'), QString());

        const auto id =
            report::inspectReceived(*result.token(flow::TokenRole::IdToken), result, m_clock.nowSeconds());
        QCOMPARE(id.signatures.at(0).status, jose::SignatureStatus::Verified);
        const auto access = report::inspectReceived(*result.token(flow::TokenRole::AccessToken), result,
                                                    m_clock.nowSeconds());
        QCOMPARE(access.document.jws() != nullptr, jwt);
        QVERIFY(!jwt || access.signatures.at(0).status == jose::SignatureStatus::Verified);
        QVERIFY(result.token(flow::TokenRole::RefreshToken));
        QVERIFY(flow::stepsToCome(fixture.runner.plan(), fixture.runner.trace()).empty());
    }

    void traceIsWhatWentOverTheWire()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile(u"demo-web"_s)));
        const auto traced = sentRequests(fixture.runner.trace());
        const auto seen = logged(0);
        QCOMPARE(traced.size(), seen.size());
        for (std::size_t i = 0; i < traced.size(); ++i)
            QCOMPARE(difference(traced[i], seen[i]), QString());
    }

    void deniedConsentEndsTheRun()
    {
        FlowFixture fixture;
        fixture.browser.consent = Consent::Deny;
        QVERIFY(fixture.run(profile()));
        QCOMPARE(fixture.runner.result().failure->code, "authorization-error"_L1);
        QVERIFY(fixture.runner.result().failure->message.contains(u"access_denied"_s));
        QCOMPARE(fixture.runner.trace().messages().back().kind, MessageKind::AuthorizationResponse);
        QCOMPARE(fixture.failedChecks().join(u'\n'), QString());
    }

    void wrongStateIsRefused()
    {
        FlowFixture fixture;
        fixture.browser.tamper = [](QUrl url) {
            url.setQuery(url.query(QUrl::FullyEncoded).replace(u"state="_s, u"state=x"_s));
            return url;
        };
        QVERIFY(fixture.run(profile()));
        QCOMPARE(fixture.runner.result().failure->code, "state-mismatch"_L1);
        QCOMPARE(fixture.outcomeOf("RS01"_L1), lint::Outcome::Failed);
        QVERIFY(!fixture.runner.trace().last(MessageKind::Token));
    }

    void editedTokenRequestIsRefusedAndRecorded()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::Token, flow::HoldPoint::BeforeRequest);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        http::Request request = fixture.runner.trace().last(MessageKind::Token)->request;
        request.body.replace("callback", "elsewhere");
        fixture.runner.editRequest(request);
        fixture.runner.send();
        QTRY_VERIFY(!fixture.runner.isRunning());

        const flow::Message &token = *fixture.runner.trace().last(MessageKind::Token);
        QCOMPARE(token.response->status, 400);
        QVERIFY(token.response->body.contains("\"invalid_grant\""));
        QCOMPARE(token.response->body, m_provider->requestLog().back().response.body);
        QCOMPARE(difference(token.request, m_provider->requestLog().back().request), QString());
        QVERIFY(token.wasEdited());
        QVERIFY(token.original.body.contains("callback"));
        QCOMPARE(fixture.runner.result().failure->code, "token-refused"_L1);
        const auto &checks = fixture.runner.result().checks;
        const auto check =
            std::ranges::find(checks, "TQ06"_L1, [](const auto &one) { return one.rule->name(); });
        QCOMPARE(check->outcome, lint::Outcome::Failed);
        QVERIFY(check->intended);
    }

    void closedGateHoldsEveryMessageTwice()
    {
        FlowFixture fixture;
        fixture.runner.gate().setState(flow::GateState::Closed);
        QVERIFY(fixture.runner.start(profile()).ok());
        QStringList holds;
        while (fixture.waitForHold()) {
            const flow::HeldMessage held = *fixture.runner.held();
            holds += lint::messageKindName(fixture.runner.trace().message(held.number)->kind) +
                     (held.point == flow::HoldPoint::BeforeRequest ? u">"_s : u"<"_s);
            fixture.runner.step();
        }
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QCOMPARE(holds.join(u' '), u"metadata> metadata< authorization-request> authorization-response> "
                                   u"token> token< jwks> jwks< userinfo> "
                                   "userinfo< api-call> api-call< refresh> refresh<"_s);
    }

    void heldResponseIsEditedBeforeTheFlowSeesIt()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::Token, flow::HoldPoint::AfterResponse);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        http::Response response = *fixture.runner.trace().last(MessageKind::Token)->response;
        const QByteArray original = response.body;
        response.body = R"({"error":"invalid_grant"})";
        response.status = 400;
        fixture.runner.editResponse(response);
        fixture.runner.send();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QCOMPARE(fixture.runner.result().failure->code, "token-refused"_L1);
        QCOMPARE(fixture.runner.trace().last(MessageKind::Token)->originalResponse->body, original);
    }

    void everyWayOutLeavesTheRunnerUsable_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("stop") << 0;
        QTest::newRow("drop") << 1;
        QTest::newRow("answer by hand") << 2;
    }
    void everyWayOutLeavesTheRunnerUsable()
    {
        QFETCH(int, way);
        FlowFixture fixture;
        for (const MessageKind kind :
             {MessageKind::Metadata, MessageKind::AuthorizationRequest, MessageKind::AuthorizationResponse,
              MessageKind::Token, MessageKind::UserInfo}) {
            fixture.runner.gate().clearBreakpoints();
            fixture.runner.gate().setBreakpoint(kind, flow::HoldPoint::BeforeRequest);
            QVERIFY(fixture.runner.start(profile()).ok());
            QVERIFY(fixture.waitForHold(kind));
            if (way == 0)
                fixture.runner.stop();
            else if (way == 1)
                fixture.runner.drop();
            else
                fixture.runner.answer({500, "Internal Server Error", {}, "no"});
            if (fixture.runner.held()) // what no exchange stands behind cannot be answered
                fixture.runner.stop();
            QTRY_VERIFY(!fixture.runner.isRunning());
            QVERIFY(fixture.runner.trace().last(kind));
        }
        fixture.runner.gate().clearBreakpoints();
        QVERIFY(fixture.run(profile()));
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
    }

    void refusedConnectionIsExplained()
    {
        oauth::Profile gone = profile();
        m_provider->close();
        FlowFixture fixture;
        QVERIFY(fixture.run(gone));
        QCOMPARE(fixture.runner.result().failure->code, "connection-refused"_L1);
        QCOMPARE(fixture.runner.trace().messages().back().state, flow::MessageState::Failed);
    }
};

QTEST_GUILESS_MAIN(TestProviderFlows)
#include "tst_provider_flows.moc"
