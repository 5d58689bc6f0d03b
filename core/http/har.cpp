#include "core/http/har.h"

#include "core/base/redaction.h"
#include "core/encoding/base64url.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/encoding/json_array_scanner.h"
#include "core/http/content_type.h"
#include "core/http/text.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace claimcheck::http {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

constexpr std::size_t maxEntries = 1'000'000;

Headers headersOf(JsonValue list)
{
    Headers headers;
    for (const JsonValue field : list.elements()) {
        const QByteArray name = field["name"_L1].toUtf8();
        if (!name.isEmpty() && !name.startsWith(':'))
            headers.append(name, field["value"_L1].toUtf8());
    }
    return headers;
}

/// Some writers merge two views of a request and list its fields twice.
Headers withoutRepetitions(const Headers &headers)
{
    Headers once;
    for (const Header &field : headers) {
        const std::vector<QByteArray> known = once.values(field.name);
        if (std::ranges::find(known, field.value) == known.end())
            once.append(field.name, field.value);
    }
    return once;
}

/// A value that no encoder leaves so (WHATWG URL, application/x-www-form-urlencoded serializing).
bool isDecoded(const QByteArray &value)
{
    return std::ranges::any_of(value, [](char c) { return QByteArrayView(" :/?&=#@,;\"").contains(c); });
}

/// A form out of its parameters: some writers list them decoded, others as they were sent.
QByteArray formOf(JsonValue params)
{
    encoding::FormPairs pairs;
    for (const JsonValue pair : params.elements())
        pairs.push_back({pair["name"_L1].toUtf8(), pair["value"_L1].toUtf8()});
    if (std::ranges::none_of(pairs, isDecoded, &encoding::FormPair::value)) {
        for (encoding::FormPair &pair : pairs) {
            pair.name = encoding::percentDecode(pair.name.replace('+', ' '));
            pair.value = encoding::percentDecode(pair.value.replace('+', ' '));
        }
    }
    return encoding::encodeForm(pairs);
}

/// The text of a body. Firefox puts the fields of an upload in front of it ("Content-Type: …", an empty
/// line).
QByteArray postedBody(JsonValue postData)
{
    const QByteArray text = postData["text"_L1].toUtf8();
    if (text.isEmpty())
        return formOf(postData["params"_L1]);
    if (postData["_encoding"_L1].equals("base64"))
        return encoding::decodeBase64(text, encoding::WhiteSpace::Skip).valueOr(text);
    const qsizetype fieldsEnd = text.indexOf("\r\n\r\n");
    return text.startsWith("Content-") && fieldsEnd > 0 ? text.sliced(fieldsEnd + 4) : text;
}

Request requestOf(JsonValue value)
{
    Request request;
    request.method = value["method"_L1].toUtf8();
    request.url = value["url"_L1].toUtf8();
    request.headers = withoutRepetitions(headersOf(value["headers"_L1]));
    const JsonValue posted = value["postData"_L1];
    request.body = postedBody(posted);
    if (const QByteArray type = posted["mimeType"_L1].toUtf8(); !type.isEmpty())
        request.headers.setDefault("Content-Type", type);
    return request;
}

/// A body that was there and was not recorded stands as hidden, where it is one that rules read.
QByteArray contentOf(JsonValue content)
{
    const JsonValue text = content["text"_L1];
    if (text.isAbsent()) {
        const bool wasThere = content["size"_L1].toInteger().value_or(0) != 0; // -1: not known
        const bool isRead = readContentType(content["mimeType"_L1].toUtf8()).isJson();
        return wasThere && isRead ? base::hiddenMark.toByteArray() : QByteArray();
    }
    if (!content["encoding"_L1].equals("base64"))
        return text.toUtf8();
    return encoding::decodeBase64(text.toUtf8(), encoding::WhiteSpace::Skip).valueOr(text.toUtf8());
}

std::optional<Response> responseOf(JsonValue value)
{
    const int status = static_cast<int>(value["status"_L1].toInteger().value_or(0));
    if (status < 100 || status > 999)
        return std::nullopt;
    Response response{status, value["statusText"_L1].toUtf8(), headersOf(value["headers"_L1]),
                      contentOf(value["content"_L1])};
    if (const QByteArray target = value["redirectURL"_L1].toUtf8(); !target.isEmpty())
        response.headers.setDefault("Location", target);
    if (const QByteArray type = value["content"_L1]["mimeType"_L1].toUtf8();
        !type.isEmpty() && type != "x-unknown")
        response.headers.setDefault("Content-Type", type);
    return response;
}

/// Milliseconds of a member; not negative (-1 means "does not apply").
qint64 milliseconds(JsonValue value)
{
    const double number = value.toDouble().value_or(0);
    return std::isfinite(number) && number > 0 && number < 1e12 ? qint64(number) : 0;
}

Timing timingOf(JsonValue entry)
{
    const QDateTime started =
        QDateTime::fromString(entry["startedDateTime"_L1].toString(), Qt::ISODateWithMs);
    if (!started.isValid())
        return {};
    Timing timing;
    timing.started = timing.sent = started.toMSecsSinceEpoch();
    timing.finished = timing.sent + milliseconds(entry["time"_L1]);
    timing.firstByte = timing.finished - milliseconds(entry["timings"_L1]["receive"_L1]);
    return timing;
}

HarEntry entryOf(JsonValue value)
{
    HarEntry entry;
    entry.request = requestOf(value["request"_L1]);
    entry.response = responseOf(value["response"_L1]);
    entry.timing = timingOf(value);
    for (const QLatin1StringView name : {"_error"_L1, "_failureText"_L1}) {
        if (!entry.response && entry.failure.isEmpty())
            entry.failure = value["response"_L1][name].toString();
    }
    return entry;
}

} // namespace

base::Result<HarReading> readHar(const QByteArray &text)
{
    encoding::JsonArrayScanner scanner(text);
    if (!scanner.findArray("entries", 2))
        return base::Error{"har-no-entries"_L1,
                           Text::tr("This is not a HAR file: it has no log with entries."),
                           0,
                           {base::Spec::HarFormat, ""}};
    HarReading reading;
    while (reading.entries.size() < maxEntries) {
        const auto range = scanner.next();
        if (!range)
            break;
        const auto entry = encoding::JsonDocument::parse(text.mid(range->begin, range->size()));
        if (!entry) {
            base::Error error = entry.error();
            error.where += range->begin;
            reading.damaged = error;
            return reading;
        }
        reading.entries.push_back(entryOf(entry->root()));
    }
    if (scanner.endedEarly())
        reading.damaged = base::Error{"har-truncated"_L1,
                                      Text::tr("The file ends in the middle of its entries."),
                                      scanner.position(),
                                      {base::Spec::HarFormat, ""}};
    return reading;
}

} // namespace claimcheck::http
