#include "core/report/diff_redaction.h"
#include "core/report/diff_report.h"
#include "core/report/diff_words.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::DiffKind;
using compare::DiffRow;

namespace {

constexpr qsizetype longestCell = 300;

/// What stands in a table and comes from outside: no markup, no end of the cell.
QString plainCell(const QString &text)
{
    return printable(text).replace(u'|', u"\\|"_s).replace(u'<', u"&lt;"_s);
}

QString jsonCell(const std::optional<QByteArray> &json)
{
    if (!json)
        return u"\u2013"_s;
    QString text = printable(QString::fromUtf8(*json));
    if (text.size() > longestCell)
        text = text.first(longestCell) + u'\u2026';
    return u'`' + text.replace(u'|', u"\\|"_s).replace(u'`', u'\'') + u'`';
}

QString responseSection(const QString &side, const QString &name, const compare::Response &response,
                        Redaction level)
{
    QString text = u"## %1: %2\n\n"_s.arg(side, compare::responseShapeTitle(response.shape));
    if (!name.isEmpty())
        text += plainCell(name) + u", "_s;
    text += Text::tr("%1 bytes").arg(response.bytes) + u"\n\n"_s;
    text += u"| %1 | %2 | %3 |\n|---|---|---|\n"_s.arg(Text::tr("Member"), Text::tr("Value"),
                                                       Text::tr("Meaning"));
    for (const compare::ResponseMember &member : response.members) {
        const QString token =
            member.token ? Text::tr("%1, %2 bytes").arg(member.token->description).arg(member.token->bytes)
                         : jsonCell(redactedMember(member, level));
        text += u"| %1 | %2 | %3 |\n"_s.arg(plainCell(member.name), token, plainCell(member.meaning));
    }
    text += u'\n';
    for (const base::Finding &remark : response.remarks) {
        const QString spec = remark.spec.isEmpty() ? QString() : u" ("_s + remark.spec.label() + u')';
        text += u"- %1: %2%3\n"_s.arg(base::levelName(remark.level), plainCell(remark.message), spec);
    }
    return text + u'\n';
}

QString rowSection(const QString &title, const std::vector<DiffRow> &rows,
                   const std::vector<compare::DiffNote> &notes)
{
    const compare::DiffCounts counts = compare::countRows(rows);
    QString text = u"## %1\n\n%2\n\n"_s.arg(title, diffCountsText(counts));
    if (counts.same < int(rows.size()))
        text += u"| | %1 | A | B | |\n|---|---|---|---|---|\n"_s.arg(Text::tr("Where"));
    for (const DiffRow &row : rows) {
        if (row.kind != DiffKind::Same)
            text += u"| %1 | `%2` | %3 | %4 | %5 |\n"_s.arg(diffKindTitle(row.kind), plainCell(row.pointer),
                                                            jsonCell(row.a), jsonCell(row.b),
                                                            plainCell(diffReasonText(row)));
    }
    text += u'\n';
    for (const compare::DiffNote &note : notes)
        text += u"- %1\n"_s.arg(plainCell(diffNoteText(note)));
    return text + u'\n';
}

} // namespace

QByteArray diffMarkdown(const DiffReport &report, Redaction level)
{
    const compare::ResponseDiff diff = redacted(report.diff, level);
    QString text = u"# %1\n\n"_s.arg(Text::tr("Two token responses compared"));
    text += responseSection(u"A"_s, report.nameA, report.a, level);
    text += responseSection(u"B"_s, report.nameB, report.b, level);
    if (!diff.members.empty() || !diff.notes.empty())
        text += rowSection(Text::tr("Response"), diff.members, diff.notes);
    for (const compare::TokenDiff &token : diff.tokens)
        text += rowSection(token.name.isEmpty() ? Text::tr("Token") : plainCell(token.name), token.rows,
                           token.notes);
    return text.toUtf8();
}

DiffReport makeDiffReport(const QByteArray &a, const QByteArray &b, const QStringList &setAside)
{
    DiffReport report;
    report.a = compare::readResponse(a);
    report.b = compare::readResponse(b);
    report.setAside = setAside;
    report.diff = compare::compareResponses(report.a, report.b, {setAside});
    return report;
}

} // namespace claimcheck::report
