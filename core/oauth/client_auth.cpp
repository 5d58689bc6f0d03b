#include "core/oauth/client_auth.h"

#include "core/oauth/profile_words.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr base::SpecRef clientPassword{base::Spec::Rfc6749, "2.3.1"};

base::Result<ClientAuthParts> assertionParts(const ClientCredentials &client)
{
    if (!client.signer)
        return base::Error{
            "client-key-missing"_L1,
            Text::tr("Client authentication with %1 needs a key to sign with.").arg(wordFor(client.method)),
            -1,
            {base::Spec::Rfc7523, "2.2"}};
    const auto assertion = makeClientAssertion(client.id, *client.signer);
    if (!assertion)
        return assertion.error();
    return ClientAuthParts{std::nullopt,
                           {{"client_id", client.id},
                            {"client_assertion_type", jwtBearerAssertion.toByteArray()},
                            {"client_assertion", *assertion}}};
}

} // namespace

QByteArray basicAuthorization(QByteArrayView id, QByteArrayView secret, BasicEncoding encoding)
{
    const QByteArray pair = encoding == BasicEncoding::Raw ? id.toByteArray() + ':' + secret.toByteArray()
                                                           : encoding::encodeFormComponent(id) + ':' +
                                                                 encoding::encodeFormComponent(secret);
    return "Basic " + pair.toBase64();
}

base::Result<BasicCredentials> readBasicAuthorization(QByteArrayView headerValue)
{
    const base::Error malformed{
        "basic-malformed"_L1,
        Text::tr("The Authorization header is not \"Basic\" with base64 of id:secret."),
        -1,
        {base::Spec::Rfc7617, "2"}};
    if (headerValue.size() < 6 || headerValue.first(6).compare("basic ", Qt::CaseInsensitive) != 0)
        return malformed;
    const auto decoded = QByteArray::fromBase64Encoding(headerValue.sliced(6).trimmed().toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded.decoded.indexOf(':');
    if (!decoded || colon < 0)
        return malformed;
    // Both halves are form components (RFC 6749 §2.3.1), so "+" is a space.
    const auto component = [](QByteArray text) { return encoding::percentDecode(text.replace('+', ' ')); };
    return BasicCredentials{component(decoded.decoded.left(colon)),
                            component(decoded.decoded.mid(colon + 1))};
}

base::Result<ClientAuthParts> clientAuthParts(const ClientCredentials &client)
{
    if (client.id.isEmpty())
        return base::Error{
            "client-id-missing"_L1, Text::tr("There is no client id."), -1, {base::Spec::Rfc6749, "2.2"}};
    const bool needsSecret =
        client.method == ClientAuth::SecretBasic || client.method == ClientAuth::SecretPost;
    if (needsSecret && client.secret.isEmpty())
        return base::Error{
            "client-secret-missing"_L1,
            Text::tr("Client authentication with %1 needs a secret.").arg(wordFor(client.method)), -1,
            clientPassword};
    switch (client.method) {
    case ClientAuth::SecretBasic:
        return ClientAuthParts{
            http::Header{"Authorization",
                         basicAuthorization(client.id, client.secret.view(), client.basicEncoding)},
            {}};
    case ClientAuth::SecretPost:
        return ClientAuthParts{
            std::nullopt, {{"client_id", client.id}, {"client_secret", client.secret.view().toByteArray()}}};
    case ClientAuth::None:
    case ClientAuth::TlsClientAuth: // RFC 8705 §2: the certificate authenticates, client_id names
    case ClientAuth::SelfSignedTlsClientAuth:
        return ClientAuthParts{std::nullopt, {{"client_id", client.id}}};
    case ClientAuth::SecretJwt:
    case ClientAuth::PrivateKeyJwt: break;
    }
    return assertionParts(client);
}

} // namespace claimcheck::oauth
