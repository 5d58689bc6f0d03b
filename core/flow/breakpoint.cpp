#include "core/flow/breakpoint.h"

#include "core/encoding/json.h"
#include "core/flow/steps.h"
#include "core/flow/text.h"
#include "core/http/www_authenticate.h"
#include "core/lint/run_reading.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

/// Of the request: its query and its form. Of the response: the members of its JSON, texts without quotes.
encoding::FormPairs parametersAt(const Message &message, HoldPoint point)
{
    encoding::FormPairs found;
    if (point == HoldPoint::BeforeRequest) {
        found = lint::queryOf(message.request);
        std::ranges::move(lint::formOf(message.request), std::back_inserter(found));
        return found;
    }
    if (!message.response)
        return found;
    const auto document = encoding::JsonDocument::parse(message.response->body);
    if (document) {
        for (const encoding::JsonMember &member : document->root().members()) {
            const encoding::JsonValue value = member.value();
            found.push_back(
                {member.name().toUtf8(), value.isString() ? value.toUtf8() : value.raw().toByteArray()});
        }
    }
    return found;
}

/// A bearer error stands in the challenge, RFC 6750 §3.1; the others are parameters.
encoding::FormPairs errorsAt(const Message &message, HoldPoint point, const encoding::FormPairs &parameters)
{
    encoding::FormPairs errors = parameters;
    if (point == HoldPoint::AfterResponse && message.response) {
        for (const http::Challenge &challenge : http::readChallenges(message.response->headers))
            errors.push_back({"error", challenge.value("error")});
    }
    std::erase_if(
        errors, [](const encoding::FormPair &pair) { return pair.name != "error" || pair.value.isEmpty(); });
    return errors;
}

bool statusFits(const Breakpoint &breakpoint, const Message &message, HoldPoint point)
{
    if (!breakpoint.status)
        return true;
    if (point == HoldPoint::BeforeRequest || !message.response)
        return false;
    const int status = message.response->status;
    return *breakpoint.status == (*breakpoint.status < 10 ? status / 100 : status);
}

bool parameterFits(const Breakpoint &breakpoint, const encoding::FormPairs &parameters)
{
    return breakpoint.parameter.isEmpty() ||
           std::ranges::any_of(parameters, [&](const encoding::FormPair &pair) {
               return pair.name == breakpoint.parameter &&
                      pair.value == breakpoint.value.value_or(pair.value);
           });
}

bool errorFits(const Breakpoint &breakpoint, const encoding::FormPairs &errors)
{
    return !breakpoint.error || std::ranges::any_of(errors, [&](const encoding::FormPair &pair) {
        return breakpoint.error->isEmpty() || pair.value == *breakpoint.error;
    });
}

bool checksFit(const Breakpoint &breakpoint, const std::vector<lint::CheckResult> &checks)
{
    return !breakpoint.failedCheck || std::ranges::any_of(checks, [&](const lint::CheckResult &check) {
        return check.outcome == lint::Outcome::Failed && check.level >= *breakpoint.failedCheck;
    });
}

QString placeText(const Breakpoint &breakpoint)
{
    const QString name = breakpoint.kind ? stepOf(*breakpoint.kind).name : Text::tr("any message");
    if (breakpoint.point == HoldPoint::AfterResponse && breakpoint.kind != MessageKind::AuthorizationResponse)
        return Text::tr("%1, its answer").arg(name);
    return name;
}

QString levelText(base::Level level)
{
    switch (level) {
    case base::Level::Note: return Text::tr("a failed check");
    case base::Level::Warning: return Text::tr("a failed check, warning or error");
    case base::Level::Error: break;
    }
    return Text::tr("a failed check, error");
}

} // namespace

bool Breakpoint::hasCondition() const
{
    return status || !parameter.isEmpty() || error || failedCheck;
}

bool holdsAt(const Breakpoint &breakpoint, const Message &message, HoldPoint point,
             const std::vector<lint::CheckResult> &checks)
{
    if (breakpoint.kind && *breakpoint.kind != message.kind)
        return false;
    if (breakpoint.point != point && message.kind != MessageKind::AuthorizationResponse)
        return false;
    if (!breakpoint.hasCondition())
        return true;
    const encoding::FormPairs parameters = parametersAt(message, point);
    return statusFits(breakpoint, message, point) && parameterFits(breakpoint, parameters) &&
           errorFits(breakpoint, errorsAt(message, point, parameters)) && checksFit(breakpoint, checks);
}

QString describe(const Breakpoint &breakpoint)
{
    QStringList conditions;
    if (breakpoint.status)
        conditions += Text::tr("status %1")
                          .arg(*breakpoint.status < 10 ? u"%1xx"_s.arg(*breakpoint.status)
                                                       : QString::number(*breakpoint.status));
    if (!breakpoint.parameter.isEmpty())
        conditions += QString::fromUtf8(breakpoint.parameter) +
                      (breakpoint.value ? u" = "_s + QString::fromUtf8(*breakpoint.value) : QString());
    if (breakpoint.error)
        conditions += breakpoint.error->isEmpty()
                          ? Text::tr("an OAuth error")
                          : Text::tr("error %1").arg(QString::fromUtf8(*breakpoint.error));
    if (breakpoint.failedCheck)
        conditions += levelText(*breakpoint.failedCheck);
    const QString place = placeText(breakpoint);
    return conditions.isEmpty() ? place : place + u": "_s + conditions.join(u", "_s);
}

} // namespace claimcheck::flow
