#include "ui/flow/diagram_rows.h"

#include "core/encoding/form.h"
#include "core/flow/user_code.h"
#include "core/oauth/device_authorization.h"
#include "core/oauth/token_response.h"
#include "ui/flow/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Message;
using claimcheck::flow::MessageState;
using claimcheck::flow::Party;
using claimcheck::flow::PlannedStep;
using claimcheck::flow::Trace;
using lint::CheckResult;
using lint::MessageKind;

Lane laneOf(Party party)
{
    switch (party) {
    case Party::Client: return Lane::Claimcheck;
    case Party::Browser: return Lane::Browser;
    case Party::AuthorizationServer: return Lane::AuthorizationServer;
    case Party::ResourceServer: return Lane::Api;
    }
    return Lane::Claimcheck;
}

/// "?code=…&state=…": names only, because values are secrets or long; an error's code is neither.
QString queryNames(const QByteArray &query)
{
    QStringList parts;
    for (const encoding::FormPair &pair : encoding::parseForm(query)) {
        const QString value = pair.name == "error" ? QString::fromUtf8(pair.value) : u"\u2026"_s;
        parts += QString::fromUtf8(pair.name) + u'=' + value;
    }
    return parts.isEmpty() ? QString() : u'?' + parts.join(u'&');
}

QString labelOf(const Message &message)
{
    if (message.from == Party::Client && message.to == Party::Browser)
        return claimcheck::flow::stepOf(message.kind).label;
    QString label =
        QString::fromLatin1(message.request.method) + u' ' + QString::fromUtf8(message.request.path());
    if (message.kind == MessageKind::AuthorizationResponse)
        label += queryNames(message.request.query());
    if (message.kind == MessageKind::ApiCall) {
        const QByteArray scheme = message.request.headers.value("Authorization").split(' ').first();
        label += scheme.isEmpty() ? QString() : u" (%1)"_s.arg(QString::fromLatin1(scheme));
    }
    return label;
}

/// "authorization_pending" or "slow_down": the server's way to say that the user is not done yet (RFC 8628
/// §3.5); empty for any other answer.
QString waitingWord(const Message &message)
{
    if (message.kind != MessageKind::Token || !message.response || message.response->status != 400)
        return {};
    const QString error = oauth::readTokenResponse(*message.response).value.error.code;
    return oauth::pollOutcomeOf(error) == oauth::PollOutcome::Over ? QString() : error;
}

QString captionOf(const Message &message)
{
    QStringList parts;
    if (message.response && message.response->status > 0)
        parts += QString::number(message.response->status);
    if (const QString word = waitingWord(message); !word.isEmpty())
        parts += word;
    if (message.timing.duration() >= 0 && (message.response || message.kind == MessageKind::Other))
        parts += durationText(message.timing.duration());
    switch (message.state) {
    case MessageState::RequestHeld: parts = {Text::tr("held")}; break;
    case MessageState::ResponseHeld: parts += Text::tr("answer held"); break;
    case MessageState::InFlight: parts += Text::tr("waiting"); break;
    case MessageState::Dropped: parts += Text::tr("dropped"); break;
    case MessageState::Failed: parts += message.failure; break;
    case MessageState::Done: break;
    }
    if (message.kind == MessageKind::AuthorizationRequest && message.state == MessageState::InFlight)
        parts.clear();
    if (message.answeredByHand)
        parts += Text::tr("answered by hand");
    else if (message.wasEdited())
        parts += Text::tr("edited");
    if (message.repeats > 0)
        parts += Text::tr("again, beside the run");
    if (message.replayed)
        parts += Text::tr("from the earlier run");
    return parts.join(u" \u00b7 "_s);
}

/// The gravest state that the checks give each message, by number.
using Judgements = std::vector<RowState>;

Judgements judge(std::size_t messages, std::span<const CheckResult> checks)
{
    Judgements worst(messages + 1, RowState::Done);
    for (const CheckResult &check : checks) {
        const auto number = std::size_t(check.messageNumber);
        if (number > messages || check.outcome != lint::Outcome::Failed || check.intended)
            continue;
        if (check.level == base::Level::Error)
            worst[number] = RowState::Error;
        else if (check.level == base::Level::Warning && worst[number] == RowState::Done)
            worst[number] = RowState::Warning;
    }
    return worst;
}

RowState stateOf(const Message &message, const Judgements &judgements)
{
    const bool refused =
        message.response && message.response->status >= 400 && waitingWord(message).isEmpty();
    const RowState judged = refused ? RowState::Error : judgements[std::size_t(message.number)];
    switch (message.state) {
    case MessageState::RequestHeld:
    case MessageState::ResponseHeld: return RowState::Held;
    case MessageState::InFlight:
        // Once the browser has the URL the rest is the band's business.
        return message.kind == MessageKind::AuthorizationRequest ? judged : RowState::InFlight;
    case MessageState::Done: return judged;
    case MessageState::Dropped: return RowState::Dropped;
    case MessageState::Failed: return RowState::Failed;
    }
    return judged;
}

DiagramRow rowOf(const Message &message, const Judgements &judgements)
{
    return {.number = message.number,
            .from = laneOf(message.from),
            .to = laneOf(message.to),
            .label = labelOf(message),
            .caption = captionOf(message),
            .name = message.name,
            .state = stateOf(message, judgements)};
}

/// What the user does out of sight, after a message of that kind.
QString bandLabel(MessageKind begin)
{
    if (begin == MessageKind::VerificationPage)
        return Text::tr("The user confirms the code in a browser");
    if (begin == MessageKind::BackchannelAuthentication)
        return Text::tr("The user signs in and consents on another device");
    return Text::tr("The user signs in and consents in the browser");
}

bool beginsBand(MessageKind kind)
{
    return kind == MessageKind::AuthorizationRequest || kind == MessageKind::VerificationPage ||
           kind == MessageKind::BackchannelAuthentication;
}

DiagramRow bandRow(MessageKind begin, const Message *request, const Message *response)
{
    QString label = bandLabel(begin);
    if (request && response && request->timing.sent >= 0 && response->timing.started >= request->timing.sent)
        label += u" \u00b7 "_s + durationText(response->timing.started - request->timing.sent);
    return {.kind = RowKind::Band,
            .from = Lane::Browser,
            .to = Lane::AuthorizationServer,
            .label = label,
            .caption = Text::tr("out of sight from here"),
            .name = {}};
}

/// The answer to the authorization request at this place: the next callback, if it came.
const Message *callbackAfter(const Trace &trace, int number)
{
    const auto found = std::ranges::find_if(trace.messages(), [number](const Message &message) {
        return message.number > number && message.kind == MessageKind::AuthorizationResponse;
    });
    return found == trace.messages().end() ? nullptr : &*found;
}

} // namespace

DiagramRows diagramRows(const Trace &trace, const std::vector<PlannedStep> &plan,
                        std::span<const CheckResult> checks)
{
    DiagramRows rows;
    const Judgements judgements = judge(trace.messages().size(), checks);
    const QString userCode = claimcheck::flow::userCodeOf(trace);
    for (const Message &message : trace.messages()) {
        rows.push_back(rowOf(message, judgements));
        if (message.kind == MessageKind::VerificationPage && !userCode.isEmpty())
            rows.back().label += Text::tr(", code %1").arg(userCode);
        if (beginsBand(message.kind))
            rows.push_back(bandRow(message.kind, &message, callbackAfter(trace, message.number)));
    }
    int number = int(trace.messages().size());
    MessageKind before = MessageKind::AuthorizationRequest;
    for (const PlannedStep &step : claimcheck::flow::stepsToCome(plan, trace)) {
        if (step.kind == MessageKind::BrowserBand) {
            if (beginsBand(before) && !trace.last(before))
                rows.push_back(bandRow(before, nullptr, nullptr));
            continue;
        }
        before = step.kind;
        rows.push_back({.number = ++number,
                        .from = laneOf(step.from),
                        .to = laneOf(step.to),
                        .label = step.label,
                        .caption = {},
                        .name = step.name});
    }
    return rows;
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 1000)
        return Text::tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000)
        return Text::tr("%1 s").arg(double(milliseconds) / 1000, 0, 'f', 1);
    return Text::tr("%1 min %2 s").arg(milliseconds / 60'000).arg(milliseconds / 1000 % 60);
}

qint64 elapsed(const Trace &trace)
{
    qint64 first = -1;
    qint64 last = -1;
    for (const Message &message : trace.messages()) {
        const http::Timing &timing = message.timing;
        if (first < 0)
            first = timing.started;
        last = std::max({last, timing.started, timing.sent, timing.firstByte, timing.finished});
    }
    return first < 0 ? -1 : last - first;
}

} // namespace claimcheck::ui::flow
