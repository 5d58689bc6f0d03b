#include "core/report/flow_markdown.h"

#include "core/report/flow_tokens.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// Text in a table cell or a line: a pipe or a line break would end it.
QString cell(QString text)
{
    return text.replace(u'\n', u' ').replace(u'|', u"\\|"_s);
}

QString messageRows(const flow::Trace &trace)
{
    QString text = u"| # | %1 | %2 | %3 | ms |\n|---|---|---|---|---|\n"_s.arg(
        Text::tr("Message"), Text::tr("Request"), Text::tr("Status"));
    for (const flow::Message &message : trace.messages()) {
        const QString status = message.response ? QString::number(message.response->status) : message.failure;
        const qint64 duration = message.timing.duration();
        text += u"| %1 | %2 | `%3 %4` | %5 | %6 |\n"_s.arg(message.number)
                    .arg(cell(message.name), QString::fromUtf8(message.request.method),
                         cell(QString::fromUtf8(message.request.url)), cell(status),
                         duration < 0 ? QString() : QString::number(duration));
    }
    return text;
}

QString tokenRows(const flow::FlowResult &result, qint64 now)
{
    QString text;
    for (const flow::ReceivedToken &token : result.tokens) {
        const Inspection inspected = inspectReceived(token, result, now);
        const QString verdict = inspected.signatures.empty()
                                    ? Text::tr("opaque")
                                    : jose::statusName(inspected.signatures.front().status);
        text += u"- %1: %2\n"_s.arg(flow::tokenRoleName(token.role), verdict);
    }
    return text.isEmpty() ? Text::tr("None came.") + u'\n' : text;
}

QString checkRows(const std::vector<lint::CheckResult> &checks)
{
    QString text;
    for (const lint::CheckResult &check : checks) {
        if (check.outcome == lint::Outcome::Failed)
            text += u"- **%1** %2 (%3, message %4): %5\n"_s
                        .arg(base::levelName(check.level), check.rule->name(), check.rule->spec.label())
                        .arg(check.messageNumber)
                        .arg(cell(check.message));
    }
    const auto passed = std::ranges::count(checks, lint::Outcome::Passed, &lint::CheckResult::outcome);
    return text + u"- "_s + Text::tr("%1 checks passed.").arg(passed) + u'\n';
}

} // namespace

QByteArray flowMarkdown(const flow::RunView &run, qint64 now)
{
    const flow::FlowResult &result = run.result;
    const QString end =
        result.failure
            ? Text::tr("The run failed (%1): %2").arg(result.failure->code, cell(result.failure->message))
            : Text::tr("The run completed.");
    QString text = u"# %1\n\n%2\n"_s.arg(Text::tr("OAuth flow with %1").arg(result.issuer), end);
    text += u"\n## %1\n\n%2"_s.arg(Text::tr("Messages"), messageRows(run.trace));
    text += u"\n## %1\n\n%2"_s.arg(Text::tr("Tokens"), tokenRows(result, now));
    text += u"\n## %1\n\n%2"_s.arg(Text::tr("Checks"), checkRows(result.checks));
    return text.toUtf8();
}

} // namespace claimcheck::report
