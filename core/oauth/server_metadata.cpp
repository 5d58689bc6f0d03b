#include "core/oauth/server_metadata.h"

#include "core/oauth/issuer_difference.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Level;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

using M = ServerMetadata;
using Findings = std::vector<base::Finding>;
constexpr base::SpecRef members{base::Spec::Rfc8414, "2"};

struct UrlRow
{
    QLatin1StringView name;
    QUrl M::*field;
};
constexpr UrlRow urlRows[] = {
    {"authorization_endpoint"_L1, &M::authorizationEndpoint},
    {"token_endpoint"_L1, &M::tokenEndpoint},
    {"jwks_uri"_L1, &M::jwksUri},
    {"userinfo_endpoint"_L1, &M::userinfoEndpoint},
    {"introspection_endpoint"_L1, &M::introspectionEndpoint},
    {"revocation_endpoint"_L1, &M::revocationEndpoint},
    {"end_session_endpoint"_L1, &M::endSessionEndpoint},
    {"registration_endpoint"_L1, &M::registrationEndpoint},
    {"pushed_authorization_request_endpoint"_L1, &M::pushedAuthorizationRequestEndpoint},
    {"device_authorization_endpoint"_L1, &M::deviceAuthorizationEndpoint},
    {"backchannel_authentication_endpoint"_L1, &M::backchannelAuthenticationEndpoint},
};

struct ListRow
{
    QLatin1StringView name;
    std::optional<QStringList> M::*field;
};
constexpr ListRow listRows[] = {
    {"scopes_supported"_L1, &M::scopesSupported},
    {"response_types_supported"_L1, &M::responseTypesSupported},
    {"response_modes_supported"_L1, &M::responseModesSupported},
    {"grant_types_supported"_L1, &M::grantTypesSupported},
    {"token_endpoint_auth_methods_supported"_L1, &M::tokenEndpointAuthMethodsSupported},
    {"id_token_signing_alg_values_supported"_L1, &M::idTokenSigningAlgValuesSupported},
    {"subject_types_supported"_L1, &M::subjectTypesSupported},
    {"code_challenge_methods_supported"_L1, &M::codeChallengeMethodsSupported},
    {"claims_supported"_L1, &M::claimsSupported},
    {"token_endpoint_auth_signing_alg_values_supported"_L1, &M::tokenEndpointAuthSigningAlgValuesSupported},
    {"dpop_signing_alg_values_supported"_L1, &M::dpopSigningAlgValuesSupported},
};

struct FlagRow
{
    QLatin1StringView name;
    std::optional<bool> M::*field;
};
constexpr FlagRow flagRows[] = {
    {"authorization_response_iss_parameter_supported"_L1, &M::issParameterSupported},
    {"require_pushed_authorization_requests"_L1, &M::requirePushedAuthorizationRequests},
};

void noteType(QLatin1StringView name, JsonValue value, const QString &expected, Findings &findings)
{
    findings.push_back(
        {"metadata-type"_L1, Level::Error, encoding::pointerStep(QString(name)),
         Text::tr("\"%1\" is %2; %3 was expected.").arg(name, encoding::jsonKindName(value.kind()), expected),
         members, value.range()});
}

void readUrl(const UrlRow &row, JsonValue object, M &metadata, Findings &findings)
{
    const QString text = textMember(object, row.name, members, findings);
    if (text.isEmpty())
        return;
    metadata.*row.field = QUrl(text, QUrl::StrictMode);
    const QUrl &url = metadata.*row.field;
    if (url.isValid() && !url.isRelative() && !url.host().isEmpty())
        return;
    findings.push_back({"metadata-url"_L1, Level::Error, encoding::pointerStep(QString(row.name)),
                        Text::tr("\"%1\" is not an absolute URL: %2").arg(row.name, text), members,
                        object[row.name].range()});
    metadata.*row.field = QUrl();
}

/// An array of texts; a single text is taken as an array of one, both with a finding where it bends.
void readList(const ListRow &row, JsonValue object, M &metadata, Findings &findings)
{
    const JsonValue value = object[row.name];
    if (value.isAbsent())
        return;
    QStringList list;
    if (value.isString())
        list.append(value.toString());
    bool bends = !value.isArray();
    for (const JsonValue element : value.elements()) {
        if (element.isString())
            list.append(element.toString());
        else
            bends = true;
    }
    if (bends)
        noteType(row.name, value, Text::tr("an array of texts"), findings);
    metadata.*row.field = list;
}

/// true or false; the texts "true" and "false" are understood, with a finding.
void readFlag(const FlagRow &row, JsonValue object, M &metadata, Findings &findings)
{
    const JsonValue value = object[row.name];
    if (value.isAbsent())
        return;
    if (value.isBool())
        metadata.*row.field = value.toBool();
    else if (value.isString())
        metadata.*row.field = value.equals("true");
    if (!value.isBool())
        noteType(row.name, value, Text::tr("true or false"), findings);
}

Reading<M> readObject(const JsonDocument &document)
{
    Reading<M> reading;
    const JsonValue root = document.root();
    reading.value.document = document;
    reading.value.issuer = textMember(root, "issuer"_L1, members, reading.findings);
    for (const UrlRow &row : urlRows)
        readUrl(row, root, reading.value, reading.findings);
    for (const ListRow &row : listRows)
        readList(row, root, reading.value, reading.findings);
    for (const FlagRow &row : flagRows)
        readFlag(row, root, reading.value, reading.findings);
    return reading;
}

void noteMissing(const M &metadata, Findings &findings)
{
    // RFC 8414 §2: required of every server that has the code grant.
    const std::pair<QLatin1StringView, bool> required[] = {
        {"issuer"_L1, metadata.issuer.isEmpty()},
        {"authorization_endpoint"_L1, metadata.authorizationEndpoint.isEmpty()},
        {"token_endpoint"_L1, metadata.tokenEndpoint.isEmpty()},
        {"response_types_supported"_L1, !metadata.responseTypesSupported},
    };
    for (const auto &[name, missing] : required) {
        if (missing)
            findings.push_back({"metadata-missing"_L1,
                                Level::Error,
                                encoding::pointerStep(QString(name)),
                                Text::tr("The required member \"%1\" is missing.").arg(name),
                                members,
                                {}});
    }
}

constexpr QLatin1StringView issuerCodes[] = {{},
                                             "metadata-issuer-slash"_L1,
                                             "metadata-issuer-case"_L1,
                                             "metadata-issuer-port"_L1,
                                             "metadata-issuer"_L1};
static_assert(std::size(issuerCodes) == std::size_t(IssuerDifference::Other) + 1);

void noteIssuer(const M &metadata, const QString &expected, Findings &findings)
{
    const IssuerDifference difference = issuerDifference(metadata.issuer, expected);
    if (metadata.issuer.isEmpty() || difference == IssuerDifference::None)
        return;
    findings.push_back(
        {issuerCodes[std::size_t(difference)],
         Level::Error,
         u"/issuer"_s,
         difference == IssuerDifference::Other
             ? Text::tr("The metadata is that of \"%1\", not of \"%2\", which was asked for.")
                   .arg(metadata.issuer, expected)
             : Text::tr("The issuer \"%1\" is not the one asked for, \"%2\": %3. They must be identical.")
                   .arg(metadata.issuer, expected, issuerDifferenceText(difference)),
         {base::Spec::Rfc8414, "3.3"},
         {}});
}

base::Error notJson(const Findings &findings)
{
    return {"metadata-not-json"_L1,
            findings.empty() ? QString() : findings.front().message,
            -1,
            {base::Spec::Rfc8414, "3.2"}};
}

} // namespace

base::Result<Reading<M>> readServerMetadata(const http::Response &response, const QString &expectedIssuer)
{
    if (response.status != 200)
        return base::Error{
            "metadata-status"_L1,
            Text::tr("The server answered %1 where its metadata was expected.").arg(response.status),
            -1,
            {base::Spec::Rfc8414, "3.2"}};
    Findings findings;
    const JsonDocument document = readJsonObject(response, {base::Spec::Rfc8414, "3.2"}, findings);
    if (document.isEmpty())
        return notJson(findings);
    Reading<M> reading = readObject(document);
    reading.findings.insert(reading.findings.begin(), findings.begin(), findings.end());
    noteMissing(reading.value, reading.findings);
    noteIssuer(reading.value, expectedIssuer, reading.findings);
    return reading;
}

base::Result<Reading<M>> readMetadataObject(QByteArrayView json)
{
    const base::Result<JsonDocument> document = JsonDocument::parse(json.toByteArray());
    if (!document)
        return document.error();
    if (!document->root().isObject())
        return base::Error{"metadata-not-json"_L1, Text::tr("Metadata is a JSON object."), 0, members};
    return readObject(*document);
}

base::Result<M> applyOverrides(M fetched, QByteArrayView overridesJson)
{
    if (overridesJson.isEmpty())
        return fetched;
    const base::Result<Reading<M>> overrides = readMetadataObject(overridesJson);
    if (!overrides)
        return overrides.error();
    const M &over = overrides->value;
    if (!over.issuer.isEmpty())
        fetched.issuer = over.issuer;
    for (const UrlRow &row : urlRows) {
        if (!(over.*row.field).isEmpty())
            fetched.*row.field = over.*row.field;
    }
    for (const ListRow &row : listRows) {
        if (over.*row.field)
            fetched.*row.field = over.*row.field;
    }
    for (const FlagRow &row : flagRows) {
        if (over.*row.field)
            fetched.*row.field = over.*row.field;
    }
    return fetched;
}

QUrl mutualTlsAlias(const M &metadata, QLatin1StringView member, const QUrl &otherwise)
{
    const QUrl alias(metadata.document["mtls_endpoint_aliases"_L1][member].toString());
    return alias.isEmpty() ? otherwise : alias;
}

const base::Finding *otherIssuer(const Findings &findings)
{
    const auto found = std::ranges::find_if(
        findings, [](const base::Finding &one) { return one.rule.startsWith("metadata-issuer"_L1); });
    return found == findings.end() ? nullptr : &*found;
}

bool sufficesForCodeFlow(const M &metadata)
{
    return !metadata.authorizationEndpoint.isEmpty() && !metadata.tokenEndpoint.isEmpty();
}

} // namespace claimcheck::oauth
