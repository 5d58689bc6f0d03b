#include "core/oauth/profile_words.h"
#include "core/oauth/token_request.h"
#include "tests/support/grant_inputs.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;
using flow::TokenRole;
using oauth::ClientAuth;
using oauth::Grant;

namespace {

/// Grants that the built-in provider gives to clients that authenticate only: what it answers to another.
constexpr std::pair<Grant, const char *> refusedToPublic[] = {
    {Grant::ClientCredentials, "unauthorized_client"}, {Grant::Password, "unauthorized_client"},
    {Grant::TokenExchange, "unauthorized_client"},     {Grant::JwtBearer, "unauthorized_client"},
    {Grant::SamlBearer, "unauthorized_client"},        {Grant::Ciba, "invalid_client"},
};

QByteArray refusalFor(Grant grant, ClientAuth auth)
{
    const auto *row = std::ranges::find(refusedToPublic, grant, &std::pair<Grant, const char *>::first);
    return auth == ClientAuth::None && row != std::end(refusedToPublic) ? row->second : "";
}

/// Rules that say no to the grant itself.
QStringList knownFindings(Grant grant)
{
    return grant == Grant::Password ? QStringList{u"TQ13"_s} : QStringList();
}

} // namespace

/// Every grant with every client authentication, against the built-in provider.
class TestGrantTable : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GrantBench> m_bench;

private slots:
    void initTestCase() { m_bench = std::make_unique<GrantBench>(); }
    void cleanupTestCase() { m_bench.reset(); }

    void cell_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<ClientAuth>("auth");
        for (const auto &grant : oauth::words<Grant>()) {
            for (const auto &auth : oauth::words<ClientAuth>())
                QTest::addRow("%s, %s", grant.word.data(), auth.word.data()) << grant.value << auth.value;
        }
    }
    void cell()
    {
        QFETCH(Grant, grant);
        QFETCH(ClientAuth, auth);
        oauth::Profile profile = m_bench->profile(grant, auth);
        addInputs(*m_bench, profile);
        QVERIFY(m_bench->run(profile));
        const QByteArray refusal = refusalFor(grant, auth);
        if (!refusal.isEmpty()) {
            QVERIFY2(m_bench->runner.result().failure, "completed");
            const flow::Message *last = m_bench->message(
                grant == Grant::Ciba ? MessageKind::BackchannelAuthentication : MessageKind::Token);
            QVERIFY2(last->response->body.contains(refusal), last->response->body.constData());
            return;
        }
        QVERIFY2(m_bench->runner.result().status == FlowStatus::Completed, qPrintable(m_bench->failure()));
        QVERIFY(!m_bench->token(TokenRole::AccessToken).isEmpty() ||
                !m_bench->token(TokenRole::IdToken).isEmpty());
        for (const QString &failed : m_bench->failedChecks(base::Level::Error))
            QVERIFY2(knownFindings(grant).contains(failed.left(4)), qPrintable(failed));
    }
};

QTEST_GUILESS_MAIN(TestGrantTable)
#include "tst_grant_table.moc"
