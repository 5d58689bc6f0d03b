#include "core/flow/probe_rows.h"

#include "core/claims/typed.h"
#include "core/encoding/json.h"
#include "core/flow/text.h"
#include "core/jose/jws.h"

#include <QUrl>

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;
using http::Request;

Changed withForm(Request request, QByteArrayView name, const std::optional<QByteArray> &value)
{
    FormPairs pairs = encoding::parseForm(request.body);
    const auto found =
        std::ranges::find_if(pairs, [name](const encoding::FormPair &pair) { return pair.name == name; });
    if (found == pairs.end())
        return std::nullopt;
    if (value)
        found->value = *value;
    else
        pairs.erase(found);
    request.body = encoding::encodeForm(pairs);
    return request;
}

Changed unchanged(const ProbeInput &input)
{
    return input.message.request;
}

Request withToken(const ProbeInput &input, const QByteArray &token)
{
    Request request = input.message.request;
    request.headers.set("Authorization", (hasBoundToken(input.state) ? "DPoP " : "Bearer ") + token);
    return request;
}

QByteArray accessToken(const RunState &state)
{
    const ReceivedToken *token = state.result.token(TokenRole::AccessToken);
    return token ? token->text : QByteArray();
}

Changed withoutAccessToken(const ProbeInput &input)
{
    Request request = input.message.request;
    request.headers.remove("Authorization");
    return request;
}

bool usesDpop(const oauth::Profile &profile)
{
    return profile.dpop;
}

bool isPublic(const oauth::Profile &profile)
{
    return profile.client.auth == oauth::ClientAuth::None;
}

Request withoutCredentials(Request request)
{
    request.headers.remove("Authorization");
    for (const char *name : {"client_secret", "client_assertion", "client_assertion_type"})
        request = withForm(request, name, std::nullopt).value_or(request);
    return request;
}

Changed asOtherClient(const ProbeInput &input, const Request &request)
{
    const auto parts = input.other ? oauth::clientAuthParts(*input.other) : base::Error{};
    if (!parts)
        return std::nullopt;
    Request changed = withoutCredentials(request);
    changed = withForm(changed, "client_id", std::nullopt).value_or(changed);
    if (parts->header)
        changed.headers.set(parts->header->name, parts->header->value);
    if (!parts->parameters.empty())
        changed.body += '&' + encoding::encodeForm(parts->parameters);
    return changed;
}

std::optional<FormPairs> authorizationParameters(const Message &message)
{
    FormPairs pairs;
    if (message.kind == MessageKind::PushedAuthorization)
        pairs = encoding::parseForm(message.request.body);
    else if (message.kind == MessageKind::AuthorizationRequest)
        pairs = encoding::parseForm(message.request.query());
    if (pairs.empty() || encoding::firstValue(pairs, "request") || encoding::firstValue(pairs, "request_uri"))
        return std::nullopt;
    return pairs;
}

Request withAuthorizationParameters(const Message &message, const FormPairs &parameters)
{
    Request request = message.request;
    if (message.kind == MessageKind::PushedAuthorization)
        request.body = encoding::encodeForm(parameters);
    else
        request.url = request.url.first(request.url.indexOf('?') + 1) + encoding::encodeForm(parameters);
    return request;
}

bool looksLikeJwt(const QByteArray &token)
{
    return token.count('.') == 2 && token.startsWith("eyJ");
}

std::optional<qint64> accessTokenExpiry(const RunState &state)
{
    const auto jws = jose::parseJws(accessToken(state));
    const auto claims = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    if (claims.ok() && claims->root().has("exp"_L1)) {
        const claims::NumericDate exp = claims::numericDate((*claims)["exp"_L1]);
        return exp.isKnown() ? std::optional(exp.seconds()) : std::nullopt;
    }
    const ReceivedToken *token = state.result.token(TokenRole::AccessToken);
    const Message *answer = token ? state.trace.message(token->messageNumber) : nullptr;
    if (!answer || !answer->response)
        return std::nullopt;
    const auto body = encoding::JsonDocument::parse(answer->response->body);
    const auto lifetime = body.ok() ? body->root()["expires_in"_L1].toInteger() : std::nullopt;
    return lifetime ? std::optional(answer->timing.finished / 1000 + *lifetime) : std::nullopt;
}

/// What a redirect of the authorization endpoint says, in its query or its fragment.
FormPairs redirectParameters(const http::Response &response)
{
    const QUrl target = QUrl::fromEncoded(response.headers.value("Location"));
    return encoding::parseForm(
        (target.query(QUrl::FullyEncoded) + u'&' + target.fragment(QUrl::FullyEncoded)).toUtf8());
}

QString foundIn(const Message &message)
{
    if (!message.response)
        return message.failure.isEmpty() ? Text::tr("no answer") : message.failure;
    const auto body = encoding::JsonDocument::parse(message.response->body);
    QString error = body.ok() ? body->root()["error"_L1].toString().left(80) : QString();
    if (error.isEmpty() && message.response->isRedirect())
        error = QString::fromUtf8(encoding::firstValue(redirectParameters(*message.response), "error")
                                      .value_or(QByteArray())
                                      .left(80));
    const QString status = Text::tr("status %1").arg(message.response->status);
    return error.isEmpty() ? status : status + ", "_L1 + error;
}

} // namespace claimcheck::flow
