#include "core/encoding/form.h"
#include "core/encoding/json_writer.h"
#include "core/report/flow_markdown.h"

#include <QDateTime>

// HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/: every member that it requires, -1 where not
// known.
namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

QString iso(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

void writePair(JsonWriter &writer, const QByteArray &name, const QByteArray &value)
{
    writer.beginObject();
    writer.member("name", name);
    writer.member("value", value);
    writer.endObject();
}

void writeHeaders(JsonWriter &writer, const http::Headers &headers)
{
    writer.key("headers");
    writer.beginArray();
    for (const http::Header &header : headers)
        writePair(writer, header.name, header.value);
    writer.endArray();
}

void writeCommon(JsonWriter &writer, const http::Headers &headers, const QByteArray &body)
{
    writer.member("httpVersion", "HTTP/1.1"_L1);
    writer.key("cookies");
    writer.beginArray();
    writer.endArray();
    writeHeaders(writer, headers);
    writer.member("headersSize", -1);
    writer.member("bodySize", qint64(body.size()));
}

void writeForm(JsonWriter &writer, QByteArrayView name, const QByteArray &form)
{
    writer.key(name);
    writer.beginArray();
    for (const encoding::FormPair &pair : encoding::parseForm(form))
        writePair(writer, pair.name, pair.value);
    writer.endArray();
}

void writeRequest(JsonWriter &writer, const http::Request &request)
{
    writer.key("request");
    writer.beginObject();
    writer.member("method", request.method);
    writer.member("url", request.url);
    writeCommon(writer, request.headers, request.body);
    writeForm(writer, "queryString", request.query());
    if (!request.body.isEmpty()) {
        writer.key("postData");
        writer.beginObject();
        writer.member("mimeType", request.headers.value("Content-Type"));
        writeForm(writer, "params", request.body);
        writer.member("text", request.body);
        writer.endObject();
    }
    writer.endObject();
}

void writeResponse(JsonWriter &writer, const http::Response &response)
{
    writer.key("response");
    writer.beginObject();
    writer.member("status", response.status);
    writer.member("statusText", response.reason);
    writeCommon(writer, response.headers, response.body);
    writer.key("content");
    writer.beginObject();
    writer.member("size", qint64(response.body.size()));
    writer.member("mimeType", response.headers.value("Content-Type"));
    writer.member("text", response.body);
    writer.endObject();
    writer.member("redirectURL", response.headers.value("Location"));
    writer.endObject();
}

void writeEntry(JsonWriter &writer, const flow::Message &message)
{
    const http::Timing &timing = message.timing;
    const bool answered = timing.finished >= 0 && timing.firstByte >= 0 && timing.sent >= 0;
    const qint64 wait = answered ? timing.firstByte - timing.sent : 0;
    const qint64 receive = answered ? timing.finished - timing.firstByte : 0;
    writer.beginObject();
    writer.member("startedDateTime", iso(timing.sent >= 0 ? timing.sent : timing.started));
    writer.member("time", wait + receive);
    writeRequest(writer, message.request);
    writeResponse(writer, message.response.value_or(http::Response()));
    writer.key("cache");
    writer.beginObject();
    writer.endObject();
    writer.key("timings");
    writer.beginObject();
    writer.member("send", 0);
    writer.member("wait", wait);
    writer.member("receive", receive);
    writer.endObject();
    writer.member("comment", message.name);
    writer.endObject();
}

} // namespace

QByteArray flowHar(const flow::Trace &trace)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.key("log");
    writer.beginObject();
    writer.member("version", "1.2"_L1);
    writer.key("creator");
    writer.beginObject();
    writer.member("name", "Claimcheck"_L1);
    writer.member("version", CLAIMCHECK_VERSION);
    writer.endObject();
    writer.key("entries");
    writer.beginArray();
    for (const flow::Message &message : trace.messages()) {
        if (message.timing.started >= 0)
            writeEntry(writer, message);
    }
    writer.endArray();
    writer.endObject();
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::report
