#include "ui/compare/comparison_export.h"

#include "ui/compare/text.h"

#include <QFileDialog>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

struct FormatRow
{
    ComparisonFormat format;
    QLatin1StringView name;
    QLatin1StringView suffix;
    const char *title;
};

constexpr FormatRow formatRows[] = {
    {ComparisonFormat::Markdown, "markdown"_L1, "md"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Report in Markdown")},
    {ComparisonFormat::Html, "html"_L1, "html"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Report in HTML, with the plots")},
    {ComparisonFormat::Csv, "csv"_L1, "csv"_L1, QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Samples as CSV")},
};

QString titleOf(const FormatRow &row)
{
    return QCoreApplication::translate("claimcheck_ui_compare", row.title);
}

} // namespace

ComparisonExport::ComparisonExport(Source source, QWidget *parent)
    : Button(tr("Export"), u"comparisonExport"_s, ButtonKind::Plain, parent), m_source(std::move(source)),
      m_menu(new QMenu(this))
{
    m_menu->setObjectName(u"comparisonExportMenu"_s);
    m_menu->setAccessibleName(tr("Export the comparison"));
    for (const FormatRow &row : formatRows) {
        QAction *saving = m_menu->addAction(tr("%1\u2026").arg(titleOf(row)));
        saving->setObjectName(u"comparisonExport."_s + row.name);
        connect(saving, &QAction::triggered, this, [this, format = row.format] { askWhere(format); });
        m_saves += saving;
        // The palette shows the action without its menu.
        auto *command = new QAction(tr("Export: %1\u2026").arg(titleOf(row)), this);
        command->setObjectName(u"compareExport."_s + row.name);
        connect(command, &QAction::triggered, saving, &QAction::trigger);
        m_commands += command;
    }
    m_redaction = new RedactionChoice(m_menu, u"comparisonRedaction"_s);
    setDropDown(m_menu);
    setHas(Has::Nothing);
}

void ComparisonExport::setHas(Has has)
{
    setEnabled(has != Has::Nothing);
    for (const QList<QAction *> &actions : {m_saves, m_commands}) {
        for (qsizetype index = 0; index < actions.size(); ++index) {
            const bool isCsv = ComparisonFormat(index) == ComparisonFormat::Csv;
            actions[index]->setEnabled(isCsv ? has == Has::Samples : has != Has::Nothing);
        }
    }
}

QByteArray ComparisonExport::content(ComparisonFormat format) const
{
    const report::ComparisonReport report = m_source();
    switch (format) {
    case ComparisonFormat::Markdown: return report::comparisonMarkdown(report, m_redaction->level());
    case ComparisonFormat::Html: return report::comparisonHtml(report, m_redaction->level());
    case ComparisonFormat::Csv: break;
    }
    return report.measurement ? report::samplesCsv(*report.measurement) : QByteArray();
}

void ComparisonExport::askWhere(ComparisonFormat format)
{
    const FormatRow &row = formatRows[std::size_t(format)];
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export: %1").arg(titleOf(row)), u"comparison."_s + row.suffix,
                                     u"%1 (*.%2);;%3 (*)"_s.arg(titleOf(row), row.suffix, tr("All files")));
    if (!path.isEmpty())
        save(format, path);
}

void ComparisonExport::save(ComparisonFormat format, const QString &path)
{
    const QString wrong = m_redaction->save(path, content(format));
    if (!wrong.isEmpty())
        emit problem(wrong);
    else
        emit saved(tr("Saved as %1. %2.").arg(path, report::redactionTitle(m_redaction->level())));
}

} // namespace claimcheck::ui::compare
