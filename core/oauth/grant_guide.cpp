#include "core/oauth/grant_guide.h"

#include "core/oauth/text.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

#define CLAIMCHECK_GUIDE(text) QT_TRANSLATE_NOOP("claimcheck_oauth", text)

constexpr GuideRow rows[] = {
    {"web"_L1,
     CLAIMCHECK_GUIDE("Web application with a server"),
     CLAIMCHECK_GUIDE("a shop whose pages are made on its own server"),
     Grant::AuthorizationCode,
     PkceMethod::S256,
     ClientAuth::PrivateKeyJwt,
     CLAIMCHECK_GUIDE(
         "The server keeps a key or secret, so the code is worth nothing to whoever else sees it; PKCE "
         "binds the code to the browser session as well."),
     {Spec::Rfc9700, "2.1.1"},
     CLAIMCHECK_GUIDE("Not the implicit grant: it puts tokens into the address bar."),
     {Spec::Rfc9700, "2.1.2"}},
    {"spa"_L1,
     CLAIMCHECK_GUIDE("Single-page application in the browser"),
     CLAIMCHECK_GUIDE("a mail client that is one page of JavaScript"),
     Grant::AuthorizationCode,
     PkceMethod::S256,
     ClientAuth::None,
     CLAIMCHECK_GUIDE(
         "Code in a browser can keep no secret, so PKCE alone protects the code. Safer still: a small "
         "server of its own (backend for frontend) that keeps the tokens out of the browser."),
     {Spec::BrowserBasedApps, "6"},
     CLAIMCHECK_GUIDE(
         "Not the implicit grant, which was made for such applications before browsers could send "
         "requests across origins."),
     {Spec::Rfc9700, "2.1.2"}},
    {"native"_L1,
     CLAIMCHECK_GUIDE("Application on a phone or desktop"),
     CLAIMCHECK_GUIDE("a desktop program, a command line with a browser at hand"),
     Grant::AuthorizationCode,
     PkceMethod::S256,
     ClientAuth::None,
     CLAIMCHECK_GUIDE("Everyone can take a secret out of an installed program, so it is a public client: the "
                      "system's browser signs in, a loopback or claimed redirect URI takes the answer, PKCE "
                      "protects the code."),
     {Spec::Rfc8252, "6"},
     CLAIMCHECK_GUIDE("Not an embedded web view: the program could read the password in it."),
     {Spec::Rfc8252, "8.12"}},
    {"service"_L1,
     CLAIMCHECK_GUIDE("Service without a user"),
     CLAIMCHECK_GUIDE("a nightly job, one server that calls another"),
     Grant::ClientCredentials,
     PkceMethod::None,
     ClientAuth::PrivateKeyJwt,
     CLAIMCHECK_GUIDE("Nobody signs in: the service acts for itself and proves who it is by its own key."),
     {Spec::Rfc6749, "4.4"},
     CLAIMCHECK_GUIDE(
         "Not a technical user with the password grant: a password in a file is a secret that people "
         "share."),
     {Spec::Rfc9700, "2.4"}},
    {"device"_L1,
     CLAIMCHECK_GUIDE("Device without a browser or keyboard"),
     CLAIMCHECK_GUIDE("a television, a printer, a remote shell"),
     Grant::DeviceCode,
     PkceMethod::None,
     ClientAuth::None,
     CLAIMCHECK_GUIDE(
         "The user opens a short address on another device and confirms a code; the device asks until "
         "that has happened."),
     {Spec::Rfc8628, "3"},
     CLAIMCHECK_GUIDE("Not where a browser is at hand: a code that is read out can be phished."),
     {Spec::Rfc8628, "5.4"}},
    {"decoupled"_L1,
     CLAIMCHECK_GUIDE("Sign-in on another device, begun by the service"),
     CLAIMCHECK_GUIDE("a call centre, a till, a payment that a phone confirms"),
     Grant::Ciba,
     PkceMethod::None,
     ClientAuth::PrivateKeyJwt,
     CLAIMCHECK_GUIDE("The service knows whom it asks; the server asks that person on a device of theirs."),
     {Spec::OidcCiba, "4"},
     "",
     {}},
    {"chain"_L1,
     CLAIMCHECK_GUIDE("Service that calls another for a user"),
     CLAIMCHECK_GUIDE("an API behind an API, a gateway"),
     Grant::TokenExchange,
     PkceMethod::None,
     ClientAuth::PrivateKeyJwt,
     CLAIMCHECK_GUIDE(
         "The token that came in was made for this service. It is exchanged for one that is made for "
         "the next, with fewer rights, and says who acts for whom."),
     {Spec::Rfc8693, "1"},
     CLAIMCHECK_GUIDE("Not the incoming token passed on: the next service could use it against this one."),
     {Spec::Rfc9700, "2.3"}},
    {"federated"_L1,
     CLAIMCHECK_GUIDE("Work that has an identity elsewhere"),
     CLAIMCHECK_GUIDE("a build job or a cluster that holds a signed token of its platform"),
     Grant::JwtBearer,
     PkceMethod::None,
     ClientAuth::None,
     CLAIMCHECK_GUIDE(
         "The platform's signed assertion is exchanged for an access token, so that no secret has to be "
         "kept."),
     {Spec::Rfc7523, "2.1"},
     "",
     {}},
    {"legacy"_L1,
     CLAIMCHECK_GUIDE("Old application with a login form of its own"),
     CLAIMCHECK_GUIDE("a program that asks for name and password itself"),
     Grant::AuthorizationCode,
     PkceMethod::S256,
     ClientAuth::None,
     CLAIMCHECK_GUIDE(
         "Move it to the code grant: the password then stays with the server, and a second factor or "
         "single sign-on works."),
     {Spec::Rfc9700, "2.4"},
     CLAIMCHECK_GUIDE(
         "The password grant must not be used: it shows the password to the application and teaches "
         "users to type it anywhere."),
     {Spec::Rfc9700, "2.4"}},
};

struct GrantTitle
{
    Grant grant;
    const char *title;
};
constexpr GrantTitle titles[] = {
    {Grant::AuthorizationCode, CLAIMCHECK_GUIDE("Authorization code")},
    {Grant::Implicit, CLAIMCHECK_GUIDE("Implicit")},
    {Grant::Hybrid, CLAIMCHECK_GUIDE("Hybrid")},
    {Grant::ClientCredentials, CLAIMCHECK_GUIDE("Client credentials")},
    {Grant::Password, CLAIMCHECK_GUIDE("Password")},
    {Grant::RefreshToken, CLAIMCHECK_GUIDE("Refresh token")},
    {Grant::DeviceCode, CLAIMCHECK_GUIDE("Device code")},
    {Grant::TokenExchange, CLAIMCHECK_GUIDE("Token exchange")},
    {Grant::JwtBearer, CLAIMCHECK_GUIDE("JWT bearer")},
    {Grant::SamlBearer, CLAIMCHECK_GUIDE("SAML bearer")},
    {Grant::Ciba, CLAIMCHECK_GUIDE("Backchannel authentication (CIBA)")},
};

#undef CLAIMCHECK_GUIDE

} // namespace

std::span<const GuideRow> grantGuide()
{
    return rows;
}

const GuideRow *guideRow(QStringView id)
{
    const auto *row = std::ranges::find_if(rows, [id](const GuideRow &each) { return id == each.id; });
    return row == std::end(rows) ? nullptr : row;
}

QString grantTitle(Grant grant, PkceMethod pkce)
{
    const auto *row = std::ranges::find(titles, grant, &GrantTitle::grant);
    if (row == std::end(titles))
        return {};
    const QString title = Text::tr(row->title);
    const bool withCode = grant == Grant::AuthorizationCode || grant == Grant::Hybrid;
    return withCode && pkce != PkceMethod::None ? Text::tr("%1 with PKCE").arg(title) : title;
}

void applyGuide(const GuideRow &row, Profile &profile)
{
    profile.grant = row.grant;
    profile.pkce = row.pkce;
    profile.client.auth = row.auth;
}

} // namespace claimcheck::oauth
