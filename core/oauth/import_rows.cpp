// What becomes of each setting of another tool.
#include "core/oauth/import_draft.h"
#include "core/oauth/text.h"

#include <QUrl>

#include <algorithm>
#include <iterator>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

struct GrantWord
{
    QLatin1StringView word;
    Grant grant;
    std::optional<bool> pkce = {};
};
constexpr GrantWord grantWords[] = {
    {"authorization_code"_L1, Grant::AuthorizationCode},
    {"authorization_code_with_pkce"_L1, Grant::AuthorizationCode, true},
    {"implicit"_L1, Grant::Implicit},
    {"password_credentials"_L1, Grant::Password},
    {"password"_L1, Grant::Password},
    {"client_credentials"_L1, Grant::ClientCredentials},
    {"device_code"_L1, Grant::DeviceCode},
    {"refresh_token"_L1, Grant::RefreshToken},
};

void takeGrant(ImportDraft &draft, const QString &value)
{
    const auto *row = std::ranges::find(grantWords, value, &GrantWord::word);
    if (row == std::end(grantWords))
        return draft.leave(value,
                           Text::tr("not a grant that Claimcheck has; the code grant stands instead."));
    draft.result.profile.grant = row->grant;
    if (row->pkce)
        draft.pkce = row->pkce;
}

bool isThisMachine(const QUrl &url)
{
    return url.scheme() == "http"_L1 &&
           (url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1);
}

void takeRedirect(ImportDraft &draft, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    if (!isThisMachine(url))
        return draft.leave(value, Text::tr("Claimcheck receives the answer on this machine only: register "
                                           "http://127.0.0.1/callback at the server."));
    draft.result.profile.redirect.host = url.host();
    draft.result.profile.redirect.port = quint16(url.port(80));
    draft.result.profile.redirect.path = url.path().isEmpty() ? u"/"_s : url.path();
}

void takeScope(ImportDraft &draft, const QString &value)
{
    draft.result.profile.scope = value.simplified().split(u' ', Qt::SkipEmptyParts);
}

SecretSource asText(const QString &value)
{
    return {SecretPlace::Text, {}, base::SecretBytes(value.toUtf8())};
}

void takeSecret(ImportDraft &draft, const QString &value)
{
    draft.result.profile.client.secret = asText(value);
}

void takePassword(ImportDraft &draft, const QString &value)
{
    draft.result.profile.user.password = asText(value);
}

void takeChallengeMethod(ImportDraft &draft, const QString &value)
{
    if (value == "plain"_L1)
        draft.result.profile.pkce = PkceMethod::Plain;
}

/// "body" or "header", or Insomnia's truth value.
void takePlacement(ImportDraft &draft, const QString &value)
{
    draft.inBody = value == "body"_L1 || value == "true"_L1;
}

void takeAudience(ImportDraft &draft, const QString &value)
{
    // Not a parameter of OAuth, and what some servers ask for in place of a resource indicator.
    draft.result.profile.authorizationParameters.push_back({"audience", value.toUtf8()});
    draft.result.profile.tokenParameters.push_back({"audience", value.toUtf8()});
}

constexpr auto id = [](ImportDraft &d, const QString &v) { d.result.profile.client.id = v; };
constexpr auto user = [](ImportDraft &d, const QString &v) { d.result.profile.user.name = v; };
constexpr auto pkce = [](ImportDraft &d, const QString &v) { d.pkce = v == "true"_L1; };
constexpr auto resource = [](ImportDraft &d, const QString &v) { d.result.profile.resource += v; };
constexpr auto authorizationUrl = [](ImportDraft &d, const QString &v) { d.authorizationUrl = v; };
constexpr auto tokenUrl = [](ImportDraft &d, const QString &v) { d.tokenUrl = v; };
constexpr auto responseType = [](ImportDraft &d, const QString &v) { d.result.profile.responseType = v; };

constexpr auto fresh =
    QT_TRANSLATE_NOOP("claimcheck_oauth", "made fresh for each run; to send a fixed one, edit the request.");
constexpr auto oldToken =
    QT_TRANSLATE_NOOP("claimcheck_oauth", "a token of an earlier run: each run gets its own.");
constexpr auto placement = QT_TRANSLATE_NOOP(
    "claimcheck_oauth", "how the tool sends the token to an API: Claimcheck uses the Authorization header.");
constexpr auto refreshUrl =
    QT_TRANSLATE_NOOP("claimcheck_oauth", "refresh requests go to the token endpoint (RFC 6749 §6).");
constexpr auto assertion = QT_TRANSLATE_NOOP(
    "claimcheck_oauth", "choose private_key_jwt or client_secret_jwt and a key in the profile instead.");

constexpr auto P = ForeignTool::Postman, I = ForeignTool::Insomnia, B = ForeignTool::Bruno;
constexpr ImportRow rows[] = {
    {P, "grant_type"_L1, takeGrant},
    {P, "authUrl"_L1, authorizationUrl},
    {P, "accessTokenUrl"_L1, tokenUrl},
    {P, "redirect_uri"_L1, takeRedirect},
    {P, "clientId"_L1, id},
    {P, "clientSecret"_L1, takeSecret},
    {P, "scope"_L1, takeScope},
    {P, "username"_L1, user},
    {P, "password"_L1, takePassword},
    {P, "client_authentication"_L1, takePlacement},
    {P, "challengeAlgorithm"_L1, takeChallengeMethod},
    {P, "audience"_L1, takeAudience},
    {P, "resource"_L1, resource},
    {P, "state"_L1, nullptr, fresh},
    {P, "code_verifier"_L1, nullptr, fresh},
    {P, "refreshTokenUrl"_L1, nullptr, refreshUrl},
    {P, "accessToken"_L1, nullptr, oldToken},
    {P, "addTokenTo"_L1, nullptr},
    {P, "headerPrefix"_L1, nullptr},
    {P, "tokenName"_L1, nullptr},
    {P, "tokenType"_L1, nullptr},
    {P, "useBrowser"_L1, nullptr},
    {I, "grantType"_L1, takeGrant},
    {I, "authorizationUrl"_L1, authorizationUrl},
    {I, "accessTokenUrl"_L1, tokenUrl},
    {I, "redirectUrl"_L1, takeRedirect},
    {I, "clientId"_L1, id},
    {I, "clientSecret"_L1, takeSecret},
    {I, "scope"_L1, takeScope},
    {I, "username"_L1, user},
    {I, "password"_L1, takePassword},
    {I, "credentialsInBody"_L1, takePlacement},
    {I, "usePkce"_L1, pkce},
    {I, "pkceMethod"_L1, takeChallengeMethod},
    {I, "audience"_L1, takeAudience},
    {I, "resource"_L1, resource},
    {I, "responseType"_L1, responseType},
    {I, "state"_L1, nullptr, fresh},
    {I, "accessToken"_L1, nullptr, oldToken},
    {I, "refreshToken"_L1, nullptr, oldToken},
    {I, "identityToken"_L1, nullptr, oldToken},
    {I, "tokenPrefix"_L1, nullptr, placement},
    {I, "origin"_L1, nullptr,
     QT_TRANSLATE_NOOP("claimcheck_oauth", "add it as a header of the token request.")},
    {I, "disabled"_L1, nullptr},
    {B, "grant_type"_L1, takeGrant},
    {B, "authorization_url"_L1, authorizationUrl},
    {B, "access_token_url"_L1, tokenUrl},
    {B, "callback_url"_L1, takeRedirect},
    {B, "client_id"_L1, id},
    {B, "client_secret"_L1, takeSecret},
    {B, "scope"_L1, takeScope},
    {B, "username"_L1, user},
    {B, "password"_L1, takePassword},
    {B, "credentials_placement"_L1, takePlacement},
    {B, "pkce"_L1, pkce},
    {B, "state"_L1, nullptr, fresh},
    {B, "refresh_token_url"_L1, nullptr, refreshUrl},
    {B, "token_query_key"_L1, nullptr, placement},
    {B, "token_placement"_L1, nullptr},
    {B, "token_header_prefix"_L1, nullptr},
    {B, "credentials_id"_L1, nullptr},
    {B, "token_source"_L1, nullptr},
    {B, "auto_fetch_token"_L1, nullptr},
    {B, "auto_refresh_token"_L1, nullptr},
    {P, "clientAssertion"_L1, nullptr, assertion},
    {I, "clientAssertion"_L1, nullptr, assertion},
};

/// Bruno's exported collections write in camelCase what its .bru files write with underscores.
QString withUnderscores(const QString &name)
{
    QString result;
    for (const QChar sign : name)
        result += sign.isUpper() ? u"_"_s + sign.toLower() : QString(sign);
    return result;
}

} // namespace

const ImportRow *importRow(ForeignTool tool, const QString &name)
{
    const QString known = tool == ForeignTool::Bruno ? withUnderscores(name) : name;
    const auto *row = std::ranges::find_if(
        rows, [&](const ImportRow &each) { return each.tool == tool && known == each.name; });
    return row == std::end(rows) ? nullptr : row;
}

} // namespace claimcheck::oauth
