#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace claimcheck::bench {

/// One run of a program from its start to its end.
struct TimedRun
{
    double beganAtMs = 0;         ///< monotonicMs() just before it was started
    double wallMs = 0, cpuMs = 0; ///< cpuMs: user and system, of it and of children that it waited for
    QByteArray output;            ///< what it wrote to standard output
};

/// Starts a program, reads its standard output and waits for its end. environment: "NAME=value" beside the
/// own one. Empty if it could not be started or ended with another status than 0.
[[nodiscard]] std::optional<TimedRun> runTimed(const QStringList &command,
                                               const QStringList &environment = {});

/// CLOCK_MONOTONIC, which is the same in every process.
[[nodiscard]] double monotonicMs();

} // namespace claimcheck::bench
