#include "core/flow/steps.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;

namespace {

oauth::Profile profileWith(std::vector<oauth::AfterStep> after)
{
    oauth::Profile profile;
    profile.issuer = u"https://op.example"_s;
    profile.scope = {u"openid"_s};
    profile.call.url = QUrl(u"https://api.example/orders?x=1"_s);
    profile.after = std::move(after);
    return profile;
}

QString kinds(const std::vector<PlannedStep> &steps)
{
    QStringList names;
    for (const PlannedStep &step : steps)
        names += lint::messageKindName(step.kind);
    return names.join(u' ');
}

Message messageOf(MessageKind kind)
{
    Message message;
    message.kind = kind;
    return message;
}

} // namespace

Q_DECLARE_METATYPE(claimcheck::oauth::Profile)

class TestSteps : public QObject
{
    Q_OBJECT

private slots:
    void plan_data()
    {
        QTest::addColumn<oauth::Profile>("profile");
        QTest::addColumn<QString>("plan");
        const QString grant = u"authorization-request browser authorization-response token"_s;
        QTest::newRow("openid") << profileWith({}) << u"metadata "_s + grant + u" jwks"_s;
        QTest::newRow("after, in the profile's order")
            << profileWith({oauth::AfterStep::Call, oauth::AfterStep::UserInfo, oauth::AfterStep::Revoke})
            << u"metadata "_s + grant + u" jwks api-call userinfo revocation"_s;
        oauth::Profile own = profileWith({});
        own.metadataJson =
            R"({"authorization_endpoint":"https://a/auth","token_endpoint":"https://a/token"})";
        own.scope.clear();
        QTest::newRow("own metadata, no openid") << own << grant;
        const auto row = [](const char *name, oauth::Grant which, const QString &expected) {
            oauth::Profile profile = profileWith({});
            profile.grant = which;
            QTest::newRow(name) << profile << u"metadata "_s + expected + u" jwks"_s;
        };
        using oauth::Grant;
        row("implicit", Grant::Implicit, u"authorization-request browser authorization-response"_s);
        row("client credentials", Grant::ClientCredentials, u"token"_s);
        row("refresh", Grant::RefreshToken, u"refresh"_s);
        row("device", Grant::DeviceCode, u"device-authorization verification-page browser token"_s);
        row("CIBA", Grant::Ciba, u"backchannel-authentication browser token"_s);
        oauth::Profile ping = profileWith({});
        ping.grant = Grant::Ciba;
        ping.ciba.mode = oauth::CibaMode::Ping;
        QTest::newRow("CIBA ping")
            << ping << u"metadata backchannel-authentication browser backchannel-notification token jwks"_s;
        oauth::Profile pushed = profileWith({oauth::AfterStep::Logout});
        pushed.par = true;
        pushed.responseMode = u"jwt"_s;
        QTest::newRow("pushed, signed response, sign-out")
            << pushed
            << u"metadata jwks pushed-authorization "_s + grant + u" logout-request logout-response"_s;
        oauth::Profile told = profileWith({oauth::AfterStep::Logout, oauth::AfterStep::UserInfo});
        told.logout = {true, true};
        QTest::newRow("told of the sign-out")
            << told
            << u"metadata "_s + grant +
                   u" jwks logout-request backchannel-logout frontchannel-logout logout-response userinfo"_s;
        told.logout = {true, false};
        told.grant = Grant::DeviceCode; // nothing listens
        QTest::newRow("not told without a browser")
            << told
            << u"metadata device-authorization verification-page browser token jwks logout-request userinfo"_s;
    }
    void plan()
    {
        QFETCH(oauth::Profile, profile);
        QFETCH(QString, plan);
        QCOMPARE(kinds(plannedSteps(profile)), plan);
    }
    void labelsNameWhatIsAsked()
    {
        const auto steps = plannedSteps(profileWith({oauth::AfterStep::Call}));
        QCOMPARE(steps.back().label, u"GET /orders"_s);
        QCOMPARE(steps.back().to, Party::ResourceServer);
        QCOMPARE(steps.front().label, u"GET /.well-known/openid-configuration"_s);
    }
    void whatHappenedIsNotToCome()
    {
        const auto plan = plannedSteps(profileWith({oauth::AfterStep::UserInfo}));
        Trace trace;
        QCOMPARE(kinds(stepsToCome(plan, trace)), kinds(plan));
        trace.append(messageOf(MessageKind::Metadata));
        trace.append(messageOf(MessageKind::AuthorizationRequest));
        QCOMPARE(kinds(stepsToCome(plan, trace)), u"browser authorization-response token jwks userinfo"_s);
        trace.append(messageOf(MessageKind::AuthorizationResponse));
        QCOMPARE(kinds(stepsToCome(plan, trace)), u"token jwks userinfo"_s);
        trace.append(messageOf(MessageKind::AuthorizationResponse)); // a replay takes nothing away
        QCOMPARE(kinds(stepsToCome(plan, trace)), u"token jwks userinfo"_s);
    }
};

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
