#include "core/report/har_message.h"

#include "core/encoding/form.h"
#include "core/encoding/utf8.h"
#include "core/http/content_type.h"

// HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/: every member that it requires, -1 where not
// known.
namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void writeNamed(JsonWriter &writer, const QByteArray &name, const QByteArray &value)
{
    writer.beginObject();
    writer.member("name", name);
    writer.member("value", value);
    writer.endObject();
}

void writeFields(JsonWriter &writer, const http::Headers &headers)
{
    writer.key("headers");
    writer.beginArray();
    for (const http::Header &header : headers)
        writeNamed(writer, header.name, header.value);
    writer.endArray();
}

void writePairs(JsonWriter &writer, QByteArrayView name, const QByteArray &form)
{
    writer.key(name);
    writer.beginArray();
    for (const encoding::FormPair &pair : encoding::parseForm(form))
        writeNamed(writer, pair.name, pair.value);
    writer.endArray();
}

/// "a=1; b=2" as name and value; of Set-Cookie (RFC 6265 §4.1) the attributes too.
void writeCookie(JsonWriter &writer, const QByteArray &text, const QByteArrayList &attributes = {})
{
    const qsizetype equals = text.indexOf('=');
    writer.beginObject();
    writer.member("name", text.first(qMax<qsizetype>(equals, 0)).trimmed());
    writer.member("value", text.sliced(equals + 1).trimmed());
    for (const QByteArray &attribute : attributes) {
        const QByteArray name = attribute.split('=').first().trimmed().toLower();
        const QByteArray value =
            attribute.sliced(qMin(attribute.size(), attribute.indexOf('=') + 1)).trimmed();
        if (name == "path" || name == "domain")
            writer.member(name, value);
        else if (name == "httponly")
            writer.member("httpOnly", true);
        else if (name == "secure")
            writer.member("secure", true);
    }
    writer.endObject();
}

void writeCookies(JsonWriter &writer, const http::Headers &headers)
{
    writer.key("cookies");
    writer.beginArray();
    for (const QByteArray &field : headers.values("Cookie")) {
        for (const QByteArray &cookie : field.split(';'))
            writeCookie(writer, cookie);
    }
    for (const QByteArray &field : headers.values("Set-Cookie")) {
        QByteArrayList pieces = field.split(';');
        const QByteArray cookie = pieces.takeFirst();
        writeCookie(writer, cookie, pieces);
    }
    writer.endArray();
}

void writeHead(JsonWriter &writer, const http::Headers &headers, const QByteArray &body)
{
    writer.member("httpVersion", "HTTP/1.1"_L1);
    writeCookies(writer, headers);
    writeFields(writer, headers);
    writer.member("headersSize", -1);
    writer.member("bodySize", qint64(body.size()));
}

void writePostData(JsonWriter &writer, const http::Request &request)
{
    const QByteArray type = request.headers.value("Content-Type");
    writer.key("postData");
    writer.beginObject();
    writer.member("mimeType", type);
    if (http::readContentType(type).isForm()) // beside the text, as browsers do
        writePairs(writer, "params", request.body);
    if (encoding::firstBadUtf8(request.body) < 0) {
        writer.member("text", request.body);
    } else {
        writer.member("text", request.body.toBase64());
        writer.member("_encoding", "base64"_L1);
    }
    writer.endObject();
}

void writeContent(JsonWriter &writer, const http::Response &response)
{
    writer.key("content");
    writer.beginObject();
    writer.member("size", qint64(response.body.size()));
    writer.member("mimeType", response.headers.value("Content-Type"));
    if (encoding::firstBadUtf8(response.body) < 0) {
        writer.member("text", response.body);
    } else {
        writer.member("text", response.body.toBase64());
        writer.member("encoding", "base64"_L1);
    }
    writer.endObject();
}

} // namespace

void writeHarRequest(JsonWriter &writer, const http::Request &request)
{
    writer.key("request");
    writer.beginObject();
    writer.member("method", request.method);
    writer.member("url", request.url);
    writeHead(writer, request.headers, request.body);
    writePairs(writer, "queryString", request.query());
    if (!request.body.isEmpty())
        writePostData(writer, request);
    writer.endObject();
}

void writeHarResponse(JsonWriter &writer, const std::optional<http::Response> &response,
                      const QString &failure)
{
    const http::Response shown = response.value_or(http::Response());
    writer.key("response");
    writer.beginObject();
    writer.member("status", shown.status);
    writer.member("statusText", shown.reason);
    writeHead(writer, shown.headers, shown.body);
    writeContent(writer, shown);
    writer.member("redirectURL", shown.headers.value("Location"));
    if (!failure.isEmpty())
        writer.member("_error", failure);
    writer.endObject();
}

} // namespace claimcheck::report
