#pragma once

#include "tests/ui/flow/flow_fixture.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/recording_bar.h"
#include "ui/flow/run_session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace claimcheck::test {

/// The Flow workspace in a window of its own, with the built-in provider and a folder for files.
struct FlowWindow
{
    FlowFixture fixture;
    ui::flow::FlowWorkspace workspace{fixture.services()};
    QTemporaryDir folder;

    FlowWindow()
    {
        workspace.resize(1280, 800);
        workspace.show();
    }
    ui::flow::RunSession &session() { return workspace.session(); }
    template <typename T>
    T *find(const char *name)
    {
        return workspace.findChild<T *>(QString::fromLatin1(name));
    }
    /// Runs to the end; true if it was a good one.
    bool complete()
    {
        session().continueRun();
        return QTest::qWaitFor([&] { return session().phase() == ui::flow::RunPhase::Completed; }, 10'000);
    }
    QString write(const QString &name, const QByteArray &content) const
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }
    bool open(const QString &path)
    {
        QSignalSpy opened(&workspace.recording(), &ui::flow::RecordingBar::opened);
        workspace.takeFile(path);
        return opened.wait(10'000);
    }
};

} // namespace claimcheck::test
