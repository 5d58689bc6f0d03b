#include "core/flow/client_key.h"

#include "core/flow/text.h"
#include "core/jose/key_set.h"

#include <QFile>

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using oauth::ClientAuth;

namespace {

constexpr qint64 longestKeyFile = 1024 * 1024; // bytes

base::Result<base::SecretBytes> secretOf(const oauth::Profile &profile, const FlowEnvironment &environment)
{
    using oauth::SecretPlace;
    const oauth::SecretSource &source = profile.client.secret;
    const bool elsewhere = source.place != SecretPlace::Text && source.place != SecretPlace::None;
    return elsewhere && environment.secret ? environment.secret(source) : source.text;
}

base::Result<jose::Jwk> privateKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"client-key-unreadable"_L1,
                           Text::tr("The client's key cannot be read from \u201c%1\u201d: %2")
                               .arg(path, file.errorString())};
    QByteArray text = file.read(longestKeyFile);
    const auto keys = jose::readKeys(text, path);
    base::secureWipe(text.data(), static_cast<std::size_t>(text.size()));
    if (!keys)
        return keys.error();
    const auto key =
        std::ranges::find_if(keys->keys, [](const jose::Jwk &each) { return each.key.hasPrivate(); });
    if (key == keys->keys.end())
        return base::Error{"client-key-missing"_L1,
                           Text::tr("\u201c%1\u201d has no private key to sign with.").arg(path)};
    return *key;
}

base::Result<jose::Jwk> signingKey(const oauth::Profile &profile, const base::SecretBytes &secret)
{
    if (profile.client.auth == ClientAuth::PrivateKeyJwt)
        return privateKey(profile.client.keyPath);
    if (secret.isEmpty())
        return base::Error{"client-secret-missing"_L1,
                           Text::tr("client_secret_jwt needs a secret."),
                           -1,
                           {base::Spec::OidcCore, "9"}};
    return jose::keyFromSecret(secret, Text::tr("client secret"));
}

bool needsSecret(ClientAuth method)
{
    return method == ClientAuth::SecretBasic || method == ClientAuth::SecretPost ||
           method == ClientAuth::SecretJwt;
}

bool signsAssertions(ClientAuth method)
{
    return method == ClientAuth::SecretJwt || method == ClientAuth::PrivateKeyJwt;
}

} // namespace

base::Result<oauth::ClientCredentials> clientOf(const oauth::Profile &profile,
                                                const FlowEnvironment &environment)
{
    oauth::ClientCredentials client{profile.client.id.toUtf8(), profile.client.auth,
                                    profile.client.secret.text};
    if (needsSecret(client.method)) {
        auto secret = secretOf(profile, environment);
        if (!secret)
            return secret.error();
        client.secret = *std::move(secret);
    }
    if (signsAssertions(client.method)) {
        auto key = signingKey(profile, client.secret);
        if (!key)
            return key.error();
        const QByteArray alg = oauth::assertionAlgorithm(*key, {});
        client.signer = oauth::AssertionSigner{*std::move(key), alg, profile.issuer.toUtf8(),
                                               environment.clock, environment.random};
    }
    const auto parts = oauth::clientAuthParts(client); // wrong settings show before the first message
    return parts ? base::Result(client) : parts.error();
}

} // namespace claimcheck::flow
