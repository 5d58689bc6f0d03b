#include "core/oauth/provider_presets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

#define CLAIMCHECK_KNOW(text) QT_TRANSLATE_NOOP("claimcheck_oauth", text)

constexpr ProviderPreset presets[] = {
    {"google"_L1, "Google", "https://accounts.google.com", "", "openid email profile", "access_type=offline",
     CLAIMCHECK_KNOW("Desktop clients are given a secret and have to send it. A refresh token comes with "
                     "access_type=offline, and only at the first consent.")},
    {"entra"_L1, "Microsoft Entra ID", "https://login.microsoftonline.com/{tenant}/v2.0", "",
     "openid profile email offline_access", "",
     CLAIMCHECK_KNOW(
         "The access token is for Microsoft Graph, and cannot be verified by others, unless a scope "
         "names an API of yours. With the tenant common the issuer holds {tenantid} literally.")},
    {"okta"_L1, "Okta", "https://{domain}/oauth2/default", "", "openid profile email offline_access", "",
     CLAIMCHECK_KNOW(
         "Access tokens of the organization's own server are opaque; those of a custom server such as "
         "default are JWTs.")},
    {"auth0"_L1, "Auth0", "https://{domain}/", "", "openid profile email offline_access", "",
     CLAIMCHECK_KNOW(
         "The issuer ends with a slash. The access token is opaque unless the parameter audience names "
         "an API.")},
    {"keycloak"_L1, "Keycloak", "https://{host}/realms/{realm}", "", "openid profile email", "",
     CLAIMCHECK_KNOW(
         "Before version 17 the path began with /auth. Access tokens are JWTs whose typ claim, not "
         "header, says what they are.")},
    {"cognito"_L1, "AWS Cognito", "https://cognito-idp.{region}.amazonaws.com/{userPoolId}", "",
     "openid profile email", "",
     CLAIMCHECK_KNOW(
         "The access token has client_id in place of aud. The endpoints are at the domain of the user "
         "pool, not at the issuer.")},
    {"apple"_L1, "Apple", "https://appleid.apple.com", "", "openid email name", "response_mode=form_post",
     CLAIMCHECK_KNOW(
         "The client secret is a JWT that you sign with a key of your account. Name and e-mail come once, "
         "by form_post, so that a loopback redirect cannot be registered.")},
    {"gitlab"_L1, "GitLab", "https://gitlab.com", "", "openid profile email", "",
     CLAIMCHECK_KNOW(
         "Access tokens are opaque and live for two hours. On a server of your own the issuer is its "
         "address.")},
    {"github"_L1, "GitHub", "",
     R"({"authorization_endpoint":"https://github.com/login/oauth/authorize","token_endpoint":"https://github.com/login/oauth/access_token","device_authorization_endpoint":"https://github.com/login/device/code"})",
     "read:user user:email", "",
     CLAIMCHECK_KNOW(
         "OAuth without OpenID Connect: no discovery, no ID token. Errors of the token endpoint come with "
         "status 200, and JSON only to who asks for it with Accept.")},
    {"salesforce"_L1, "Salesforce", "https://login.salesforce.com", "", "openid profile email refresh_token",
     "",
     CLAIMCHECK_KNOW(
         "Sandboxes are at test.salesforce.com. The API's address is the member instance_url of the token "
         "response.")},
    {"slack"_L1, "Slack", "https://slack.com", "", "openid profile email", "",
     CLAIMCHECK_KNOW(
         "Redirect URIs must be https, so that a loopback redirect cannot be registered. Errors come with "
         "status 200 and ok: false.")},
    {"linkedin"_L1, "LinkedIn", "https://www.linkedin.com/oauth", "", "openid profile email", "",
     CLAIMCHECK_KNOW(
         "The secret goes into the form, not into a header. PKCE is for registered native clients only.")},
    {"zitadel"_L1, "ZITADEL", "https://{domain}", "", "openid profile email offline_access", "",
     CLAIMCHECK_KNOW("Access tokens are opaque unless the application is set to JWT.")},
    {"authentik"_L1, "authentik", "https://{host}/application/o/{application}/", "", "openid profile email",
     "", CLAIMCHECK_KNOW("The issuer ends with a slash, and each application has one of its own.")},
};

#undef CLAIMCHECK_KNOW

const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"\\{(\\w+)\\}"_s);
    return pattern;
}

} // namespace

std::span<const ProviderPreset> providerPresets()
{
    return presets;
}

const ProviderPreset *providerPreset(QStringView id)
{
    const auto *row =
        std::ranges::find_if(presets, [id](const ProviderPreset &each) { return id == each.id; });
    return row == std::end(presets) ? nullptr : row;
}

QStringList placeholdersOf(const ProviderPreset &preset)
{
    QStringList names;
    for (const QRegularExpressionMatch &match : placeholder().globalMatch(QString::fromUtf8(preset.issuer)))
        names += match.captured(1);
    return names;
}

void applyPreset(const ProviderPreset &preset, const QStringList &values, Profile &profile)
{
    QString issuer = QString::fromUtf8(preset.issuer);
    const QStringList names = placeholdersOf(preset);
    for (qsizetype index = 0; index < qMin(names.size(), values.size()); ++index) {
        if (!values[index].isEmpty())
            issuer.replace(u'{' + names[index] + u'}', values[index]);
    }
    profile.issuer = issuer;
    profile.metadataJson = preset.metadata;
    profile.scope = QString::fromUtf8(preset.scope).split(u' ', Qt::SkipEmptyParts);
    profile.authorizationParameters = encoding::parseForm(preset.authorizationParameters);
}

} // namespace claimcheck::oauth
