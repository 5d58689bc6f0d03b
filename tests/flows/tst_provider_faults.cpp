#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::MessageKind;
using lint::Outcome;
using oauth::AfterStep;
using oauth::Profile;

// Each fault of the built-in provider is switched on for a run of its own: the checks that it names fail
// there, and pass in the same run without it.

namespace {

/// What a fault needs to show: another client, setting or step, or a request that is edited on its way.
struct Need
{
    const char *fault;
    const char *client = "demo-native";
    void (*change)(Profile &) = nullptr;
    MessageKind held = MessageKind::Other; ///< Other: none
    void (*edit)(http::Request &) = nullptr;
    MessageKind again = MessageKind::Other; ///< sent once more after the run; Other: none
    const char *rule = nullptr;             ///< null: for each rule of the fault
    int patience = 15'000; ///< milliseconds; less where a run that is refused waits for the browser for ever
};

void spoilVerifier(http::Request &request)
{
    request.body.replace("code_verifier=", "code_verifier=x");
}

void dropChallenge(http::Request &request)
{
    request.url.replace("code_challenge", "x");
}

void spoilRedirectUri(http::Request &request)
{
    (request.body.isEmpty() ? request.url : request.body).replace("callback", "elsewhere");
}

void spoilToken(http::Request &request)
{
    request.headers.set("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.");
}

void announceAnotherKey(http::Request &request)
{
    request.url.replace("dpop_jkt=", "dpop_jkt=0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I&x=");
}

void sendAsBearer(http::Request &request)
{
    const QByteArray field = request.headers.value("Authorization");
    request.headers.set("Authorization", "Bearer" + field.mid(field.indexOf(' ')));
    request.headers.remove("DPoP");
}

void revoke(Profile &profile)
{
    profile.after.push_back(AfterStep::Revoke);
}

void askForSignedIntrospection(Profile &profile)
{
    profile.extras = {{oauth::Leg::Introspection, {}, {{"Accept", "application/token-introspection+jwt"}}}};
}

void askForApi(Profile &profile)
{
    profile.resource = {profile.issuer + "/api"_L1};
}

void push(Profile &profile)
{
    profile.par = true;
}

void signResponse(Profile &profile)
{
    profile.responseMode = u"jwt"_s;
}

/// Of the client that is registered with it.
void askForSignedUserInfo(Profile &profile)
{
    profile.client.id = u"demo-ciba-ping"_s;
    profile.client.secret.text = base::SecretBytes("demo-ciba-ping-secret");
    profile.after = {AfterStep::UserInfo};
}

void useImplicit(Profile &profile)
{
    profile.grant = oauth::Grant::Implicit;
}

void useHybrid(Profile &profile)
{
    profile.grant = oauth::Grant::Hybrid;
    profile.responseType = u"code id_token token"_s;
}

void useDevice(Profile &profile)
{
    profile.grant = oauth::Grant::DeviceCode;
}

void useCiba(Profile &profile)
{
    profile.grant = oauth::Grant::Ciba;
    profile.ciba.loginHint = u"alice"_s;
}

constexpr Need needs[] = {
    {.fault = "get-for-form-post", .change = [](Profile &profile) { profile.responseMode = u"form_post"_s; }},
    {.fault = "no-auth-time",
     .change =
         [](Profile &profile) {
             profile.authorizationParameters.push_back({"max_age", "3600"});
         }},
    {.fault = "access-token-other-audience", .change = askForApi},
    {.fault = "error-with-200", .held = MessageKind::Token, .edit = spoilVerifier, .rule = "TS15"},
    {.fault = "error-with-200", .change = useDevice, .rule = "DV03"},
    {.fault = "pushed-no-expiry", .change = push},
    {.fault = "pushed-with-200", .change = push},
    {.fault = "pushed-error-as-page",
     .change = push,
     .held = MessageKind::PushedAuthorization,
     .edit = spoilRedirectUri},
    {.fault = "fragment-in-query", .change = useImplicit},
    {.fault = "no-front-token", .change = useHybrid},
    {.fault = "response-jwt-other-audience", .change = signResponse},
    {.fault = "response-jwt-long-life", .change = signResponse},
    {.fault = "code-beside-response-jwt", .change = signResponse},
    {.fault = "refresh-token-for-service", .client = "demo-service"},
    {.fault = "no-authorization-details",
     .change = [](Profile &profile) { profile.authorizationDetailsJson = R"([{"type":"orders"}])"; }},
    {.fault = "weaker-sign-in",
     .change =
         [](Profile &profile) {
             profile.authorizationParameters = {
                 {"acr_values", "2"},
                 {"claims", R"({"id_token":{"acr":{"essential":true,"values":["2"]}}})"}};
         }},
    {.fault = "wrong-c-hash", .change = useHybrid},
    {.fault = "two-subjects", .change = useHybrid},
    {.fault = "userinfo-jwt-for-another", .client = "demo-web", .change = askForSignedUserInfo},
    {.fault = "no-issued-token-type",
     .client = "demo-web",
     .change = [](Profile &profile) { profile.grant = oauth::Grant::TokenExchange; }},
    {.fault = "introspection-jwt-undated", .client = "demo-web", .change = askForSignedIntrospection},
    {.fault = "logout-other-state", .change = [](Profile &profile) { profile.after = {AfterStep::Logout}; }},
    {.fault = "no-user-code", .change = useDevice},
    {.fault = "backchannel-no-expiry", .client = "demo-web-jwt", .change = useCiba},
    {.fault = "revocation-without-effect",
     .client = "demo-web-opaque",
     .change =
         [](Profile &profile) {
             profile.grant = oauth::Grant::ClientCredentials; // without a refresh token the access token goes
             profile.scope = {u"orders:read"_s};
             profile.after = {AfterStep::Introspect, AfterStep::Revoke, AfterStep::Introspect};
         }},
    {.fault = "error-as-page", .held = MessageKind::Token, .edit = spoilVerifier},
    {.fault = "error-empty", .held = MessageKind::Token, .edit = spoilVerifier},
    {.fault = "token-error-text-with-line-break", .held = MessageKind::Token, .edit = spoilVerifier},
    {.fault = "invalid-client-with-400",
     .client = "demo-web",
     .change = [](Profile &profile) { profile.client.secret.text = base::SecretBytes("wrong"); }},
    {.fault = "any-code-verifier", .held = MessageKind::Token, .edit = spoilVerifier, .rule = "TQ18"},
    {.fault = "any-code-verifier",
     .client = "demo-web",
     .held = MessageKind::AuthorizationRequest,
     .edit = dropChallenge,
     .rule = "TQ08"},
    {.fault = "any-redirect-uri", .held = MessageKind::Token, .edit = spoilRedirectUri},
    {.fault = "unregistered-redirect-uri",
     .held = MessageKind::AuthorizationRequest,
     .edit = spoilRedirectUri,
     .patience = 4'000},
    {.fault = "error-to-unregistered-redirect-uri",
     .held = MessageKind::AuthorizationRequest,
     .edit = spoilRedirectUri,
     .patience = 4'000},
    {.fault = "code-reusable", .again = MessageKind::Token},
    {.fault = "refresh-token-reusable", .again = MessageKind::Refresh},
    {.fault = "introspection-for-anybody",
     .change = [](Profile &profile) { profile.after.push_back(AfterStep::Introspect); }},
    {.fault = "introspection-active-text", .client = "demo-web"},
    {.fault = "introspection-error", .client = "demo-web"},
    {.fault = "introspection-says-more", .client = "demo-web"},
    {.fault = "introspection-other-expiry", .client = "demo-web"},
    {.fault = "introspection-jwt-other-type", .client = "demo-web", .change = askForSignedIntrospection},
    {.fault = "signed-answer-alg-none",
     .client = "demo-web",
     .change = askForSignedIntrospection,
     .rule = "IN06"},
    {.fault = "introspection-jwt-for-another", .client = "demo-web", .change = askForSignedIntrospection},
    {.fault = "signed-answer-alg-none", .client = "demo-web", .change = askForSignedUserInfo, .rule = "UI02"},
    {.fault = "signed-answer-alg-none", .change = signResponse, .rule = "JM01"},
    {.fault = "revocation-error", .change = revoke},
    {.fault = "api-no-challenge", .held = MessageKind::ApiCall, .edit = spoilToken},
    {.fault = "dpop-nonce-missing", .client = "demo-dpop"},
    {.fault = "dpop-nonce-missing-at-api", .client = "demo-dpop"},
    {.fault = "dpop-nonce-malformed", .client = "demo-dpop"},
    {.fault = "dpop-two-nonces", .client = "demo-dpop"},
    {.fault = "dpop-token-type-bearer", .client = "demo-dpop"},
    {.fault = "dpop-not-bound", .client = "demo-dpop"},
    {.fault = "dpop-bound-to-another-key", .client = "demo-dpop"},
    {.fault = "dpop-jkt-ignored",
     .client = "demo-dpop",
     .held = MessageKind::AuthorizationRequest,
     .edit = announceAnotherKey},
    {.fault = "dpop-token-as-bearer",
     .client = "demo-dpop",
     .held = MessageKind::ApiCall,
     .edit = sendAsBearer},
    {.fault = "api-wrong-status", .held = MessageKind::ApiCall, .edit = spoilToken},
};

/// The rules that show only in a browser's recording (tst_browser_faults has them), or in a registration
/// (tst_registration).
bool isSeenElsewhere(const QByteArray &rule)
{
    return rule == "RS12" || rule == "NT03" || rule.startsWith("RG");
}

const Need &needOf(const QByteArray &fault, const QByteArray &rule)
{
    static constexpr Need none{}, signOut{.fault = "", .client = "demo-logout"};
    const auto found = std::ranges::find_if(
        needs, [&](const Need &need) { return fault == need.fault && (!need.rule || rule == need.rule); });
    if (found != std::end(needs))
        return *found;
    return fault.contains("logout") ? signOut : none;
}

} // namespace

class TestProviderFaults : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    using Outcomes = std::multimap<QByteArray, Outcome>;
    std::map<const Need *, Outcomes> m_good;

    static qsizetype failures(const Outcomes &outcomes, const QByteArray &rule)
    {
        const auto [begin, end] = outcomes.equal_range(rule);
        return std::count_if(begin, end, [](const auto &each) { return each.second == Outcome::Failed; });
    }

    static void sendAgain(FlowFixture &fixture, MessageKind kind)
    {
        const flow::Message message = *fixture.runner.trace().last(kind);
        const auto number = fixture.runner.resend(message.number, message.request);
        QVERIFY2(number.ok(), number.ok() ? "" : qPrintable(number.error().message));
        const auto judged = [&] {
            return std::ranges::count(fixture.runner.result().checks, *number,
                                      &lint::CheckResult::messageNumber) > 0;
        };
        QVERIFY(QTest::qWaitFor([&] { return fixture.runner.trace().message(*number)->response && judged(); },
                                10'000));
    }

    /// What a token exchange starts from.
    static void getSubjectToken(Profile &profile)
    {
        FlowFixture fixture;
        Profile first = profile;
        first.grant = oauth::Grant::ClientCredentials;
        first.scope = profile.scope = {u"orders:read"_s};
        first.after.clear();
        QVERIFY(fixture.run(first));
        const auto *token = fixture.runner.result().token(flow::TokenRole::AccessToken);
        QVERIFY(token);
        profile.tokenExchange.subjectToken = {oauth::SecretPlace::Text, {}, base::SecretBytes(token->text)};
    }

    /// The outcomes of all rules in a run with what the fault needs; a run that waits for ever is stopped,
    /// once the rule has failed.
    Outcomes outcomes(const Need &need, const QByteArray &rule)
    {
        FlowFixture fixture;
        auto profiles = m_provider->profiles();
        Profile profile = *std::ranges::find_if(profiles, [&need](const Profile &one) {
            return one.client.id == QLatin1StringView(need.client);
        });
        if (need.change)
            need.change(profile);
        if (profile.grant == oauth::Grant::TokenExchange)
            getSubjectToken(profile);
        if (need.edit)
            fixture.runner.gate().setBreakpoint(need.held, flow::HoldPoint::BeforeRequest);
        if (!fixture.runner.start(profile).ok())
            return {};
        if (need.edit && fixture.waitForHold(need.held)) {
            http::Request request = fixture.runner.trace().last(need.held)->request;
            need.edit(request);
            fixture.runner.editRequest(request);
            fixture.runner.gate().clearBreakpoints();
            fixture.runner.continueRun();
        }
        const auto results = [&] {
            Outcomes found;
            for (const lint::CheckResult &check : fixture.runner.result().checks)
                found.emplace(check.rule->id, check.outcome);
            return found;
        };
        const auto over = [&] { return !fixture.runner.isRunning() || failures(results(), rule) > 0; };
        if (!QTest::qWaitFor(over, need.patience) && need.patience == Need().patience)
            qWarning("the run did not end");
        fixture.runner.stop();
        if (need.again != MessageKind::Other)
            sendAgain(fixture, need.again);
        return results();
    }

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
    }

    void theCheckFails_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("rule");
        QByteArray last;
        for (const provider::FaultRow &row : provider::faultTable()) {
            for (const QByteArray &rule : QByteArray(row.rules).split(' ')) {
                if (!rule.isEmpty() && last != row.id && !isSeenElsewhere(rule))
                    QTest::addRow("%s %s", row.id, rule.constData()) << QByteArray(row.id) << rule;
            }
            last = row.id;
        }
    }
    void theCheckFails()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, rule);
        const Need &need = needOf(fault, rule);
        if (!m_good.contains(&need)) {
            m_provider->setHooks({});
            m_good.emplace(&need, outcomes(need, {}));
        }
        QVERIFY2(failures(m_good[&need], rule) == 0, "it fails without the fault");

        auto hooks = provider::hooksFor({QString::fromLatin1(fault)});
        QVERIFY(hooks.ok());
        m_provider->setHooks(*std::move(hooks));
        QVERIFY2(failures(outcomes(need, rule), rule) > 0, "it does not fail with the fault");
    }

    void anUnknownFaultIsRefused()
    {
        const auto hooks = provider::hooksFor({u"no-such-fault"_s});
        QVERIFY(!hooks.ok());
        QCOMPARE(hooks.error().code, "fault-unknown"_L1);
    }

    void idsAreWordsAndTextsAreThere()
    {
        const QRegularExpression word(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
        for (const provider::FaultRow &row : provider::faultTable()) {
            QVERIFY2(word.match(QLatin1StringView(row.id)).hasMatch(), row.id);
            QVERIFY2(!provider::description(row).isEmpty(), row.id);
        }
    }
};

QTEST_GUILESS_MAIN(TestProviderFaults)
#include "tst_provider_faults.moc"
