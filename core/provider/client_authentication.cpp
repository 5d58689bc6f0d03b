#include "core/provider/client_authentication.h"

#include "core/base/secret_bytes.h"
#include "core/oauth/client_auth.h"
#include "core/provider/client_assertions.h"
#include "core/provider/mutual_tls.h"
#include "core/provider/parameters.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

Authenticated refused(QLatin1StringView error, QLatin1StringView description)
{
    return {nullptr, Refusal{error, description}};
}

Authenticated checkSecret(const AuthorizationServer &server, const Client *client, const QByteArray &secret)
{
    const bool needsNone = client && client->kind == ClientKind::Public && secret.isEmpty();
    if (needsNone || (client && server.lets(Leniency::AnyAuthentication)))
        return {client, std::nullopt};
    if (client && client->showsCertificate() && secret.isEmpty())
        return checkCertificate(server, *client);
    const bool fits = client && client->kind != ClientKind::Public && !client->secret.isEmpty() &&
                      base::constantTimeEquals(secret, client->secret);
    return fits ? Authenticated{client, std::nullopt}
                : refused("invalid_client"_L1, "unknown client, or its authentication failed"_L1);
}

/// What many servers do, against RFC 6749 §2.3.1.
base::Result<oauth::BasicCredentials> readRawBasic(const QByteArray &field)
{
    const QByteArray text = QByteArray::fromBase64(field.mid(field.indexOf(' ') + 1));
    const qsizetype colon = text.indexOf(':');
    if (colon < 0)
        return base::Error{"basic-malformed"_L1, {}};
    return oauth::BasicCredentials{text.first(colon), text.sliced(colon + 1)};
}

} // namespace

Authenticated authenticateClient(AuthorizationServer &server, const http::Request &request,
                                 const FormPairs &form)
{
    const QByteArray id = parameter(form, "client_id");
    const QByteArray secret = parameter(form, "client_secret");
    const bool hasAssertion = occurrences(form, "client_assertion") > 0;
    const bool hasHeader = request.headers.contains("Authorization");
    if (int(hasAssertion) + int(hasHeader) + int(!secret.isEmpty()) > 1)
        return refused("invalid_request"_L1, "the client authenticates with more than one method"_L1);
    if (hasAssertion)
        return checkAssertion(server, form);
    if (!hasHeader)
        return checkSecret(server, server.client(id), secret);
    const QByteArray field = request.headers.value("Authorization");
    const base::Result<oauth::BasicCredentials> basic =
        server.demands(Demand::RawBasic) ? readRawBasic(field) : oauth::readBasicAuthorization(field);
    if (!basic)
        return refused("invalid_client"_L1, "the Authorization header is not valid Basic authentication"_L1);
    if (!id.isEmpty() && id != basic->id)
        return refused("invalid_request"_L1, "client_id differs from the Authorization header"_L1);
    return checkSecret(server, server.client(basic->id), basic->secret);
}

std::optional<Refusal> checkForm(const http::Request &request, const FormPairs &form)
{
    if (!isForm(request))
        return Refusal{"invalid_request"_L1, "the body must be application/x-www-form-urlencoded"_L1};
    for (const encoding::FormPair &pair : form) {
        const bool mayRepeat =
            pair.name == "resource" || pair.name == "audience"; // RFC 8707 §2, RFC 8693 §2.1
        if (!mayRepeat && occurrences(form, pair.name) > 1)
            return Refusal{"invalid_request"_L1, "a parameter is repeated"_L1};
    }
    return std::nullopt;
}

ClientRequest readClientRequest(AuthorizationServer &server, const http::Request &request)
{
    FormPairs form = encoding::parseForm(request.body);
    if (const std::optional<Refusal> refusal = checkForm(request, form))
        return {std::move(form), {nullptr, refusal}};
    const Authenticated sender = authenticateClient(server, request, form);
    return {std::move(form), sender};
}

} // namespace claimcheck::provider
