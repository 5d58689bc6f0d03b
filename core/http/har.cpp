#include "core/http/har.h"

#include "core/encoding/base64url.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/encoding/json_array_scanner.h"
#include "core/http/text.h"

#include <QDateTime>

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

/// The text of a body, or the parameters where a tool writes only them.
QByteArray postedBody(JsonValue postData)
{
    if (postData["text"_L1].isString() && !postData["text"_L1].toUtf8().isEmpty())
        return postData["text"_L1].toUtf8();
    encoding::FormPairs pairs;
    for (const JsonValue pair : postData["params"_L1].elements())
        pairs.push_back({encoding::percentDecode(pair["name"_L1].toUtf8().replace('+', ' ')),
                         encoding::percentDecode(pair["value"_L1].toUtf8().replace('+', ' '))});
    return pairs.empty() ? QByteArray() : encoding::encodeForm(pairs);
}

Request requestOf(JsonValue value)
{
    Request request;
    request.method = value["method"_L1].toUtf8();
    request.url = value["url"_L1].toUtf8();
    request.headers = headersOf(value["headers"_L1]);
    const JsonValue posted = value["postData"_L1];
    request.body = postedBody(posted);
    if (posted.isObject())
        request.headers.setDefault("Content-Type", posted["mimeType"_L1].toUtf8());
    return request;
}

QByteArray contentOf(JsonValue content)
{
    const QByteArray text = content["text"_L1].toUtf8();
    if (!content["encoding"_L1].equals("base64"))
        return text;
    return encoding::decodeBase64(text, encoding::WhiteSpace::Skip).valueOr(text);
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
    if (const QByteArray type = value["content"_L1]["mimeType"_L1].toUtf8(); !type.isEmpty())
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
    if (!entry.response) {
        entry.failure = value["response"_L1]["_error"_L1].toString();
        if (entry.failure.isEmpty())
            entry.failure = Text::tr("no response was recorded");
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
