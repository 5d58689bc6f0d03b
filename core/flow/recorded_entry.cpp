#include "core/flow/recorded_entry.h"

#include "core/base/redaction.h"
#include "core/flow/steps.h"
#include "core/flow/text.h"
#include "core/lint/run_reading.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;
using http::HarEntry;

namespace {

/// A token request has a form, and a client that does not authenticate names itself in it (RFC 6749 §3.2.1).
/// What has neither was recorded without: Chromium's export leaves Authorization out unless asked.
http::Request withWhatWasLeftOut(http::Request request)
{
    const FormPairs form = encoding::parseForm(request.body);
    if (!hasAny(form, {"client_id", "client_assertion"}))
        request.headers.setDefault("Authorization", "Basic " + base::hiddenMark.toByteArray());
    if (request.body.isEmpty())
        request.body = base::hiddenMark.toByteArray();
    return request;
}

} // namespace

QByteArray originOf(const QByteArray &url)
{
    return QUrl::fromEncoded(url).toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QByteArray withoutParameters(const QByteArray &url)
{
    const auto end = std::ranges::find_if(url, [](char c) { return c == '?' || c == '#'; });
    return url.first(end - url.begin());
}

bool hasAny(const FormPairs &pairs, std::initializer_list<QByteArrayView> names)
{
    return std::ranges::any_of(
        names, [&pairs](QByteArrayView name) { return encoding::firstValue(pairs, name).has_value(); });
}

bool isAuthorizationResponse(const FormPairs &pairs)
{
    return hasAny(pairs, {"code", "error", "access_token", "id_token", "response"});
}

bool isMetadataPath(const QByteArray &path)
{
    return path.contains("/.well-known/openid-configuration") ||
           path.contains("/.well-known/oauth-authorization-server");
}

encoding::JsonDocument bodyOf(const HarEntry &entry)
{
    return entry.response ? lint::jsonObject(entry.response->body) : encoding::JsonDocument();
}

bool isKeySet(const HarEntry &entry)
{
    return entry.request.method == "GET" && bodyOf(entry)["keys"_L1].at(0)["kty"_L1].isString();
}

bool givesTokens(const HarEntry &entry)
{
    const encoding::JsonDocument body = bodyOf(entry);
    return body["access_token"_L1].isString() && body["token_type"_L1].isString();
}

bool isForDocument(const HarEntry &entry)
{
    const QByteArray purpose = entry.request.headers.value("Sec-Fetch-Dest");
    return purpose.isEmpty() || purpose == "document" || purpose == "iframe" || purpose == "frame";
}

Message messageOf(const HarEntry &entry, MessageKind kind)
{
    Message message = messageOfStep(kind);
    message.request = message.original = entry.request;
    message.response = entry.response;
    // What went through the browser may be written by someone who did not see its answer.
    const bool isFrontChannel =
        kind == MessageKind::AuthorizationRequest || kind == MessageKind::AuthorizationResponse;
    const bool isDone = entry.response || (isFrontChannel && entry.failure.isEmpty());
    message.state = isDone ? MessageState::Done : MessageState::Failed;
    message.timing = entry.timing;
    message.failure = entry.failure;
    message.timesSent = 1;
    if (message.failure.isEmpty() && !isDone)
        message.failure = Text::tr("no response was recorded");
    if (kind == MessageKind::Token || kind == MessageKind::Refresh)
        message.original = message.request = withWhatWasLeftOut(entry.request);
    if (kind == MessageKind::AuthorizationRequest ||
        kind == MessageKind::LogoutRequest) { // a browser recorded it: it is its own message
        message.from = Party::Browser;
        message.to = Party::AuthorizationServer;
    }
    return message;
}

} // namespace claimcheck::flow
