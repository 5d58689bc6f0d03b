#include "core/flow/trace_file.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json_writer.h"

#include <QStringDecoder>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

constexpr int version = 1;

constexpr QLatin1StringView stateNames[] = {"request-held"_L1, "in-flight"_L1, "response-held"_L1,
                                            "done"_L1,         "dropped"_L1,   "failed"_L1};
static_assert(std::size(stateNames) == std::size_t(MessageState::Failed) + 1);

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

void writeMessage(JsonWriter &writer, const Message &message)
{
    writer.beginObject();
    writer.member("number", message.number);
    writer.member("from", partyName(message.from));
    writer.member("to", partyName(message.to));
    writer.member("kind", lint::messageKindName(message.kind));
    writer.member("name", message.name);
    writer.member("state", stateNames[std::size_t(message.state)]);
    writer.key("timing");
    writer.beginObject();
    writer.member("started", message.timing.started);
    writer.member("sent", message.timing.sent);
    writer.member("firstByte", message.timing.firstByte);
    writer.member("finished", message.timing.finished);
    writer.endObject();
    if (!message.failure.isEmpty())
        writer.member("failure", message.failure);
    writeRequest(writer, "request", message.request);
    if (message.request != message.original)
        writeRequest(writer, "originalRequest", message.original);
    writeResponse(writer, "response", message.response);
    if (message.originalResponse)
        writeResponse(writer, "originalResponse", message.originalResponse);
    writer.endObject();
}

} // namespace

QByteArray writeTrace(const Trace &trace)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("claimcheckTrace", version);
    writer.key("messages");
    writer.beginArray();
    for (const Message &message : trace.messages())
        writeMessage(writer, message);
    writer.endArray();
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::flow
