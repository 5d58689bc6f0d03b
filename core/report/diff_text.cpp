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

constexpr char16_t kindSigns[] = {u'=', u'\u2248', u'o', u'~', u'+', u'-'};
static_assert(std::size(kindSigns) == std::size_t(DiffKind::Removed) + 1);

QString memberLine(const compare::ResponseMember &member, Redaction level)
{
    const QString name = member.name.isEmpty() ? Text::tr("token") : printable(member.name);
    const QString value =
        member.token ? Text::tr("%1, %2 bytes").arg(member.token->description).arg(member.token->bytes)
                     : printable(QString::fromUtf8(redactedMember(member, level)));
    const QString meaning = member.meaning.isEmpty() ? QString() : u"  ("_s + member.meaning + u')';
    return u"  "_s + line(name, value + meaning);
}

QString responseLines(const QString &side, const QString &name, const compare::Response &response,
                      Redaction level)
{
    QString text = u"%1  %2%3, %4\n"_s.arg(side, name.isEmpty() ? QString() : printable(name) + u": "_s,
                                           compare::responseShapeTitle(response.shape),
                                           Text::tr("%1 bytes").arg(response.bytes));
    for (const compare::ResponseMember &member : response.members)
        text += memberLine(member, level);
    for (const base::Finding &remark : response.remarks)
        text += u"  "_s + QString(base::levelName(remark.level)).leftJustified(8) +
                printable(remark.message) + u"  ["_s + remark.rule + u"]\n"_s;
    return text + u'\n';
}

QString valuesText(const DiffRow &row)
{
    const auto shown = [](const std::optional<QByteArray> &text) {
        return printable(QString::fromUtf8(text.value_or(QByteArray())));
    };
    if (row.kind == DiffKind::Added)
        return shown(row.b);
    if (row.kind == DiffKind::Removed)
        return shown(row.a);
    return shown(row.a) + u" \u2192 "_s + shown(row.b);
}

QString rowLine(const DiffRow &row)
{
    const QString reason = diffReasonText(row);
    return u"  %1 %2  %3%4\n"_s.arg(QChar(kindSigns[std::size_t(row.kind)]),
                                    printable(row.pointer).leftJustified(24), valuesText(row),
                                    reason.isEmpty() ? QString() : u"  ("_s + printable(reason) + u')');
}

QString rowLines(const QString &title, const std::vector<DiffRow> &rows,
                 const std::vector<compare::DiffNote> &notes)
{
    QString text = u"%1: %2\n"_s.arg(title, diffCountsText(compare::countRows(rows)));
    for (const DiffRow &row : rows) {
        if (row.kind != DiffKind::Same)
            text += rowLine(row);
    }
    for (const compare::DiffNote &note : notes)
        text += u"  ! "_s + printable(diffNoteText(note)) +
                (note.pointer.isEmpty() ? QString() : u"  "_s + printable(note.pointer)) + u'\n';
    return text;
}

} // namespace

QByteArray diffText(const DiffReport &report, Redaction level)
{
    const compare::ResponseDiff diff = redacted(report.diff, level);
    QString text = responseLines(u"A"_s, report.nameA, report.a, level) +
                   responseLines(u"B"_s, report.nameB, report.b, level);
    if (!diff.members.empty())
        text += rowLines(Text::tr("Response"), diff.members, {});
    for (const compare::TokenDiff &token : diff.tokens)
        text += rowLines(token.name.isEmpty() ? Text::tr("Token") : printable(token.name), token.rows,
                         token.notes);
    for (const compare::DiffNote &note : diff.notes)
        text += u"! "_s + printable(diffNoteText(note)) + u'\n';
    return text.toUtf8();
}

} // namespace claimcheck::report
