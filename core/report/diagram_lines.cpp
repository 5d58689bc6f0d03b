#include "core/report/diagram_lines.h"

#include "core/report/text.h"

#include <algorithm>
#include <array>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using flow::Message;
using flow::MessageState;

namespace {

/// Of a diagram's line; what is longer makes the whole picture wide.
constexpr qsizetype longestLine = 100;
constexpr qsizetype widestNote = 40;

QString shortened(const QString &text)
{
    return text.size() <= longestLine ? text : text.first(longestLine - 1) + u'…';
}

/// Broken between words: a note is as wide as two lanes, whatever its text.
QStringList wrapped(const QString &text)
{
    QStringList lines;
    for (const QString &word : text.split(u' ')) {
        if (lines.isEmpty() || lines.back().size() + word.size() >= widestNote)
            lines += word;
        else
            lines.back() += u' ' + word;
    }
    return lines;
}

/// What is unusual about it.
QStringList remarksOn(const Message &message)
{
    QStringList remarks;
    if (message.request != message.original)
        remarks += Text::tr("edited");
    if (message.repeats > 0)
        remarks += Text::tr("%1 sent again").arg(message.repeats);
    if (message.replayed)
        remarks += Text::tr("from an earlier run");
    if (message.answeredByHand)
        remarks += Text::tr("answered by hand");
    return remarks;
}

/// The path; of what goes through the browser the host too.
QString targetOf(const Message &message)
{
    const http::Request &request = message.request;
    const QString path = QString::fromUtf8(request.path());
    return message.from == flow::Party::Browser || message.to == flow::Party::Browser
               ? request.toUrl().host() + path
               : path;
}

DiagramArrow requestArrow(const Message &message)
{
    const bool lost = message.state == MessageState::Failed || message.state == MessageState::Dropped;
    DiagramArrow arrow{message.from, message.to, lost ? ArrowStyle::Lost : ArrowStyle::Solid, {}, {}};
    const QString remarks = remarksOn(message).join(u", "_s);
    arrow.lines += u"%1 %2"_s.arg(message.number).arg(message.name) +
                   (remarks.isEmpty() ? QString() : u" (%1)"_s.arg(remarks));
    arrow.lines += shortened(QString::fromUtf8(message.request.method) + u' ' + targetOf(message));
    if (message.state == MessageState::Dropped)
        arrow.lines += Text::tr("not sent: dropped");
    else if (!message.failure.isEmpty())
        arrow.lines += shortened(message.failure);
    return arrow;
}

DiagramArrow responseArrow(const Message &message)
{
    DiagramArrow arrow{message.to, message.from, ArrowStyle::Dashed, {}, {}};
    QString status = QString::number(message.response->status) + u' ' +
                     QString::fromUtf8(http::reasonPhrase(message.response->status));
    if (message.originalResponse && !message.answeredByHand)
        status = Text::tr("%1 (edited)").arg(status.trimmed());
    arrow.lines += status.trimmed();
    if (const qint64 duration = message.timing.duration(); duration >= 0)
        arrow.lines += Text::tr("%1 ms").arg(duration);
    return arrow;
}

QStringList notesOf(const flow::RunView &run, int number)
{
    QStringList notes;
    for (const lint::CheckResult &check : run.result.checks) {
        if (check.messageNumber == number && check.outcome == lint::Outcome::Failed)
            notes += wrapped(shortened(
                u"%1 %2: %3"_s.arg(base::levelName(check.level), check.rule->name(), check.message)));
    }
    return notes;
}

struct PartyRow
{
    const char *id;
    const char *title;
};

// In the order of flow::Party, which is that of the lanes.
constexpr std::array parties{
    PartyRow{"Client", QT_TRANSLATE_NOOP("claimcheck_report", "Client")},
    PartyRow{"Browser", QT_TRANSLATE_NOOP("claimcheck_report", "Browser")},
    PartyRow{"AuthorizationServer", QT_TRANSLATE_NOOP("claimcheck_report", "Authorization server")},
    PartyRow{"ResourceServer", QT_TRANSLATE_NOOP("claimcheck_report", "Resource server")},
};

} // namespace

std::vector<DiagramArrow> diagramArrows(const flow::RunView &run)
{
    std::vector<DiagramArrow> arrows;
    for (const Message &message : run.trace.messages()) {
        arrows.push_back(requestArrow(message));
        if (message.response)
            arrows.push_back(responseArrow(message));
        arrows.back().notes = notesOf(run, message.number);
    }
    return arrows;
}

std::set<flow::Party> diagramParties(const flow::RunView &run)
{
    std::set<flow::Party> taking;
    for (const Message &message : run.trace.messages())
        taking.insert({message.from, message.to});
    return taking;
}

QString partyTitle(flow::Party party)
{
    return Text::tr(parties.at(std::size_t(party)).title);
}

QString partyId(flow::Party party)
{
    return QString::fromLatin1(parties.at(std::size_t(party)).id);
}

QString joinedLabel(QStringList lines, QString (*escape)(const QString &), const QString &separator)
{
    std::ranges::transform(lines, lines.begin(), escape);
    return lines.join(separator);
}

QString diagramTitle(const flow::RunView &run)
{
    return Text::tr("OAuth flow with %1").arg(run.result.issuer);
}

} // namespace claimcheck::report
