#include "ui/flow/export_button.h"

#include "core/flow/recorded_run.h"
#include "ui/flow/run_session.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using report::ExportFormat;
using report::ExportRow;
using report::Redaction;

ExportButton::ExportButton(const RunSession &session, QWidget *parent)
    : Button(tr("Export"), u"exportButton"_s, ButtonKind::Plain, parent), m_session(session),
      m_menu(new QMenu(this)), m_copyMenu(new QMenu(tr("Copy"), m_menu)), m_levels(new QActionGroup(this))
{
    m_menu->setObjectName(u"exportMenu"_s);
    m_menu->setAccessibleName(tr("Export the run"));
    m_menu->setToolTipsVisible(true);
    m_copyMenu->setObjectName(u"exportCopyMenu"_s);
    m_copyMenu->setAccessibleName(tr("Copy the run as text"));
    addFormats();
    m_menu->addMenu(m_copyMenu);
    addRedaction();
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

void ExportButton::addRedaction()
{
    m_menu->addSection(tr("What leaves"));
    for (const Redaction level : {Redaction::Secrets, Redaction::SecretsAndPersonal, Redaction::None}) {
        QAction *choice = m_menu->addAction(report::redactionTitle(level));
        choice->setObjectName(u"exportRedaction."_s + report::redactionName(level));
        choice->setCheckable(true);
        choice->setChecked(level == m_redaction);
        choice->setData(int(level));
        m_levels->addAction(choice);
    }
    connect(m_levels, &QActionGroup::triggered, this,
            [this](const QAction *choice) { m_redaction = Redaction(choice->data().toInt()); });
}

void ExportButton::setRedaction(Redaction level)
{
    m_redaction = level;
    for (QAction *choice : m_levels->actions())
        choice->setChecked(Redaction(choice->data().toInt()) == level);
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
    return run ? report::exportRun(*run, format, claimcheck::flow::endOf(run->trace), m_redaction)
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
    const QByteArray text = content(format);
    QSaveFile file(path);
    bool good = !text.isEmpty() && file.open(QIODevice::WriteOnly);
    // What has its secrets in it is for its owner's eyes only.
    if (good && m_redaction == Redaction::None)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    good = good && file.write(text) == text.size() && file.commit();
    if (!good)
        emit problem(tr("%1 could not be written: %2").arg(path, file.errorString()));
    else
        emit saved(tr("Saved as %1. %2.").arg(path, report::redactionTitle(m_redaction)));
}

void ExportButton::copy(ExportFormat format)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(content(format)));
    emit saved(tr("Copied. %1.").arg(report::redactionTitle(m_redaction)));
}

} // namespace claimcheck::ui::flow
