#include "core/formats/row_fields.h"

#include <algorithm>

namespace claimcheck::formats {

namespace {

struct ReaderRow
{
    const char *rowId;
    FieldReader read;
};

constexpr ReaderRow readerRows[] = {
    {"github-installation-token-stateless", readStatelessGitHub},
    {"gitlab-routable-token-first-layout", readGitLabRoutable},
    {"gitlab-routable-token-version-01", readGitLabRoutable},
    {"pypi-api-token", readPypiToken},
    {"biscuit-v2-and-later", readBiscuit},
    {"django-signed-value", readDjango},
    {"itsdangerous-timed-token-flask-session", readItsDangerous},
    {"rails-signed-cookie-or-message", readRailsSigned},
    {"rails-encrypted-cookie-aes-gcm", readRailsEncrypted},
    {"laravel-encrypted-cookie-or-value", readLaravelCookie},
    {"asp-net-core-data-protection-payload", readDataProtection},
    {"express-signed-cookie-cookie-signature", readExpressCookie},
    {"hawk-iron-iron-session-seal", readIronSeal},
    {"phoenix-token", readPhoenixToken},
    {"tornado-signed-value-v2", readTornado},
    {"aws-access-key-id", readAwsKeyId},
    {"amazon-bedrock-api-key", readBedrockKey},
    {"microsoft-common-annotated-security-key-cask-first-generation", readCask},
    {"azure-devops-personal-access-token-new", readCask},
    {"azure-sas-query-string", readAzureSas},
    {"azure-service-bus-sas-token", readServiceBusSas},
    {"jfrog-reference-token", readJFrogReference},
    {"1password-service-account-token", readOnePassword},
    {"grafana-cloud-token-and-old-api-key", readGrafanaJson},
    {"sentry-organization-token", readSentryJson},
    {"hashicorp-vault-service-token", readVaultToken},
    {"fly-io-macaroon", readFlyMacaroon},
    {"discord-bot-token", readDiscordToken},
    {"kubernetes-bootstrap-token", readBootstrapToken},
    {"nats-nkey-public-key", readNkey},
    {"nats-nkey-seed", readNkey},
    {"saml-assertion-or-response-base64", readSaml},
    {"cose-or-cwt-base64-or-hex", readCose},
    {"kerberos-or-ntlm-in-negotiate", readNegotiate},
    {"uuid", readUuid},
    {"ulid", readUlid},
    {"typeid", readTypeId},
};

} // namespace

Reading readRowFields(QByteArrayView token, Recognized &found)
{
    readKind(token, found);
    readCaptures(token, found);
    const auto isOf = [&found](const ReaderRow &row) { return found.id == QLatin1StringView(row.rowId); };
    const auto row = std::ranges::find_if(readerRows, isOf);
    if (row == std::end(readerRows))
        return Reading::NoReader;
    return row->read(token, found) ? Reading::Decoded : Reading::Failed;
}

} // namespace claimcheck::formats
