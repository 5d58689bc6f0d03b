#pragma once

#include "core/base/result.h"
#include "core/flow/trace.h"
#include "core/oauth/profile.h"

#include <QByteArray>

namespace claimcheck::flow {

/// A run out of a trace file.
struct SavedRun
{
    Trace trace;
    std::optional<oauth::Profile> profile;
    std::optional<base::Error>
        damaged; ///< the messages were read up to there; where is an offset of the text
};

/// The run as JSON: {"claimcheckTrace": 1, "profile": {…}, "messages": […]}. The profile is a profile file's
/// object without its secret; each message has its request and response in full, bodies as text where they
/// are UTF-8, else base64url ("bodyBase64url"), and "originalRequest" and "originalResponse" where they were
/// edited. Where they say something: "failure", "timesSent", "repeats" and "redirectOf" (numbers of earlier
/// messages), "replayed", "answeredByHand", "tls" (its certificates as DER in base64url).
[[nodiscard]] QByteArray writeTrace(const Trace &trace, const oauth::Profile &profile);

/// Reads it back, message by message, so that a file that was cut short gives what it has. Codes:
/// "trace-unrecognized" (no messages), "trace-version" (of a newer Claimcheck).
[[nodiscard]] base::Result<SavedRun> readTrace(const QByteArray &text);

} // namespace claimcheck::flow
