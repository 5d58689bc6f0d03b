#pragma once

#include "core/oauth/authorization_request.h"
#include "core/oauth/token_request.h"
#include "core/oauth/token_response.h"
#include "core/provider/provider.h"
#include "tests/core/provider/browser.h"

namespace claimcheck::test {

/// A provider at a time that stands still, and one run of the code flow through it.
struct Fixture
{
    explicit Fixture(provider::SignIn signIn = provider::SignIn::Automatic) : server(options(signIn))
    {
        const base::Result<void> listening = server.listen();
        if (!listening)
            qFatal("%s", qPrintable(listening.error().message));
    }

    provider::ProviderOptions options(provider::SignIn signIn)
    {
        provider::ProviderOptions result;
        result.clock = &clock;
        result.random = &random;
        result.signIn = signIn;
        return result;
    }

    [[nodiscard]] Browser browser() const { return Browser(server.issuer()); }
    [[nodiscard]] QUrl url(const char *path) const
    {
        return QUrl(server.issuer() + QString::fromLatin1(path));
    }
    void passSeconds(qint64 seconds) { clock.set(clock.nowMilliseconds() + seconds * 1000); }

    [[nodiscard]] oauth::Profile profile(const QString &clientId) const
    {
        for (const oauth::Profile &each : server.profiles()) {
            if (each.client.id == clientId)
                return each;
        }
        return {};
    }

    [[nodiscard]] static oauth::ClientCredentials credentials(const oauth::Profile &profile)
    {
        return {profile.client.id.toUtf8(), profile.client.auth, profile.client.secret.text};
    }

    /// The authorization request of a profile as a target ("/authorize?…"); run gets what is fresh in it.
    QByteArray authorizeTarget(const oauth::Profile &profile, oauth::RunValues &run)
    {
        run = oauth::makeRunValues(profile, "http://127.0.0.1:50123/callback", random);
        oauth::ServerMetadata metadata;
        metadata.authorizationEndpoint = url("/authorize");
        return oauth::authorizationUrl(*oauth::buildAuthorizationRequest(profile, metadata, run)).toEncoded();
    }

    /// A code for alice, without pages.
    QByteArray code(const oauth::Profile &profile, oauth::RunValues &run)
    {
        const http::Response response = browser().get(authorizeTarget(profile, run));
        return encoding::firstValue(redirectParameters(response), "code").value_or(QByteArray());
    }

    /// A fresh code as the parameters of a token request.
    encoding::FormPairs codeGrant(const oauth::Profile &profile, oauth::RunValues &run)
    {
        const QByteArray fresh = code(profile, run);
        return oauth::authorizationCodeGrant(fresh, run.redirectUri, run.pkce.verifier);
    }

    http::Response exchange(const oauth::Profile &profile, const encoding::FormPairs &grant,
                            const QStringList &resource = {})
    {
        return browser().send(
            *oauth::buildTokenRequest({url("/token"), grant, credentials(profile), resource, {}}));
    }

    oauth::TokenResponse login(const oauth::Profile &profile)
    {
        oauth::RunValues run;
        const encoding::FormPairs grant = codeGrant(profile, run);
        return oauth::readTokenResponse(exchange(profile, grant)).value;
    }

    oauth::TokenResponse login(const char *clientId) { return login(profile(QString::fromLatin1(clientId))); }

    base::FixedClock clock{1'790'000'000'000};
    base::SystemRandom random;
    provider::Provider server;
};

/// The error code of an OAuth error response; the status where there is none.
inline QString errorOf(const http::Response &response)
{
    const encoding::JsonDocument body = encoding::JsonDocument::parse(response.body).valueOr({});
    const QString code = body[QLatin1StringView("error")].toString();
    return code.isEmpty() ? QString::number(response.status) : code;
}

} // namespace claimcheck::test
