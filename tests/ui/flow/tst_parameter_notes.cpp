#include "core/oauth/profile_words.h"
#include "tests/support/grant_inputs.h"
#include "ui/flow/notes.h"

using namespace claimcheck;
using namespace claimcheck::test;
using flow::MessageKind;
using oauth::ClientAuth;
using oauth::Grant;

/// Every parameter that a run sends or receives says why it is there, and by which section.
class TestParameterNotes : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GrantBench> m_bench;

    /// "token device_code" for each that says nothing.
    [[nodiscard]] QStringList unexplained() const
    {
        QStringList names;
        for (const flow::Message &message : m_bench->runner.trace().messages()) {
            for (const ui::flow::Field &field : ui::flow::parameterFields(m_bench->runner.trace(), message)) {
                const bool isGrant = field.name == "grant_type"; // its value says it all
                if (field.spec.isEmpty() || (field.why.isEmpty() && !isGrant))
                    names += lint::messageKindName(message.kind) + u' ' + QString::fromUtf8(field.name);
            }
        }
        names.removeDuplicates();
        return names;
    }

    [[nodiscard]] base::SpecRef specOf(MessageKind kind, const QByteArray &name) const
    {
        const flow::Message *message = m_bench->message(kind);
        if (!message)
            return {};
        for (const ui::flow::Field &field : ui::flow::parameterFields(m_bench->runner.trace(), *message)) {
            if (field.name == name)
                return field.spec;
        }
        return {};
    }

private slots:
    void initTestCase() { m_bench = std::make_unique<GrantBench>(); }
    void cleanupTestCase() { m_bench.reset(); }

    void grants_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<ClientAuth>("auth");
        for (const auto &grant : oauth::words<Grant>()) {
            for (const ClientAuth auth : {ClientAuth::SecretPost, ClientAuth::PrivateKeyJwt})
                QTest::addRow("%s, %s", grant.word.data(), wordFor(auth).data()) << grant.value << auth;
        }
    }
    void grants()
    {
        QFETCH(Grant, grant);
        QFETCH(ClientAuth, auth);
        oauth::Profile profile = m_bench->profile(grant, auth);
        addInputs(*m_bench, profile);
        profile.ciba.bindingMessage = u"W4SCT"_s;
        profile.resource = {m_bench->server.issuer() + u"/api"_s};
        if (oauth::usesBrowser(grant) || oauth::polls(grant))
            profile.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Introspect,
                             oauth::AfterStep::Revoke};
        QVERIFY(m_bench->run(profile));
        QVERIFY(m_bench->runner.trace().messages().size() > 1);
        QCOMPARE(unexplained().join(u", "_s), QString());
    }

    void authorizationRequests_data()
    {
        QTest::addColumn<bool>("par");
        QTest::addColumn<oauth::RequestObject>("object");
        QTest::addColumn<QString>("mode");
        QTest::newRow("pushed") << true << oauth::RequestObject::None << QString();
        QTest::newRow("signed") << false << oauth::RequestObject::Signed << u"query.jwt"_s;
        QTest::newRow("pushed and signed") << true << oauth::RequestObject::Signed << u"form_post"_s;
        QTest::newRow("plain") << false << oauth::RequestObject::None << u"query"_s;
    }
    void authorizationRequests()
    {
        QFETCH(bool, par);
        QFETCH(oauth::RequestObject, object);
        QFETCH(QString, mode);
        oauth::Profile profile = m_bench->profile(Grant::AuthorizationCode, ClientAuth::PrivateKeyJwt);
        profile.par = par;
        profile.dpop = true;
        profile.requestObject = object;
        profile.responseMode = mode;
        profile.authorizationDetailsJson = "[{\"type\":\"orders\"}]";
        profile.authorizationParameters = {{"prompt", "login"},     {"max_age", "60"},
                                           {"acr_values", "1"},     {"ui_locales", "en"},
                                           {"login_hint", "alice"}, {"display", "page"}};
        profile.after = {oauth::AfterStep::Refresh, oauth::AfterStep::Logout};
        QVERIFY(m_bench->run(profile));
        QCOMPARE(unexplained().join(u", "_s), QString());
    }

    /// A grant_type is explained by the specification of its grant.
    void grantTypes_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<base::Spec>("spec");
        QTest::newRow("code") << Grant::AuthorizationCode << base::Spec::Rfc6749;
        QTest::newRow("device code") << Grant::DeviceCode << base::Spec::Rfc8628;
        QTest::newRow("exchange") << Grant::TokenExchange << base::Spec::Rfc8693;
        QTest::newRow("CIBA") << Grant::Ciba << base::Spec::OidcCiba;
        QTest::newRow("assertion") << Grant::JwtBearer << base::Spec::Rfc7521;
    }
    void grantTypes()
    {
        QFETCH(Grant, grant);
        QFETCH(base::Spec, spec);
        oauth::Profile profile = m_bench->profile(grant, ClientAuth::SecretPost);
        addInputs(*m_bench, profile);
        QVERIFY(m_bench->run(profile));
        QCOMPARE(int(specOf(MessageKind::Token, "grant_type").spec), int(spec));
    }
};

QTEST_MAIN(TestParameterNotes)
#include "tst_parameter_notes.moc"
