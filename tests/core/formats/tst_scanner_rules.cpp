#include "core/claims/resource_file.h"
#include "core/formats/format_id.h"
#include "core/formats/recognize.h"
#include "tests/support/vectors.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

namespace {

/// A rule of gitleaks and the format that we give the same text.
struct SameFormat
{
    const char *rule;
    const char *id;
};
constexpr SameFormat sameFormats[] = {
    {"github-pat", "github-personal-access-token-classic"},
    {"github-oauth", "github-oauth-access-token"},
    {"github-app-token", "github-user-to-server-token"},
    {"github-app-token", "github-installation-token-stateful"},
    {"github-refresh-token", "github-refresh-token"},
    {"github-fine-grained-pat", "github-fine-grained-personal-access-token"},
    {"npm-access-token", "npm-access-token"},
    {"gitlab-pat", "gitlab-personal-project-group-impersonation-token"},
    {"gitlab-pat-routable", "gitlab-routable-token-first-layout"},
    {"gitlab-deploy-token", "gitlab-other-prefixed-tokens"},
    {"pypi-upload-token", "pypi-api-token"},
    {"aws-access-token", "aws-access-key-id"},
    {"azure-ad-client-secret", "entra-client-secret"},
    {"gcp-api-key", "google-api-key"},
    {"slack-bot-token", "slack-bot-token"},
    {"slack-user-token", "slack-user-token"},
    {"slack-app-token", "slack-app-level-token"},
    {"slack-config-refresh-token", "slack-configuration-token-and-its-refresh-token"},
    {"slack-legacy-workspace-token", "slack-older-and-browser-tokens"},
    {"stripe-access-token", "stripe-secret-or-restricted-key"},
    {"artifactory-reference-token", "jfrog-reference-token"},
    {"artifactory-api-key", "jfrog-artifactory-api-key"},
    {"atlassian-api-token", "atlassian-cloud-api-token"},
    {"1password-service-account-token", "1password-service-account-token"},
    {"databricks-api-token", "databricks-personal-access-token"},
    {"digitalocean-pat", "digitalocean-tokens"},
    {"shopify-access-token", "shopify-tokens"},
    {"openai-api-key", "openai-api-key"},
    {"anthropic-api-key", "anthropic-api-key"},
    {"notion-api-token", "notion-integration-token"},
    {"flyio-access-token", "fly-io-macaroon"},
    {"grafana-service-account-token", "grafana-service-account-token"},
    {"grafana-cloud-api-token", "grafana-cloud-token-and-old-api-key"},
    {"sentry-user-token", "sentry-user-token"},
    {"rubygems-api-token", "rubygems-api-key"},
    {"hashicorp-tf-api-token", "terraform-cloud-token"},
    {"pulumi-api-token", "pulumi-access-token"},
    {"planetscale-api-token", "planetscale-credentials"},
    {"sourcegraph-access-token", "sourcegraph-access-token"},
    {"heroku-api-key-v2", "heroku-api-key"},
    {"twilio-api-key", "twilio-ids-and-keys"},
    {"postman-api-token", "postman-api-key"},
    {"openshift-user-token", "openshift-oauth-token"},
};

/// The patterns of config/gitleaks.toml by rule. Their dialect differs little enough: \z, and flags in the
/// middle.
std::map<QString, QRegularExpression> scannerRules()
{
    std::map<QString, QRegularExpression> rules;
    const QString text = QString::fromUtf8(test::readFile(test::vectorPath(u"gitleaks/gitleaks.toml"_s)));
    static const QRegularExpression rule(u"^id = \"([\\w-]+)\"$.*?^regex = \'\'\'(.*?)\'\'\'$"_s,
                                         QRegularExpression::MultilineOption |
                                             QRegularExpression::DotMatchesEverythingOption);
    for (const auto &match : rule.globalMatch(text))
        rules[match.captured(1)] = QRegularExpression(match.captured(2));
    return rules;
}

QByteArray sampleOf(const QString &id)
{
    const auto document = claims::readRegistryFile("opaque_formats.json"_L1);
    for (const auto &row : document["rows"_L1].elements()) {
        if (formatId(row["name"_L1].toString()) == id)
            return row["sample"_L1].toUtf8();
    }
    return {};
}

} // namespace

/// A scanner that many use finds the same formats.
class TestScannerRules : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("id");
        for (const SameFormat &same : sameFormats)
            QTest::newRow(same.id) << QString::fromLatin1(same.rule) << QString::fromLatin1(same.id);
    }
    void rules()
    {
        QFETCH(QString, rule);
        QFETCH(QString, id);
        static const auto rules = scannerRules();
        if (rules.empty())
            QSKIP("gitleaks/gitleaks.toml is not there");
        QVERIFY(rules.contains(rule));
        const QByteArray sample = sampleOf(id);
        QVERIFY(rules.at(rule).isValid());
        QVERIFY(rules.at(rule).match(QString::fromUtf8(sample)).hasMatch());
        QCOMPARE(recognize(sample).front().id, id);
    }
};

QTEST_GUILESS_MAIN(TestScannerRules)
#include "tst_scanner_rules.moc"
