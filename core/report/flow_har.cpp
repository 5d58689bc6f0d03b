#include "core/report/flow_har.h"

#include "core/encoding/json_writer.h"
#include "core/report/har_message.h"
#include "core/report/text.h"

#include <QDateTime>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

QString iso(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// The time on the network alone: what a message was held is no time of the server's. The sum of the timings
/// is the entry's time (HAR 1.2, timings).
void writeTimes(JsonWriter &writer, const http::Timing &timing)
{
    const bool answered = timing.finished >= 0 && timing.firstByte >= 0 && timing.sent >= 0;
    const qint64 wait = answered ? timing.firstByte - timing.sent : qMax<qint64>(timing.duration(), 0);
    const qint64 receive = answered ? timing.finished - timing.firstByte : 0;
    writer.member("time", wait + receive);
    writer.key("timings");
    writer.beginObject();
    for (const QLatin1StringView phase : {"blocked"_L1, "dns"_L1, "connect"_L1, "ssl"_L1})
        writer.member(phase, -1);
    writer.member("send", 0);
    writer.member("wait", wait);
    writer.member("receive", receive);
    writer.endObject();
}

/// A member of our own: the format has none for what TLS agreed on.
void writeTls(JsonWriter &writer, const http::TlsFacts &tls)
{
    if (tls.isEmpty())
        return;
    writer.key("_tls");
    writer.beginObject();
    writer.member("protocol", tls.protocol);
    writer.member("cipher", tls.cipher);
    writer.key("certificates"); // DER in base64, the server's own first
    writer.beginArray();
    for (const QByteArray &certificate : tls.certificates)
        writer.value(certificate.toBase64());
    writer.endArray();
    writer.key("problems");
    writer.beginArray();
    for (const QString &problem : tls.problems)
        writer.value(problem);
    writer.endArray();
    writer.endObject();
}

/// What it was, and what the user did to it.
QString commentOf(const flow::Message &message)
{
    QStringList parts{message.name};
    if (message.timing.sent > message.timing.started)
        parts += Text::tr("held for %1 ms").arg(message.timing.sent - message.timing.started);
    if (message.request != message.original)
        parts += Text::tr("request edited before it was sent");
    if (message.replayed)
        parts += Text::tr("taken over from an earlier run");
    if (message.repeats > 0)
        parts += Text::tr("sent again, first as message %1").arg(message.repeats);
    if (message.answeredByHand)
        parts += Text::tr("answered by hand");
    else if (message.originalResponse)
        parts += Text::tr("response edited after it came");
    else if (!message.response && message.failure.isEmpty() &&
             message.kind == flow::MessageKind::AuthorizationRequest)
        parts += Text::tr("opened in the browser, its answer was not seen");
    return parts.join(u"; "_s);
}

void writeEntry(JsonWriter &writer, const flow::Message &message)
{
    writer.beginObject();
    writer.member("startedDateTime",
                  iso(message.timing.sent >= 0 ? message.timing.sent : message.timing.started));
    writeTimes(writer, message.timing);
    writeHarRequest(writer, message.request);
    writeHarResponse(writer, message.response, message.failure);
    writer.key("cache");
    writer.beginObject();
    writer.endObject();
    writeTls(writer, message.tls);
    writer.member("comment", commentOf(message));
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
        if (message.timing.started >= 0 && message.state != flow::MessageState::Dropped)
            writeEntry(writer, message);
    }
    writer.endArray();
    writer.endObject();
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::report
