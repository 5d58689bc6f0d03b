#pragma once

#include "core/base/result.h"
#include "core/flow/run_state.h"

namespace claimcheck::flow {

/// The runs that a file holds, each judged. Nothing is sent for them.
struct Recording
{
    std::vector<RunState> flows;        ///< of a trace one; of a HAR any number, none included
    std::optional<base::Error> damaged; ///< the file was read up to there; where is an offset of the text
};

/// Reads a trace file or a HAR. Codes: "recording-unreadable" (it is neither), "trace-version".
[[nodiscard]] base::Result<Recording> readRecording(const QByteArray &text);

/// The first bytes of a file look like those of a HAR or a trace; says nothing of whether it can be read.
[[nodiscard]] bool looksLikeRecording(const QByteArray &head);

/// The same for a file; false for one that cannot be read.
[[nodiscard]] bool isRecordingFile(const QString &path);

} // namespace claimcheck::flow
