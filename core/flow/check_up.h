#pragma once

#include "core/flow/flow_runner.h"
#include "core/flow/probe.h"

#include <QObject>

#include <memory>

namespace claimcheck::flow {

/// The active tests of a provider: every probe, in runs of their own. Sends what no good client sends, so it
/// starts only with the host that its user confirmed. Signs in up to mostSignIns times.
class CheckUp : public QObject
{
    Q_OBJECT

public:
    /// The runner makes the runs; nobody else starts or holds it meanwhile.
    explicit CheckUp(std::unique_ptr<FlowRunner> runner, QObject *parent = nullptr);
    ~CheckUp() override;

    /// A second client of the same server, which must not use what the first was given. Before start().
    /// Errors: those of clientOf, "client-not-supported" (one with a certificate, or that signs).
    base::Result<void> setOtherClient(const oauth::Profile &profile);
    /// confirmedHost: as its user typed it. Errors: "host-not-confirmed" (it is not the issuer's or the token
    /// endpoint's), "grant-not-supported" (the check-up is about the code grant; of the device grant it makes
    /// what needs no browser), those of FlowRunner::start.
    base::Result<void> start(const oauth::Profile &profile, const QString &confirmedHost);
    /// Ends it; what was found stays.
    void cancel();
    [[nodiscard]] bool isRunning() const;

    /// One for each probe that is done, in the order of probes().
    [[nodiscard]] const std::vector<ProbeResult> &results() const;
    /// Why a run that the probes need did not complete; empty where all did.
    [[nodiscard]] const QString &trouble() const;
    /// The run that is going on, or the last.
    [[nodiscard]] const RunState &state() const;

signals:
    void progress(int done, int total);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

inline constexpr int mostSignIns = 16;

/// The host of the profile's issuer, or without one of its token endpoint: what its user has to confirm.
[[nodiscard]] QString hostOf(const oauth::Profile &profile);

} // namespace claimcheck::flow
