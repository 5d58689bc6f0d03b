#include "app/cli_flow_print.h"

#include "app/cli.h"
#include "core/report/flow_tokens.h"
#include "core/report/hidden_secrets.h"
#include "core/report/inspection_text.h"
#include "core/report/redactor.h"
#include "core/report/text_lines.h"

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

QString outcomeOf(const flow::Message &message)
{
    if (!message.failure.isEmpty())
        return report::printable(message.failure);
    if (!message.response)
        return {};
    const qint64 duration = message.timing.duration();
    const QString status = QString::number(message.response->status);
    return duration < 0 ? status : Text::tr("%1 in %2 ms").arg(status).arg(duration);
}

QString tokenText(const flow::ReceivedToken &token, const flow::FlowResult &result, qint64 now,
                  report::Redaction redaction)
{
    const report::Inspection inspection = report::inspectReceived(token, result, now);
    QString text = u"\n%1\n"_s.arg(flow::tokenRoleName(token.role));
    const base::Reveal reveal =
        redaction == report::Redaction::None ? base::Reveal::Shown : base::Reveal::Hidden;
    // The claims of a token tell who signed in.
    if (!inspection.document.jws() || redaction == report::Redaction::SecretsAndPersonal)
        return text + report::printable(base::masked(QString::fromUtf8(token.text), reveal)) + u'\n';
    return text + report::inspectionText(inspection, reveal);
}

/// "    expected: …", where there is something to say.
QString checkLine(const QString &what, const QString &text)
{
    return text.isEmpty() ? QString() : u"    %1: %2\n"_s.arg(what, report::printable(text));
}

} // namespace

QByteArray messageLine(const flow::Message &message, report::Redaction redaction)
{
    const http::Request request = report::withHiddenSecrets(message.request, redaction);
    return u"%1  %2 -> %3  %4: %5  %6\n"_s.arg(message.number, 2)
        .arg(flow::partyName(message.from), flow::partyName(message.to), message.name,
             report::printable(QString::fromUtf8(request.method + ' ' + request.url)), outcomeOf(message))
        .toUtf8();
}

QString checksText(const std::vector<lint::CheckResult> &checks)
{
    const auto passed = std::ranges::count(checks, lint::Outcome::Passed, &lint::CheckResult::outcome);
    QString text = u'\n' + Text::tr("checks: %1 passed").arg(passed) + u'\n';
    for (const lint::CheckResult &check : checks) {
        if (check.outcome == lint::Outcome::Failed)
            text += u"  %1 %2 (%3, message %4): %5\n"_s
                        .arg(base::levelName(check.level), check.rule->name(), check.rule->spec.label())
                        .arg(check.messageNumber)
                        .arg(report::printable(check.message)) +
                    checkLine(Text::tr("expected"), check.expected) +
                    checkLine(Text::tr("found"), check.found) +
                    checkLine(Text::tr("why"), check.rule->translatedWhy()) +
                    checkLine(Text::tr("what to do"), check.rule->translatedFix());
    }
    return text;
}

QByteArray resultText(const flow::RunView &run, qint64 now, report::Redaction redaction)
{
    const flow::FlowResult result = report::Redactor(run, redaction).result(run.result);
    QString text;
    for (const flow::ReceivedToken &token : result.tokens)
        text += tokenText(token, result, now, redaction);
    text += checksText(result.checks);
    text += u'\n';
    text += result.failure ? Text::tr("The run failed (%1): %2")
                                 .arg(result.failure->code, report::printable(result.failure->message))
                           : Text::tr("The run completed.");
    return (text + u'\n').toUtf8();
}

} // namespace claimcheck::app
