#pragma once

#include "core/oauth/grant_types.h"
#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace claimcheck::test {

/// A runner, and a built-in provider that knows one client for each way of client authentication, each with
/// every grant that such a client may have. It listens over TLS too.
struct GrantBench : FlowFixture
{
    QTemporaryDir dir;
    jose::Jwk clientKey = *jose::generateJwk("ES256");
    provider::Provider server{options()};

    static constexpr const char *secret = "a secret+with/=%& signs, and more than 32 bytes";

    GrantBench()
    {
        if (!server.listen().ok() || !server.writeCertificates(dir.path()).ok())
            qFatal("the provider does not listen");
        write("client.jwk", clientKey.toJson(jose::JwkPart::Private));
    }

    provider::ProviderOptions options()
    {
        provider::ProviderOptions result;
        result.clock = &clock;
        result.random = &random;
        result.signIn = provider::SignIn::Automatic;
        result.tls = provider::OverTls::Yes;
        result.lifetimes.pollInterval = 1;
        result.clients.push_back(client(oauth::ClientAuth::None));
        for (int auth = int(oauth::ClientAuth::SecretBasic);
             auth <= int(oauth::ClientAuth::SelfSignedTlsClientAuth); ++auth)
            result.clients.push_back(client(oauth::ClientAuth(auth)));
        return result;
    }

    provider::Client client(oauth::ClientAuth auth) const
    {
        const auto demo = provider::demoClients();
        const char *like = auth == oauth::ClientAuth::None ? "demo-native" : "demo-web";
        provider::Client made = *std::ranges::find(demo, QByteArray(like), &provider::Client::id);
        made.id = idFor(auth);
        if (auth == oauth::ClientAuth::None)
            return made;
        made.key = jose::makeJwk(clientKey.key.publicPart());
        made.secret = secret;
        if (auth == oauth::ClientAuth::TlsClientAuth)
            made.certificateSubject = QStringLiteral("CN=") + QString::fromUtf8(made.id);
        if (auth == oauth::ClientAuth::SelfSignedTlsClientAuth)
            made.certificateHash = "registered when it is made";
        if (made.showsCertificate() || auth == oauth::ClientAuth::PrivateKeyJwt)
            made.secret.clear();
        return made;
    }

    static QByteArray idFor(oauth::ClientAuth auth) { return "client-" + QByteArray::number(int(auth)); }

    QString write(const char *name, const QByteArray &content)
    {
        QFile file(dir.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("a file of the test cannot be written");
        return file.fileName();
    }

    static oauth::SecretSource text(QByteArrayView value)
    {
        return {oauth::SecretPlace::Text, {}, base::SecretBytes(value)};
    }

    oauth::Profile profile(oauth::Grant grant, oauth::ClientAuth auth)
    {
        oauth::Profile result;
        result.issuer = server.issuer();
        result.grant = grant;
        result.client.id = QString::fromLatin1(idFor(auth));
        result.client.auth = auth;
        if (auth == oauth::ClientAuth::SecretBasic || auth == oauth::ClientAuth::SecretPost ||
            auth == oauth::ClientAuth::SecretJwt)
            result.client.secret = text(secret);
        if (auth != oauth::ClientAuth::None)
            result.client.keyPath = dir.filePath(QStringLiteral("client.jwk"));
        if (auth == oauth::ClientAuth::TlsClientAuth || auth == oauth::ClientAuth::SelfSignedTlsClientAuth) {
            result.tlsCaPath = dir.filePath(QStringLiteral("ca.pem"));
            result.client.certificatePath = dir.filePath(result.client.id + QStringLiteral(".pem"));
            result.client.keyPath = dir.filePath(result.client.id + QStringLiteral(".key"));
        }
        result.scope = {QStringLiteral("orders:read")};
        if (oauth::usesBrowser(grant) || oauth::polls(grant))
            result.scope.prepend(QStringLiteral("openid"));
        return result;
    }

    void switchOn(const char *fault) { server.setHooks(*provider::hooksFor({QString::fromLatin1(fault)})); }

    [[nodiscard]] const flow::Message *message(flow::MessageKind kind) const
    {
        return runner.trace().last(kind);
    }
    [[nodiscard]] QByteArray token(flow::TokenRole role) const
    {
        const flow::ReceivedToken *found = runner.result().token(role);
        return found ? found->text : QByteArray();
    }
    [[nodiscard]] int count(flow::MessageKind kind) const
    {
        return int(std::ranges::count(runner.trace().messages(), kind, &flow::Message::kind));
    }
};

} // namespace claimcheck::test
