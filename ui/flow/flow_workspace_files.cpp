// The files of the workspace: recorded runs and profiles.
#include "core/flow/recording.h"
#include "core/oauth/profile_file.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/recording_bar.h"
#include "ui/flow/run_notice.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr qint64 largestProfile = 1024 * 1024;

} // namespace

FileWish FlowWorkspace::fileWish() const
{
    return {tr("Open a recorded run or a profile"),
            tr("HAR, trace or profile (*.har *.json);;All files (*)")};
}

void FlowWorkspace::takeFile(const QString &path)
{
    const bool profile =
        path.endsWith(".json"_L1, Qt::CaseInsensitive) && !claimcheck::flow::isRecordingFile(path);
    if (profile)
        openProfileFile(path);
    else
        m_recording->open(path);
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
    const auto read = oauth::readProfile(file.read(largestProfile));
    if (!read)
        return m_notice->showProblem(tr("%1 is not a profile: %2").arg(path, read.error().message));
    oauth::Profile profile = read->value;
    if (profile.name.isEmpty())
        profile.name = QFileInfo(path).completeBaseName();
    useProfile(profile);
}

} // namespace claimcheck::ui::flow
