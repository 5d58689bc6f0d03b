#include "core/flow/client_key.h"
#include "core/flow/run_state.h"
#include "core/oauth/client_assertion.h"
#include "core/oauth/dpop_proof.h"
#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::HoldPoint;
using flow::MessageKind;
using oauth::ClientAuth;

namespace {

constexpr qint64 anHour = 3'600; // seconds

/// A runner and a provider that share a clock, and tokens and codes that outlive a long hold.
struct Bench : FlowFixture
{
    jose::Jwk clientKey = *jose::generateJwk("ES256");
    provider::Provider server{options()};

    Bench()
    {
        if (!server.listen().ok())
            qFatal("the provider does not listen");
    }

    provider::ProviderOptions options()
    {
        provider::ProviderOptions result;
        result.clock = &clock;
        result.random = &random;
        result.signIn = provider::SignIn::Automatic;
        result.lifetimes.code = result.lifetimes.accessToken = result.lifetimes.idToken = 2 * anHour;
        provider::Client byKey = *std::ranges::find(result.clients, "demo-web-jwt", &provider::Client::id);
        byKey.id = "web-key";
        byKey.secret.clear();
        byKey.key = jose::makeJwk(clientKey.key.publicPart());
        result.clients.push_back(byKey);
        return result;
    }

    oauth::Profile profile(const char *client)
    {
        const auto profiles = server.profiles();
        return *std::ranges::find_if(profiles, [client](const oauth::Profile &each) {
            return each.client.id == QLatin1StringView(client);
        });
    }

    void switchOn(const char *fault) { server.setHooks(*provider::hooksFor({QString::fromLatin1(fault)})); }

    /// Runs up to the hold of that request.
    bool holdAt(const oauth::Profile &profile, MessageKind kind)
    {
        runner.gate().setBreakpoint(kind, HoldPoint::BeforeRequest);
        return runner.start(profile).ok() && waitForHold(kind);
    }

    bool finish()
    {
        runner.gate().clearBreakpoints();
        runner.continueRun();
        return QTest::qWaitFor([this] { return !runner.isRunning(); }, 20'000);
    }

    std::vector<http::Request> logged(const char *path) const
    {
        std::vector<http::Request> found;
        for (const provider::LoggedRequest &each : server.requestLog()) {
            if (each.request.path() == path)
                found.push_back(each.request);
        }
        return found;
    }

    const flow::Message &message(MessageKind kind) const { return *runner.trace().last(kind); }
};

QByteArray assertionIn(const http::Request &request)
{
    return encoding::firstValue(encoding::parseForm(request.body), "client_assertion").value_or(QByteArray());
}

} // namespace

/// Runs whose requests are signed: DPoP (RFC 9449) and client assertions (RFC 7523).
class TestSignedFlows : public QObject
{
    Q_OBJECT

private slots:
    void dpopRun()
    {
        Bench bench;
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        QCOMPARE(bench.failure(), QString());
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
        QCOMPARE(bench.message(MessageKind::ApiCall).response->status, 200);
        QVERIFY(
            bench.message(MessageKind::ApiCall).request.headers.value("Authorization").startsWith("DPoP "));
        for (const flow::Message &message : bench.runner.trace().messages())
            QVERIFY2(!message.wasEdited(), qPrintable(message.name));
        // One key for the whole run, and a proof of its own for each request
        QByteArrayList keys;
        QByteArrayList ids;
        for (const provider::LoggedRequest &each : bench.server.requestLog()) {
            if (!each.request.headers.contains("DPoP"))
                continue;
            const auto proof = oauth::readDpopProof(each.request.headers.value("DPoP"));
            QVERIFY(proof.ok());
            keys += proof->key.thumbprint();
            ids += proof->jti;
        }
        QCOMPARE(ids.size(), 4); // token, userinfo, API, refresh
        std::ranges::sort(ids);
        QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
        QCOMPARE(keys.count(keys.front()), 4);
        const auto sent =
            encoding::parseForm(bench.message(MessageKind::AuthorizationRequest).request.query());
        QCOMPARE(encoding::firstValue(sent, "dpop_jkt").value_or(QByteArray()), keys.front());
        QByteArray key = keys.front();
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        QVERIFY(oauth::readDpopProof(bench.message(MessageKind::Token).request.headers.value("DPoP"))
                    ->key.thumbprint() != key); // made per run
    }

    void theNonceIsTaken()
    {
        Bench bench;
        bench.switchOn("dpop-nonce-demanded");
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        QCOMPARE(bench.failure(), QString());
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
        QCOMPARE(bench.logged("/token").size(), 3u); // without a nonce, with it, refresh
        QCOMPARE(bench.logged("/api/orders").size(), 1u);
        QCOMPARE(bench.message(MessageKind::ApiCall).response->status, 200);
    }

    void theApiAsksForANonceOfItsOwn()
    {
        Bench bench;
        provider::Hooks hooks;
        hooks.response = [asked = false](provider::Part part, const http::Request &,
                                         http::Response &response) mutable {
            if (part != provider::Part::Api || std::exchange(asked, true))
                return;
            response = http::textResponse(401, "application/json", "{}");
            response.headers.append("WWW-Authenticate", R"(DPoP error="use_dpop_nonce")");
            response.headers.append("DPoP-Nonce", "of-the-api");
        };
        bench.server.setHooks(hooks);
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        QCOMPARE(bench.logged("/api/orders").size(), 2u);
        const auto proof =
            oauth::readDpopProof(bench.message(MessageKind::ApiCall).request.headers.value("DPoP"));
        QCOMPARE(proof->nonce, "of-the-api"_ba);
        QCOMPARE(bench.message(MessageKind::ApiCall).response->status, 200);
    }

    void aServerThatAlwaysAsksIsAskedTwice()
    {
        Bench bench;
        provider::Hooks hooks;
        hooks.response = [](provider::Part part, const http::Request &, http::Response &response) {
            if (part != provider::Part::TokenResponse)
                return;
            response = http::textResponse(400, "application/json", R"({"error":"use_dpop_nonce"})");
            response.headers.append("DPoP-Nonce", "n");
        };
        bench.server.setHooks(hooks);
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        QCOMPARE(bench.runner.result().failure->code, "token-refused"_L1);
        QCOMPARE(bench.logged("/token").size(), 2u);
    }

    void aHeldProofIsSignedAgain_data()
    {
        QTest::addColumn<MessageKind>("kind");
        QTest::newRow("token request") << MessageKind::Token;
        QTest::newRow("userinfo") << MessageKind::UserInfo;
        QTest::newRow("API call") << MessageKind::ApiCall;
        QTest::newRow("refresh") << MessageKind::Refresh;
    }
    void aHeldProofIsSignedAgain()
    {
        QFETCH(MessageKind, kind);
        Bench bench;
        QVERIFY(bench.holdAt(bench.profile("demo-dpop"), kind));
        const QByteArray before = bench.message(kind).request.headers.value("DPoP");
        QVERIFY(oauth::readDpopProof(before).ok());
        bench.clock.passSeconds(anHour); // RFC 9449 section 11.1: long out of any window
        QVERIFY(bench.finish());
        QCOMPARE(bench.failure(), QString());
        const flow::Message &sent = bench.message(kind);
        QCOMPARE(sent.response->status, 200);
        QVERIFY(sent.request.headers.value("DPoP") != before);
        QVERIFY(!sent.wasEdited());
    }

    void theProofFollowsAnEdit()
    {
        Bench bench;
        QVERIFY(bench.holdAt(bench.profile("demo-dpop"), MessageKind::UserInfo));
        http::Request edited = bench.message(MessageKind::UserInfo).request;
        edited.method = "POST";
        edited.url += "?page=2";
        edited.headers.append("Content-Type", "application/x-www-form-urlencoded");
        bench.runner.editRequest(edited);
        QVERIFY(bench.finish());
        const http::Request sent = bench.logged("/userinfo").back();
        QCOMPARE(sent.method, "POST"_ba);
        QCOMPARE(oauth::readDpopProof(sent.headers.value("DPoP"))->method, "POST"_ba);
        QCOMPARE(bench.message(MessageKind::UserInfo).response->status, 200);
        QVERIFY(bench.message(MessageKind::UserInfo).wasEdited());
    }

    void anEditedProofIsSentAsItIs_data()
    {
        QTest::addColumn<QByteArray>("proof");
        QTest::newRow("rubbish") << "rubbish"_ba;
        base::SystemRandom random;
        QTest::newRow("another key") << *oauth::makeDpopProof({"POST", "http://127.0.0.1/token"},
                                                              *oauth::makeProofKey({}),
                                                              base::SystemClock().nowSeconds(), random);
        QTest::newRow("none") << QByteArray();
    }
    void anEditedProofIsSentAsItIs()
    {
        QFETCH(QByteArray, proof);
        Bench bench;
        QVERIFY(bench.holdAt(bench.profile("demo-dpop"), MessageKind::Token));
        http::Request edited = bench.message(MessageKind::Token).request;
        edited.headers.remove("DPoP");
        if (!proof.isEmpty())
            edited.headers.append("DPoP", proof);
        bench.runner.editRequest(edited);
        QVERIFY(bench.finish());
        QCOMPARE(bench.logged("/token").back().headers.value("DPoP") + "", proof + "");
        QCOMPARE(bench.runner.result().failure->code, "token-refused"_L1);
    }

    void anUnboundTokenIsSentAsBearer()
    {
        Bench bench;
        bench.switchOn("dpop-token-type-bearer");
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        const http::Request call = bench.logged("/api/orders").back();
        QVERIFY(call.headers.value("Authorization").startsWith("Bearer "));
        QVERIFY(!call.headers.contains("DPoP"));
    }

    void clientSecretJwt()
    {
        Bench bench;
        QVERIFY(bench.run(bench.profile("demo-web-jwt")));
        QCOMPARE(bench.failure(), QString());
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
        QByteArrayList ids;
        for (const provider::LoggedRequest &each : bench.server.requestLog()) {
            if (const QByteArray text = assertionIn(each.request); !text.isEmpty())
                ids += oauth::readClientAssertion(text)->jti;
        }
        QCOMPARE(ids.size(), 3); // token, introspection, refresh
        QVERIFY(ids[0] != ids[1] && ids[1] != ids[2]);
    }

    void privateKeyJwt_data()
    {
        QTest::addColumn<bool>("dpop");
        QTest::newRow("alone") << false;
        QTest::newRow("with DPoP") << true;
    }
    void privateKeyJwt()
    {
        Bench bench;
        QTemporaryDir dir;
        QFile file(dir.filePath(u"client.jwk"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bench.clientKey.toJson(jose::JwkPart::Private));
        file.close();
        oauth::Profile profile = bench.profile("demo-web-jwt");
        profile.client = {u"web-key"_s, ClientAuth::PrivateKeyJwt, {}, file.fileName(), {}, {}, {}};
        QFETCH(bool, dpop);
        profile.dpop = dpop;
        QVERIFY(bench.run(profile));
        QCOMPARE(bench.failure(), QString());
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
        const auto assertion =
            oauth::readClientAssertion(assertionIn(bench.message(MessageKind::Token).request));
        QCOMPARE(assertion->audience, QStringList(bench.server.issuer()));
    }

    void aHeldAssertionIsSignedAgain()
    {
        Bench bench;
        QVERIFY(bench.holdAt(bench.profile("demo-web-jwt"), MessageKind::Token));
        const http::Request before = bench.message(MessageKind::Token).request;
        bench.clock.passSeconds(anHour);
        http::Request edited = before;
        edited.body += "&extra=%7e+"; // an edit that stays byte for byte
        bench.runner.editRequest(edited);
        QVERIFY(bench.finish());
        QCOMPARE(bench.failure(), QString());
        const http::Request sent = bench.logged("/token").front();
        QVERIFY(assertionIn(sent) != assertionIn(before));
        QVERIFY(sent.body.endsWith("&extra=%7e+"));
    }

    void anEditedAssertionIsSentAsItIs()
    {
        Bench bench;
        QVERIFY(bench.holdAt(bench.profile("demo-web-jwt"), MessageKind::Token));
        http::Request edited = bench.message(MessageKind::Token).request;
        edited.body.replace(assertionIn(edited), "by.hand.x");
        bench.runner.editRequest(edited);
        QVERIFY(bench.finish());
        QCOMPARE(assertionIn(bench.logged("/token").front()), "by.hand.x"_ba);
        QCOMPARE(bench.runner.result().failure->code, "token-refused"_L1);
    }

    void anAssertionOfTheProfileStays()
    {
        Bench bench;
        oauth::Profile profile = bench.profile("demo-web-jwt");
        profile.tokenParameters = {{"client_assertion", "by.hand.x"}};
        QVERIFY(bench.run(profile));
        QCOMPARE(assertionIn(bench.logged("/token").front()), "by.hand.x"_ba);
    }

    void aRepeatedRequestIsSignedAgain()
    {
        Bench bench;
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        const flow::Message first = bench.message(MessageKind::ApiCall);
        bench.clock.passSeconds(anHour);
        QVERIFY(bench.runner.resend(first.number, first.request).ok());
        QTRY_COMPARE(bench.logged("/api/orders").size(), 2u);
        const http::Request again = bench.logged("/api/orders").back();
        QVERIFY(again.headers.value("DPoP") != first.request.headers.value("DPoP"));
        QCOMPARE(bench.server.requestLog().back().response.status, 200);
    }

    void aBranchKeepsTheKey()
    {
        Bench bench;
        QVERIFY(bench.run(bench.profile("demo-dpop")));
        const int number = bench.message(MessageKind::ApiCall).number;
        const auto key = oauth::readDpopProof(bench.logged("/api/orders").back().headers.value("DPoP"))->key;
        const flow::RunState before = bench.runner.state();
        QVERIFY(bench.runner.branch(before, number).ok());
        QVERIFY(bench.waitForHold(MessageKind::ApiCall));
        QVERIFY(bench.finish());
        const http::Request again = bench.logged("/api/orders").back();
        QCOMPARE(oauth::readDpopProof(again.headers.value("DPoP"))->key.thumbprint(), key.thumbprint());
        QCOMPARE(bench.message(MessageKind::ApiCall).response->status, 200);
    }

    void keysThatDoNotServe_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no file") << ""_ba
                                 << "client-key-unreadable"_ba;
        QTest::newRow("public key") << jose::generateJwk("ES256")->toJson() << "client-key-missing"_ba;
        QTest::newRow("no key") << "hello"_ba
                                << "keys-unrecognized"_ba;
    }
    void keysThatDoNotServe()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir dir;
        QFile file(dir.filePath(u"key"_s));
        if (!content.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(content);
        file.close();
        FlowFixture fixture;
        oauth::Profile profile;
        profile.client = {u"app"_s, ClientAuth::PrivateKeyJwt, {}, file.fileName(), {}, {}, {}};
        const auto client = flow::clientOf(profile, fixture.environment());
        QVERIFY(!client.ok());
        QTEST(QByteArray(client.error().code.data()), "code");
        profile.client.auth = ClientAuth::SecretJwt;
        QCOMPARE(flow::clientOf(profile, fixture.environment()).error().code, "client-secret-missing"_L1);
    }
};

QTEST_GUILESS_MAIN(TestSignedFlows)
#include "tst_signed_flows.moc"
