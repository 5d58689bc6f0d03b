#include "core/flow/recording.h"

#include "core/flow/from_har.h"
#include "core/flow/recorded_run.h"
#include "core/flow/text.h"
#include "core/flow/trace_file.h"

#include <QFile>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

/// Enough for the members that browsers write before the first entry.
constexpr qint64 looksAt = 4096;

} // namespace

base::Result<Recording> readRecording(const QByteArray &text)
{
    Recording recording;
    if (auto saved = readTrace(text)) {
        recording.damaged = saved->damaged;
        recording.flows.push_back(runFromTrace(std::move(saved->trace), std::move(saved->profile)));
        return recording;
    } else if (saved.error().code != "trace-unrecognized"_L1) {
        return saved.error();
    }
    const auto har = http::readHar(text);
    if (!har)
        return base::Error{"recording-unreadable"_L1,
                           Text::tr("it is neither a HAR (log.entries) nor a trace of this program"),
                           0,
                           {}};
    recording.flows = flowsOf(har->entries);
    recording.damaged = har->damaged;
    return recording;
}

bool looksLikeRecording(const QByteArray &head)
{
    const QByteArray start = head.left(looksAt);
    if (!start.trimmed().startsWith('{') && !start.startsWith("\xEF\xBB\xBF"))
        return false;
    // HAR 1.2: "log" has to have "version" and "creator"; some tools write them after the entries.
    const bool har =
        start.contains("\"log\"") && (start.contains("\"creator\"") || start.contains("\"entries\""));
    return har || start.contains("\"claimcheckTrace\"");
}

bool isRecordingFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && looksLikeRecording(file.read(looksAt));
}

} // namespace claimcheck::flow
