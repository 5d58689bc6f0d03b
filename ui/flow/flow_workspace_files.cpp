// The files of the workspace, recorded runs and profiles, and the pages beside the run.
#include "core/flow/recording.h"
#include "core/oauth/profile_file.h"
#include "ui/flow/check_up_page.h"
#include "ui/flow/compare_button.h"
#include "ui/flow/comparison_page.h"
#include "ui/flow/export_button.h"
#include "ui/flow/flow_toolbar.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/import_page.h"
#include "ui/flow/messages_pane.h"
#include "ui/flow/profile_page.h"
#include "ui/flow/recording_bar.h"
#include "ui/flow/run_keeper.h"
#include "ui/flow/run_notice.h"
#include "ui/flow/run_session.h"

#include "ui/widgets/chip.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

FileWish FlowWorkspace::fileWish() const
{
    return {tr("Open a recorded run or a profile"),
            tr("HAR, trace, profile, Postman, Insomnia, Bruno (*.har *.json *.bru);;All files (*)")};
}

void FlowWorkspace::takeFile(const QString &path)
{
    const bool named =
        path.endsWith(".json"_L1, Qt::CaseInsensitive) || path.endsWith(".bru"_L1, Qt::CaseInsensitive);
    const bool profile = named && !claimcheck::flow::isRecordingFile(path);
    if (profile)
        openProfileFile(path);
    else
        m_recording->open(path);
}

/// Open and Export at the right end of the toolbar; Compare beside how far the run is, as the toolbar is
/// full.
void FlowWorkspace::addFileTools()
{
    auto *open = new Button(tr("Open\u2026"), u"openRecording"_s, ButtonKind::Plain, m_toolbar);
    open->setToolTip(tr("Open a HAR or a saved run (Ctrl+O)"));
    connect(open, &QPushButton::clicked, this, &FlowWorkspace::openRequested);
    m_toolbar->addTool(open);
    m_toolbar->addTool(m_export);
    m_messages->addChip(m_toolbar->grant());
    m_messages->addControl(m_compare);
    connect(m_export, &ExportButton::saved, m_notice, &RunNotice::showDone);
    connect(m_export, &ExportButton::problem, m_notice, &RunNotice::showProblem);
    connect(m_compare, &CompareButton::compareRequested, this,
            [this](const KeptRun &earlier, const KeptRun &current) {
                m_comparison->compare(earlier, current);
                m_pages->setCurrentWidget(m_comparison);
            });
    m_checkUpAction->setObjectName(u"flowCheckUp"_s);
    connect(m_checkUpAction, &QAction::triggered, this, [this] { openCheckUp(m_session->profile()); });
    connect(m_settings, &ProfilePage::checkUpRequested, this, &FlowWorkspace::openCheckUp);
    addServerPages();
    const auto showRun = [this] { m_pages->setCurrentIndex(0); };
    connect(m_comparison, &ComparisonPage::closeRequested, this, showRun);
    connect(m_session, &RunSession::runStarted, this, showRun);
    connect(m_session, &RunSession::recordedChanged, this, showRun);
}

void FlowWorkspace::openCheckUp(const oauth::Profile &profile)
{
    if (!m_checkUp) {
        m_checkUp = new CheckUpPage(m_services);
        m_pages->addWidget(m_checkUp);
        connect(m_checkUp, &CheckUpPage::closeRequested, this, [this] { m_pages->setCurrentIndex(0); });
    }
    m_checkUp->setProfile(profile);
    m_pages->setCurrentWidget(m_checkUp);
}

std::vector<KeptRun> FlowWorkspace::runs() const
{
    std::vector<KeptRun> all;
    const auto shown = m_session->snapshot();
    if (shown)
        all.push_back({runTitle(*shown), shown});
    for (const KeptRun &kept : m_keeper->runs()) {
        if (!m_session->isRecorded() || kept.run != shown)
            all.push_back(kept);
    }
    return all;
}

void FlowWorkspace::askForFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a profile file"), {}, tr("Profiles (*.json)"));
    if (!path.isEmpty())
        openProfileFile(path);
}

void FlowWorkspace::openProfileFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return m_notice->showProblem(tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.read(maximumImport);
    const auto read = oauth::readProfile(bytes);
    if (!read && oauth::importProfiles(bytes)) {
        editProfiles();
        return m_settings->importFile(path);
    }
    if (!read)
        return m_notice->showProblem(tr("%1 is not a profile: %2").arg(path, read.error().message));
    oauth::Profile profile = read->value;
    if (profile.name.isEmpty())
        profile.name = QFileInfo(path).completeBaseName();
    useProfile(profile);
}

} // namespace claimcheck::ui::flow
