#include "ui/flow/export_button.h"

#include "core/flow/recorded_run.h"
#include "ui/flow/run_session.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using report::ExportFormat;
using report::ExportRow;

ExportButton::ExportButton(const RunSession &session, QWidget *parent)
    : Button(tr("Export"), u"exportButton"_s, ButtonKind::Plain, parent), m_session(session),
      m_menu(new QMenu(this)), m_copyMenu(new QMenu(tr("Copy"), m_menu))
{
    m_menu->setObjectName(u"exportMenu"_s);
    m_menu->setAccessibleName(tr("Export the run"));
    m_menu->setToolTipsVisible(true);
    m_copyMenu->setObjectName(u"exportCopyMenu"_s);
    m_copyMenu->setAccessibleName(tr("Copy the run as text"));
    addFormats();
    m_menu->addMenu(m_copyMenu);
    m_redaction = new RedactionChoice(m_menu, u"exportRedaction"_s);
    setDropDown(m_menu);
    connect(&m_session, &RunSession::changed, this, &ExportButton::follow);
    follow();
}

void ExportButton::addFormats()
{
    for (const ExportRow &row : report::exportFormats()) {
        const QString name = QString::fromLatin1(row.name);
        QAction *saving = m_menu->addAction(tr("%1\u2026").arg(row.translatedTitle()));
        saving->setObjectName(u"export."_s + name);
        connect(saving, &QAction::triggered, this, [this, &row] { askWhere(row); });
        // The palette shows the action without its menu.
        auto *command = new QAction(tr("Export: %1\u2026").arg(row.translatedTitle()), this);
        command->setObjectName(u"flowExport."_s + name);
        connect(command, &QAction::triggered, saving, &QAction::trigger);
        m_saves += command;
        QAction *copied = m_copyMenu->addAction(row.translatedTitle());
        copied->setObjectName(u"exportCopy."_s + name);
        connect(copied, &QAction::triggered, this, [this, format = row.format] { copy(format); });
    }
}

void ExportButton::follow()
{
    const bool hasRun = !m_session.trace().isEmpty();
    setEnabled(hasRun);
    for (QAction *command : m_saves)
        command->setEnabled(hasRun);
}

QByteArray ExportButton::content(ExportFormat format) const
{
    const auto run = m_session.snapshot();
    return run ? report::exportRun(*run, format, claimcheck::flow::endOf(run->trace), redaction())
               : QByteArray();
}

void ExportButton::askWhere(const ExportRow &row)
{
    const QString suffix = QString::fromLatin1(row.suffix);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export: %1").arg(row.translatedTitle()), u"run."_s + suffix,
        u"%1 (*.%2);;%3 (*)"_s.arg(row.translatedTitle(), suffix, tr("All files")));
    if (!path.isEmpty())
        save(row.format, path);
}

void ExportButton::save(ExportFormat format, const QString &path)
{
    const QString wrong = m_redaction->save(path, content(format));
    if (!wrong.isEmpty())
        emit problem(wrong);
    else
        emit saved(tr("Saved as %1. %2.").arg(path, report::redactionTitle(redaction())));
}

void ExportButton::copy(ExportFormat format)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(content(format)));
    emit saved(tr("Copied. %1.").arg(report::redactionTitle(redaction())));
}

} // namespace claimcheck::ui::flow
