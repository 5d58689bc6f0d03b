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

} // namespace

base::Result<base::SecretBytes> fetchedSecret(const oauth::SecretSource &source,
                                              const FlowEnvironment &environment)
{
    using oauth::SecretPlace;
    const bool elsewhere = source.place != SecretPlace::Text && source.place != SecretPlace::None;
    return elsewhere && environment.secret ? environment.secret(source) : source.text;
}

base::Result<jose::Jwk> readPrivateKey(const QString &path)
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

namespace {

bool needsSecret(ClientAuth method)
{
    return method == ClientAuth::SecretBasic || method == ClientAuth::SecretPost ||
           method == ClientAuth::SecretJwt;
}

bool signsAssertions(ClientAuth method)
{
    return method == ClientAuth::SecretJwt || method == ClientAuth::PrivateKeyJwt;
}

/// At the token endpoint, and where the profile wants another one.
std::vector<ClientAuth> methodsOf(const oauth::ClientSettings &client)
{
    std::vector<ClientAuth> methods{client.auth};
    for (const auto &other :
         {client.otherAuth.introspection, client.otherAuth.revocation, client.otherAuth.par}) {
        if (other)
            methods.push_back(*other);
    }
    return methods;
}

base::Result<jose::Jwk> signingKey(const oauth::Profile &profile, const base::SecretBytes &secret)
{
    const auto methods = methodsOf(profile.client);
    const bool bySecret = std::ranges::find(methods, ClientAuth::SecretJwt) != methods.end() ||
                          (profile.client.keyPath.isEmpty() &&
                           std::ranges::find(methods, ClientAuth::PrivateKeyJwt) == methods.end());
    if (!bySecret)
        return readPrivateKey(profile.client.keyPath);
    if (secret.isEmpty())
        return base::Error{"client-secret-missing"_L1,
                           Text::tr("There is neither a secret nor a key to sign with."),
                           -1,
                           {base::Spec::OidcCore, "9"}};
    return jose::keyFromSecret(secret, Text::tr("client secret"));
}

/// Wrong settings show before the first message.
base::Result<void> checkParts(oauth::ClientCredentials client, const std::vector<ClientAuth> &methods)
{
    for (ClientAuth method : methods) {
        client.method = method;
        if (const auto parts = oauth::clientAuthParts(client); !parts)
            return parts.error();
    }
    return {};
}

} // namespace

base::Result<oauth::ClientCredentials> clientOf(const oauth::Profile &profile,
                                                const FlowEnvironment &environment)
{
    oauth::ClientCredentials client{profile.client.id.toUtf8(), profile.client.auth,
                                    profile.client.secret.text};
    client.basicEncoding = profile.client.basicEncoding;
    const auto methods = methodsOf(profile.client);
    const bool signsRequests = profile.requestObject != oauth::RequestObject::None;
    if (std::ranges::any_of(methods, needsSecret) || signsRequests) {
        auto secret = fetchedSecret(profile.client.secret, environment);
        if (!secret)
            return secret.error();
        client.secret = *std::move(secret);
    }
    if (std::ranges::any_of(methods, signsAssertions) || signsRequests) {
        auto key = signingKey(profile, client.secret);
        if (!key)
            return key.error();
        const QByteArray alg = oauth::assertionAlgorithm(*key, {});
        client.signer = oauth::AssertionSigner{*std::move(key), alg, profile.issuer.toUtf8(),
                                               environment.clock, environment.random};
    }
    if (const auto checked = checkParts(client, methods); !checked)
        return checked.error();
    return client;
}

} // namespace claimcheck::flow
