#include "ui/flow/recording_reader.h"

#include "core/flow/recording.h"
#include "ui/flow/text.h"
#include "ui/widgets/in_background.h"

#include <QFile>

namespace claimcheck::ui::flow {

namespace {

/// A file is read whole; a browser's recording of an afternoon has some 100 MB.
constexpr qint64 largestRecording = 512LL * 1024 * 1024;

std::shared_ptr<const RecordingFile> readRecordingFile(const QString &path)
{
    auto result = std::make_shared<RecordingFile>();
    result->path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result->problem = file.errorString();
        return result;
    }
    if (file.size() > largestRecording) {
        result->problem = Text::tr("it is larger than 512 MiB");
        return result;
    }
    auto recording = claimcheck::flow::readRecording(file.read(largestRecording));
    if (!recording) {
        result->problem = recording.error().message;
        return result;
    }
    for (claimcheck::flow::RunState &run : recording->flows)
        result->runs.push_back(std::make_shared<const claimcheck::flow::RunState>(std::move(run)));
    if (recording->damaged)
        result->damage = Text::tr("Damaged at byte %1, read up to there: %2")
                             .arg(recording->damaged->where)
                             .arg(recording->damaged->message);
    if (result->runs.empty())
        result->problem = Text::tr("there is no OAuth flow in it");
    return result;
}

} // namespace

RecordingReader::RecordingReader(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_reading)
            return;
        m_reading = false;
        emit finished(m_watcher.result());
    });
}

void RecordingReader::read(const QString &path)
{
    m_reading = true;
    m_watcher.setFuture(inBackground([path] { return readRecordingFile(path); }));
}

void RecordingReader::cancel()
{
    m_reading = false;
}

} // namespace claimcheck::ui::flow
