#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/encoding/json_array_scanner.h"
#include "core/flow/text.h"
#include "core/flow/trace_file.h"
#include "core/flow/trace_words.h"
#include "core/oauth/profile_file.h"

#include <algorithm>
#include <limits>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::JsonValue;

namespace {

constexpr QLatin1StringView stateNames[] = {"request-held"_L1, "in-flight"_L1, "response-held"_L1,
                                            "done"_L1,         "dropped"_L1,   "failed"_L1};
static_assert(std::size(stateNames) == std::size_t(MessageState::Failed) + 1);

/// Runs have some ten messages; a file may hold many more, but not without end.
constexpr int maxMessages = 100'000;

QByteArray bodyOf(JsonValue message)
{
    const JsonValue encoded = message["bodyBase64url"_L1];
    return encoded.isString() ? encoding::diagnoseBase64Url(encoded.toUtf8()).bytes
                              : message["body"_L1].toUtf8();
}

http::Headers headersOf(JsonValue message)
{
    http::Headers headers;
    for (const JsonValue pair : message["headers"_L1].elements())
        headers.append(pair.at(0).toUtf8(), pair.at(1).toUtf8());
    return headers;
}

http::Request requestOf(JsonValue value)
{
    return {value["method"_L1].toUtf8(), value["url"_L1].toUtf8(), headersOf(value), bodyOf(value)};
}

std::optional<http::Response> responseOf(JsonValue value)
{
    if (!value.isObject())
        return std::nullopt;
    return http::Response{static_cast<int>(value["status"_L1].toInteger().value_or(0)),
                          value["reason"_L1].toUtf8(), headersOf(value), bodyOf(value)};
}

http::TlsFacts tlsOf(JsonValue value)
{
    http::TlsFacts tls;
    tls.protocol = value["protocol"_L1].toString();
    tls.cipher = value["cipher"_L1].toString();
    for (const JsonValue certificate : value["certificates"_L1].elements())
        tls.certificates.push_back(encoding::diagnoseBase64Url(certificate.toUtf8()).bytes);
    for (const JsonValue problem : value["problems"_L1].elements())
        tls.problems.push_back(problem.toString());
    return tls;
}

/// A message can only point at one before it.
int earlierOf(JsonValue value, int number)
{
    const qint64 earlier = value.toInteger().value_or(0);
    return earlier > 0 && earlier < number ? static_cast<int>(earlier) : 0;
}

void readCircumstances(JsonValue value, int number, Message &message)
{
    message.failure = value["failure"_L1].toString();
    message.tls = tlsOf(value["tls"_L1]);
    message.timesSent = static_cast<int>(std::clamp<qint64>(value["timesSent"_L1].toInteger().value_or(0), 0,
                                                            std::numeric_limits<int>::max()));
    message.repeats = earlierOf(value["repeats"_L1], number);
    message.redirectOf = earlierOf(value["redirectOf"_L1], number);
    message.replayed = value["replayed"_L1].toBool();
    message.answeredByHand = value["answeredByHand"_L1].toBool();
}

Message messageOf(JsonValue value, int number)
{
    Message message;
    message.from = partyOf(value["from"_L1].toString());
    message.to = partyOf(value["to"_L1].toString());
    message.kind = messageKindOfName(value["kind"_L1].toString());
    message.name = value["name"_L1].toString();
    message.state = messageStateOf(value["state"_L1].toString());
    readCircumstances(value, number, message);
    const JsonValue timing = value["timing"_L1];
    const auto time = [timing](QLatin1StringView name) { return timing[name].toInteger().value_or(-1); };
    message.timing = {time("started"_L1), time("sent"_L1), time("firstByte"_L1), time("finished"_L1)};
    message.request = requestOf(value["request"_L1]);
    const JsonValue original = value["originalRequest"_L1];
    message.original = original.isObject() ? requestOf(original) : message.request;
    message.response = responseOf(value["response"_L1]);
    message.originalResponse = responseOf(value["originalResponse"_L1]);
    return message;
}

void readMessages(const QByteArray &text, encoding::JsonArrayScanner &scanner, SavedRun &run)
{
    for (int count = 0; count < maxMessages; ++count) {
        const auto range = scanner.next();
        if (!range)
            break;
        const auto message = encoding::JsonDocument::parse(text.mid(range->begin, range->size()));
        if (!message) {
            run.damaged = message.error();
            run.damaged->where += range->begin;
            return;
        }
        run.trace.append(messageOf(message->root(), count + 1));
    }
    if (scanner.endedEarly())
        run.damaged = base::Error{"trace-truncated"_L1,
                                  Text::tr("The file ends in the middle of its messages."),
                                  scanner.position(),
                                  {}};
}

/// What stands in front of the messages, as an object of its own.
encoding::JsonDocument headOf(const QByteArray &text, qsizetype messages)
{
    const qsizetype comma = text.lastIndexOf(',', messages - text.size());
    return encoding::JsonDocument::parse(text.first(qMax<qsizetype>(comma, 0)) + '}').valueOr({});
}

} // namespace

QLatin1StringView messageStateName(MessageState state)
{
    return stateNames[std::size_t(state)];
}

MessageState messageStateOf(const QString &name)
{
    const auto *found = std::ranges::find(stateNames, name);
    return found == std::end(stateNames) ? MessageState::Failed
                                         : MessageState(found - std::begin(stateNames));
}

Party partyOf(const QString &name)
{
    for (const Party party : {Party::Browser, Party::AuthorizationServer, Party::ResourceServer}) {
        if (name == partyName(party))
            return party;
    }
    return Party::Client;
}

MessageKind messageKindOfName(const QString &name)
{
    for (int kind = 0; kind < int(MessageKind::Other); ++kind) {
        if (name == lint::messageKindName(MessageKind(kind)))
            return MessageKind(kind);
    }
    return MessageKind::Other;
}

base::Result<SavedRun> readTrace(const QByteArray &text)
{
    encoding::JsonArrayScanner scanner(text);
    if (!text.contains("\"claimcheckTrace\"") || !scanner.findArray("messages", 1))
        return base::Error{
            "trace-unrecognized"_L1, Text::tr("This is not a trace file: it has no messages."), 0, {}};
    const encoding::JsonDocument head = headOf(text, scanner.position());
    if (head["claimcheckTrace"_L1].toInteger().value_or(0) > traceVersion)
        return base::Error{
            "trace-version"_L1,
            Text::tr("The trace was written by a newer Claimcheck, in a form that this one does "
                     "not know."),
            0,
            {}};
    SavedRun run;
    if (const JsonValue profile = head["profile"_L1]; profile.isObject()) {
        if (auto read = oauth::readProfile(profile.raw()))
            run.profile = std::move(read->value);
    }
    readMessages(text, scanner, run);
    return run;
}

} // namespace claimcheck::flow
