#include "core/report/flow_markdown.h"

#include "core/report/flow_tokens.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// Text in a table cell or a line: a pipe or a line break would end it, and what a server says is no markup.
QString cell(QString text)
{
    return text.replace(u'\n', u' ').replace(u'|', u"\\|"_s).replace(u'<', u"&lt;"_s);
}

/// The same between backticks, where only they and a pipe mean something.
QString codeCell(QString text)
{
    return text.replace(u'\n', u' ').replace(u'|', u"\\|"_s).replace(u'`', u"%60"_s);
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
                         codeCell(QString::fromUtf8(message.request.url)), cell(status),
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

/// "- Expected: …", where there is something to say.
QString checkLine(const QString &what, const QString &text)
{
    return text.isEmpty() ? QString() : u"- %1: %2\n"_s.arg(what, cell(text));
}

/// A failed check in full: what holds when it passes, what is wrong, where, why it matters, what to do.
QString failedCheck(const flow::Trace &trace, const lint::CheckResult &check)
{
    const flow::Message *message = trace.message(check.messageNumber);
    const QString place = Text::tr("message %1").arg(check.messageNumber) +
                          (message ? u" (%1)"_s.arg(message->name) : QString());
    const QStringList where = QStringList(place) + check.where;
    const auto &rule = *check.rule;
    return u"### %1 %2: %3\n\n%4\n\n"_s.arg(base::levelName(check.level), rule.name(),
                                            cell(rule.translatedTitle()), cell(check.message)) +
           checkLine(Text::tr("Where"), where.join(u", "_s)) +
           checkLine(Text::tr("Expected"), check.expected) + checkLine(Text::tr("Found"), check.found) +
           checkLine(Text::tr("Why it matters"), rule.translatedWhy()) +
           checkLine(Text::tr("What to do"), rule.translatedFix()) +
           checkLine(Text::tr("Specification"), rule.spec.label()) +
           (check.intended ? u"- %1\n"_s.arg(Text::tr("The request was edited on purpose.")) : QString()) +
           u'\n';
}

QString checkSection(const flow::RunView &run)
{
    const auto &checks = run.result.checks;
    const auto count = [&checks](lint::Outcome outcome) {
        return std::ranges::count(checks, outcome, &lint::CheckResult::outcome);
    };
    QString text = Text::tr("%1 passed, %2 failed, %3 could not tell.")
                       .arg(count(lint::Outcome::Passed))
                       .arg(count(lint::Outcome::Failed))
                       .arg(count(lint::Outcome::CouldNotTell)) +
                   u"\n\n"_s;
    for (const base::Level level : {base::Level::Error, base::Level::Warning, base::Level::Note}) {
        for (const lint::CheckResult &check : checks) {
            if (check.outcome == lint::Outcome::Failed && check.level == level)
                text += failedCheck(run.trace, check);
        }
    }
    return text;
}

} // namespace

QByteArray flowMarkdown(const flow::RunView &run, qint64 now)
{
    const flow::FlowResult &result = run.result;
    const QString end =
        result.failure
            ? Text::tr("The run failed (%1): %2").arg(result.failure->code, cell(result.failure->message))
            : Text::tr("The run completed.");
    QString text = u"# %1\n\n%2\n"_s.arg(Text::tr("OAuth flow with %1").arg(cell(result.issuer)), end);
    text += u"\n## %1\n\n%2"_s.arg(Text::tr("Messages"), messageRows(run.trace));
    text += u"\n## %1\n\n%2"_s.arg(Text::tr("Tokens"), tokenRows(result, now));
    text += u"\n## %1\n\n%2"_s.arg(Text::tr("Checks"), checkSection(run));
    return text.toUtf8();
}

} // namespace claimcheck::report
