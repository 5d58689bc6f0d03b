#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// What the beginning of a text of some row says it is.
struct KindRow
{
    const char *rowId;
    const char *prefix;
    const char *kind;
};

// clang-format off
constexpr KindRow kindRows[] = {
    {"gitlab-other-prefixed-tokens", "gldt-", QT_TRANSLATE_NOOP("claimcheck_formats", "deploy token")},
    {"gitlab-other-prefixed-tokens", "glft-", QT_TRANSLATE_NOOP("claimcheck_formats", "feed token")},
    {"gitlab-other-prefixed-tokens", "glsoat-", QT_TRANSLATE_NOOP("claimcheck_formats", "SCIM token")},
    {"gitlab-other-prefixed-tokens", "glffct-", QT_TRANSLATE_NOOP("claimcheck_formats", "feature flags client token")},
    {"gitlab-other-prefixed-tokens", "glrtr-", QT_TRANSLATE_NOOP("claimcheck_formats", "runner registration token")},
    {"gitlab-other-prefixed-tokens", "glrt-", QT_TRANSLATE_NOOP("claimcheck_formats", "runner authentication token")},
    {"gitlab-other-prefixed-tokens", "glwt-", QT_TRANSLATE_NOOP("claimcheck_formats", "workspace token")},
    {"gitlab-other-prefixed-tokens", "glimt-", QT_TRANSLATE_NOOP("claimcheck_formats", "incoming mail token")},
    {"gitlab-other-prefixed-tokens", "glagent-", QT_TRANSLATE_NOOP("claimcheck_formats", "agent for Kubernetes token")},
    {"gitlab-other-prefixed-tokens", "gloas-", QT_TRANSLATE_NOOP("claimcheck_formats", "OAuth application secret")},
    {"gitlab-other-prefixed-tokens", "glptt-", QT_TRANSLATE_NOOP("claimcheck_formats", "pipeline trigger token")},
    {"gitlab-other-prefixed-tokens", "glcbt-", QT_TRANSLATE_NOOP("claimcheck_formats", "CI job token")},
    {"gitlab-other-prefixed-tokens", "GR1348941", QT_TRANSLATE_NOOP("claimcheck_formats", "old runner registration token")},
    {"aws-access-key-id", "AKIA", QT_TRANSLATE_NOOP("claimcheck_formats", "long-lived access key")},
    {"aws-access-key-id", "ASIA", QT_TRANSLATE_NOOP("claimcheck_formats", "temporary access key")},
    {"aws-access-key-id", "ABIA", QT_TRANSLATE_NOOP("claimcheck_formats", "STS service bearer token")},
    {"aws-access-key-id", "ACCA", QT_TRANSLATE_NOOP("claimcheck_formats", "context-specific credential")},
    {"amazon-bedrock-api-key", "ABSK", QT_TRANSLATE_NOOP("claimcheck_formats", "long-lived key")},
    {"amazon-bedrock-api-key", "bedrock-api-key-", QT_TRANSLATE_NOOP("claimcheck_formats", "short-lived key")},
    {"slack-user-token", "xoxp-", QT_TRANSLATE_NOOP("claimcheck_formats", "user token")},
    {"slack-user-token", "xoxe-", QT_TRANSLATE_NOOP("claimcheck_formats", "user token that expires")},
    {"slack-configuration-token-and-its-refresh-token", "xoxe.", QT_TRANSLATE_NOOP("claimcheck_formats", "access token that expires")},
    {"slack-configuration-token-and-its-refresh-token", "xoxe-", QT_TRANSLATE_NOOP("claimcheck_formats", "refresh token")},
    {"slack-older-and-browser-tokens", "xoxa", QT_TRANSLATE_NOOP("claimcheck_formats", "workspace token")},
    {"slack-older-and-browser-tokens", "xoxr", QT_TRANSLATE_NOOP("claimcheck_formats", "refresh token")},
    {"slack-older-and-browser-tokens", "xoxs", QT_TRANSLATE_NOOP("claimcheck_formats", "session token")},
    {"slack-older-and-browser-tokens", "xoxc", QT_TRANSLATE_NOOP("claimcheck_formats", "browser token, which needs the cookie d")},
    {"slack-older-and-browser-tokens", "xoxd", QT_TRANSLATE_NOOP("claimcheck_formats", "the cookie d of a browser")},
    {"stripe-secret-or-restricted-key", "sk_", QT_TRANSLATE_NOOP("claimcheck_formats", "secret key")},
    {"stripe-secret-or-restricted-key", "rk_", QT_TRANSLATE_NOOP("claimcheck_formats", "restricted key")},
    {"stripe-publishable-key", "pk_", QT_TRANSLATE_NOOP("claimcheck_formats", "publishable key, which is not a secret")},
    {"hashicorp-vault-batch-recovery-and-old-tokens", "hvb.", QT_TRANSLATE_NOOP("claimcheck_formats", "batch token")},
    {"hashicorp-vault-batch-recovery-and-old-tokens", "hvr.", QT_TRANSLATE_NOOP("claimcheck_formats", "recovery token")},
    {"hashicorp-vault-batch-recovery-and-old-tokens", "s.", QT_TRANSLATE_NOOP("claimcheck_formats", "service token from before 1.10")},
    {"hashicorp-vault-batch-recovery-and-old-tokens", "b.", QT_TRANSLATE_NOOP("claimcheck_formats", "batch token from before 1.10")},
    {"hashicorp-vault-batch-recovery-and-old-tokens", "r.", QT_TRANSLATE_NOOP("claimcheck_formats", "recovery token from before 1.10")},
    {"ory-hydra-or-fosite-token", "ory_at_", QT_TRANSLATE_NOOP("claimcheck_formats", "access token")},
    {"ory-hydra-or-fosite-token", "ory_rt_", QT_TRANSLATE_NOOP("claimcheck_formats", "refresh token")},
    {"ory-hydra-or-fosite-token", "ory_ac_", QT_TRANSLATE_NOOP("claimcheck_formats", "authorization code")},
    {"digitalocean-tokens", "dop_", QT_TRANSLATE_NOOP("claimcheck_formats", "personal access token")},
    {"digitalocean-tokens", "doo_", QT_TRANSLATE_NOOP("claimcheck_formats", "OAuth access token")},
    {"digitalocean-tokens", "dor_", QT_TRANSLATE_NOOP("claimcheck_formats", "refresh token")},
    {"shopify-tokens", "shpat_", QT_TRANSLATE_NOOP("claimcheck_formats", "app access token")},
    {"shopify-tokens", "shpca_", QT_TRANSLATE_NOOP("claimcheck_formats", "custom app access token")},
    {"shopify-tokens", "shppa_", QT_TRANSLATE_NOOP("claimcheck_formats", "private app access token")},
    {"shopify-tokens", "shpss_", QT_TRANSLATE_NOOP("claimcheck_formats", "shared secret")},
    {"shopify-tokens", "shpua_", QT_TRANSLATE_NOOP("claimcheck_formats", "user access token")},
    {"hugging-face-token", "hf_", QT_TRANSLATE_NOOP("claimcheck_formats", "user token")},
    {"hugging-face-token", "api_org_", QT_TRANSLATE_NOOP("claimcheck_formats", "organization token")},
    {"openai-api-key", "sk-proj-", QT_TRANSLATE_NOOP("claimcheck_formats", "project key")},
    {"openai-api-key", "sk-svcacct-", QT_TRANSLATE_NOOP("claimcheck_formats", "service account key")},
    {"openai-api-key", "sk-admin-", QT_TRANSLATE_NOOP("claimcheck_formats", "administrator key")},
    {"openai-api-key", "sk-", QT_TRANSLATE_NOOP("claimcheck_formats", "user key")},
    {"anthropic-api-key", "sk-ant-api", QT_TRANSLATE_NOOP("claimcheck_formats", "API key")},
    {"anthropic-api-key", "sk-ant-admin", QT_TRANSLATE_NOOP("claimcheck_formats", "administrator key")},
    {"linear-tokens", "lin_api_", QT_TRANSLATE_NOOP("claimcheck_formats", "personal API key")},
    {"linear-tokens", "lin_oauth_", QT_TRANSLATE_NOOP("claimcheck_formats", "OAuth access token")},
    {"doppler-tokens", "dp.pt.", QT_TRANSLATE_NOOP("claimcheck_formats", "personal token")},
    {"doppler-tokens", "dp.ct.", QT_TRANSLATE_NOOP("claimcheck_formats", "CLI token")},
    {"doppler-tokens", "dp.st.", QT_TRANSLATE_NOOP("claimcheck_formats", "service token")},
    {"doppler-tokens", "dp.sa.", QT_TRANSLATE_NOOP("claimcheck_formats", "service account token")},
    {"doppler-tokens", "dp.scim.", QT_TRANSLATE_NOOP("claimcheck_formats", "SCIM token")},
    {"doppler-tokens", "dp.audit.", QT_TRANSLATE_NOOP("claimcheck_formats", "audit token")},
    {"cloudflare-api-credentials-2026", "cfk_", QT_TRANSLATE_NOOP("claimcheck_formats", "global API key")},
    {"cloudflare-api-credentials-2026", "cfut_", QT_TRANSLATE_NOOP("claimcheck_formats", "user token")},
    {"cloudflare-api-credentials-2026", "cfat_", QT_TRANSLATE_NOOP("claimcheck_formats", "account token")},
    {"docker-hub-personal-access-token", "dckr_pat_", QT_TRANSLATE_NOOP("claimcheck_formats", "personal access token")},
    {"docker-hub-personal-access-token", "dckr_oat_", QT_TRANSLATE_NOOP("claimcheck_formats", "organization access token")},
    {"planetscale-credentials", "pscale_tkn_", QT_TRANSLATE_NOOP("claimcheck_formats", "service token")},
    {"planetscale-credentials", "pscale_oauth_", QT_TRANSLATE_NOOP("claimcheck_formats", "OAuth token")},
    {"planetscale-credentials", "pscale_pw_", QT_TRANSLATE_NOOP("claimcheck_formats", "database password")},
    {"twilio-ids-and-keys", "AC", QT_TRANSLATE_NOOP("claimcheck_formats", "account id, which is not a secret")},
    {"twilio-ids-and-keys", "SK", QT_TRANSLATE_NOOP("claimcheck_formats", "id of an API key")},
    {"nats-nkey-public-key", "A", QT_TRANSLATE_NOOP("claimcheck_formats", "account")},
    {"nats-nkey-public-key", "C", QT_TRANSLATE_NOOP("claimcheck_formats", "cluster")},
    {"nats-nkey-public-key", "N", QT_TRANSLATE_NOOP("claimcheck_formats", "server")},
    {"nats-nkey-public-key", "O", QT_TRANSLATE_NOOP("claimcheck_formats", "operator")},
    {"nats-nkey-public-key", "U", QT_TRANSLATE_NOOP("claimcheck_formats", "user")},
    {"nats-nkey-public-key", "X", QT_TRANSLATE_NOOP("claimcheck_formats", "curve key")},
    {"nats-nkey-seed", "SA", QT_TRANSLATE_NOOP("claimcheck_formats", "account's private key")},
    {"nats-nkey-seed", "SC", QT_TRANSLATE_NOOP("claimcheck_formats", "cluster's private key")},
    {"nats-nkey-seed", "SN", QT_TRANSLATE_NOOP("claimcheck_formats", "server's private key")},
    {"nats-nkey-seed", "SO", QT_TRANSLATE_NOOP("claimcheck_formats", "operator's private key")},
    {"nats-nkey-seed", "SU", QT_TRANSLATE_NOOP("claimcheck_formats", "user's private key")},
    {"nats-nkey-seed", "SX", QT_TRANSLATE_NOOP("claimcheck_formats", "private curve key")},
    {"age-secret-key", "AGE-SECRET-KEY-", QT_TRANSLATE_NOOP("claimcheck_formats", "private key")},
    {"supabase-keys", "sbp_", QT_TRANSLATE_NOOP("claimcheck_formats", "personal access token")},
    {"supabase-keys", "sb_secret_", QT_TRANSLATE_NOOP("claimcheck_formats", "secret API key")},
    {"supabase-keys", "sb_publishable_", QT_TRANSLATE_NOOP("claimcheck_formats", "publishable key, which is not a secret")},
    {"entra-client-secret", "", QT_TRANSLATE_NOOP("claimcheck_formats", "client secret")},
};
// clang-format on

} // namespace

void readKind(QByteArrayView token, Recognized &found)
{
    for (const KindRow &row : kindRows) {
        const auto prefix = QByteArrayView(row.prefix);
        if (found.id != QLatin1StringView(row.rowId) || !token.startsWith(prefix))
            continue;
        return addField(found, u"kind"_s, Text::tr(row.kind), Text::tr("What its beginning says it is"),
                        {0, prefix.size()});
    }
}

} // namespace claimcheck::formats
