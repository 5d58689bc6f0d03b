#include "core/flow/expiry.h"

#include "core/flow/text.h"
#include "core/lint/request_reading.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 codeLifetime = 60'000;          // milliseconds
constexpr qint64 latestSecond = 253'402'300'799; // the end of the year 9999

using encoding::FormPairs;

std::optional<qint64> milliseconds(std::optional<qint64> seconds)
{
    if (!seconds || *seconds < 0 || *seconds > latestSecond)
        return std::nullopt;
    return *seconds * 1000;
}

/// By its own exp, RFC 7519 §4.1.4.
std::optional<qint64> endOfJwt(const QByteArray &value)
{
    const auto jwt = lint::readJwt(value);
    return jwt ? milliseconds(jwt->payload["exp"_L1].toInteger()) : std::nullopt;
}

/// By the expires_in of the answer that brought it in this member.
std::optional<qint64> endOfGiven(const Trace &trace, int number, QLatin1StringView member,
                                 const QByteArray &value)
{
    for (const Message &message : trace.messages()) {
        if (message.number >= number)
            break;
        if (!message.response || message.timing.finished < 0)
            continue;
        const auto body = encoding::JsonDocument::parse(message.response->body);
        if (!body || (*body)[member].toUtf8() != value)
            continue;
        if (const auto seconds = milliseconds((*body)["expires_in"_L1].toInteger()))
            return message.timing.finished + *seconds;
    }
    return std::nullopt;
}

std::optional<qint64> endOfCode(const Trace &trace, int number, const QByteArray &code)
{
    for (const Message &message : trace.messages()) {
        if (message.number <= number && message.kind == MessageKind::AuthorizationResponse &&
            lint::valueOf(lint::callbackOf(message.original), "code") == code && message.timing.started >= 0)
            return message.timing.started + codeLifetime;
    }
    return std::nullopt;
}

std::optional<qint64> endOfAccessToken(const Trace &trace, int number, const QByteArray &token)
{
    const auto said = endOfGiven(trace, number, "access_token"_L1, token);
    return said ? said : endOfJwt(token);
}

std::optional<qint64> endOfRequestUri(const Trace &trace, int number, const QByteArray &uri)
{
    return endOfGiven(trace, number, "request_uri"_L1, uri);
}

std::optional<qint64> endOfSigned(const Trace &, int, const QByteArray &value)
{
    return endOfJwt(value);
}

enum class MadeWhenSent : bool { No, Yes };

/// Where a value with an end may stand, as parameter or as header field.
struct ExpiringRow
{
    const char *name;
    std::optional<qint64> (*end)(const Trace &, int, const QByteArray &);
    ExpiryBasis basis = ExpiryBasis::Said;
    MadeWhenSent madeWhenSent = MadeWhenSent::No;
    const char *text;
};

constexpr const char *tokenIsOver =
    QT_TRANSLATE_NOOP("claimcheck_flow", "The token is no longer valid then. Refresh it or start a new run.");

constexpr ExpiringRow expiringRows[] = {
    {"code", &endOfCode, ExpiryBasis::Customary, MadeWhenSent::No,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "Many servers take a code for a minute only. If it is refused, start a new run.")},
    {"request_uri", &endOfRequestUri, ExpiryBasis::Said, MadeWhenSent::No,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The server forgets the pushed request then. Start a new run to push it again.")},
    {"request", &endOfSigned, ExpiryBasis::Said, MadeWhenSent::No,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The request object is no longer valid then. Start a new run.")},
    {"client_assertion", &endOfSigned, ExpiryBasis::Said, MadeWhenSent::Yes,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The assertion is no longer valid then. One that is not edited is made anew.")},
    {"assertion", &endOfSigned, ExpiryBasis::Said, MadeWhenSent::No,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The assertion is no longer valid then. Start a new run.")},
    {"token", &endOfAccessToken, ExpiryBasis::Said, MadeWhenSent::No, tokenIsOver},
    {"access_token", &endOfAccessToken, ExpiryBasis::Said, MadeWhenSent::No, tokenIsOver},
    {"Authorization", &endOfAccessToken, ExpiryBasis::Said, MadeWhenSent::No, tokenIsOver},
};

/// The parameters, and the token of an Authorization field under that field's name.
FormPairs valuesIn(const Message &message, const http::Request &request)
{
    if (message.kind == MessageKind::AuthorizationResponse)
        return lint::callbackOf(request);
    FormPairs values = lint::queryOf(request);
    std::ranges::move(lint::formOf(request), std::back_inserter(values));
    const QByteArray field = request.headers.value("Authorization");
    if (const qsizetype space = field.indexOf(' '); space > 0)
        values.push_back({"Authorization", field.sliced(space + 1).trimmed()});
    return values;
}

} // namespace

std::vector<Expiry> expiriesOf(const Trace &trace, int number)
{
    std::vector<Expiry> found;
    const Message *message = trace.message(number);
    if (!message)
        return found;
    const FormPairs values = valuesIn(*message, message->request);
    const FormPairs original = valuesIn(*message, message->original);
    for (const ExpiringRow &row : expiringRows) {
        const QByteArray value = lint::valueOf(values, row.name);
        if (value.isEmpty() ||
            (row.madeWhenSent == MadeWhenSent::Yes && value == lint::valueOf(original, row.name)))
            continue;
        if (const auto end = row.end(trace, number, value))
            found.push_back({row.name, *end, row.basis, Text::tr(row.text)});
    }
    std::ranges::stable_sort(found, {}, &Expiry::expires);
    return found;
}

std::vector<Expiry> expiredWhenSent(const Trace &trace, int number, qint64 now)
{
    const Message *message = trace.message(number);
    if (!message)
        return {};
    const qint64 sent = message->state == MessageState::RequestHeld ? now : message->timing.sent;
    std::vector<Expiry> expired = expiriesOf(trace, number);
    std::erase_if(expired, [sent](const Expiry &expiry) { return expiry.expires > sent; });
    return expired;
}

} // namespace claimcheck::flow
