#include "core/flow/trace_file.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json_writer.h"
#include "core/flow/trace_words.h"
#include "core/oauth/profile_compare.h"
#include "core/oauth/profile_file.h"

#include <QStringDecoder>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void writeBody(JsonWriter &writer, const QByteArray &body)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(body);
    if (decoder.hasError())
        writer.member("bodyBase64url", encoding::encodeBase64Url(body));
    else
        writer.member("body", text);
}

void writeHeaders(JsonWriter &writer, const http::Headers &headers)
{
    writer.key("headers");
    writer.beginArray();
    for (const http::Header &header : headers) {
        writer.beginArray();
        writer.value(header.name);
        writer.value(header.value);
        writer.endArray();
    }
    writer.endArray();
}

void writeRequest(JsonWriter &writer, QByteArrayView name, const http::Request &request)
{
    writer.key(name);
    writer.beginObject();
    writer.member("method", request.method);
    writer.member("url", request.url);
    writeHeaders(writer, request.headers);
    writeBody(writer, request.body);
    writer.endObject();
}

void writeResponse(JsonWriter &writer, QByteArrayView name, const std::optional<http::Response> &response)
{
    writer.key(name);
    if (!response)
        return writer.value(nullptr);
    writer.beginObject();
    writer.member("status", response->status);
    writer.member("reason", response->reason);
    writeHeaders(writer, response->headers);
    writeBody(writer, response->body);
    writer.endObject();
}

void writeTls(JsonWriter &writer, const http::TlsFacts &tls)
{
    if (tls.isEmpty())
        return;
    writer.key("tls");
    writer.beginObject();
    writer.member("protocol", tls.protocol);
    writer.member("cipher", tls.cipher);
    writer.key("certificates");
    writer.beginArray();
    for (const QByteArray &certificate : tls.certificates)
        writer.value(encoding::encodeBase64Url(certificate));
    writer.endArray();
    writer.key("problems");
    writer.beginArray();
    for (const QString &problem : tls.problems)
        writer.value(problem);
    writer.endArray();
    writer.endObject();
}

/// What only some messages have.
void writeCircumstances(JsonWriter &writer, const Message &message)
{
    if (!message.failure.isEmpty())
        writer.member("failure", message.failure);
    if (message.timesSent != 0)
        writer.member("timesSent", message.timesSent);
    if (message.repeats != 0)
        writer.member("repeats", message.repeats);
    if (message.redirectOf != 0)
        writer.member("redirectOf", message.redirectOf);
    if (message.replayed)
        writer.member("replayed", true);
    if (message.answeredByHand)
        writer.member("answeredByHand", true);
    writeTls(writer, message.tls);
}

void writeMessage(JsonWriter &writer, const Message &message)
{
    writer.beginObject();
    writer.member("number", message.number);
    writer.member("from", partyName(message.from));
    writer.member("to", partyName(message.to));
    writer.member("kind", lint::messageKindName(message.kind));
    writer.member("name", message.name);
    writer.member("state", messageStateName(message.state));
    writer.key("timing");
    writer.beginObject();
    writer.member("started", message.timing.started);
    writer.member("sent", message.timing.sent);
    writer.member("firstByte", message.timing.firstByte);
    writer.member("finished", message.timing.finished);
    writer.endObject();
    writeCircumstances(writer, message);
    writeRequest(writer, "request", message.request);
    if (message.request != message.original)
        writeRequest(writer, "originalRequest", message.original);
    writeResponse(writer, "response", message.response);
    if (message.originalResponse)
        writeResponse(writer, "originalResponse", message.originalResponse);
    writer.endObject();
}

} // namespace

QByteArray writeTrace(const Trace &trace, const oauth::Profile &profile)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("claimcheckTrace", traceVersion);
    writer.memberRaw("profile",
                     oauth::writeProfile(oauth::withoutSecrets(profile), encoding::JsonIndent::None));
    writer.key("messages");
    writer.beginArray();
    for (const Message &message : trace.messages())
        writeMessage(writer, message);
    writer.endArray();
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::flow
