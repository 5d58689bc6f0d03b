#pragma once

#include "ui/compare/compare_services.h"
#include "ui/compare/comparison.h"

#include <QObject>

namespace claimcheck::ui::compare {

/// What is compared now, and the measurement of it: what the buttons of the workspace do.
class CompareSession final : public QObject
{
    Q_OBJECT

public:
    explicit CompareSession(CompareServices services, QObject *parent = nullptr);
    ~CompareSession() override;

    /// What measure() gets from now on. A measurement that is going on is cancelled, what is shown stays.
    void setProfiles(const ProfilePair &pair);
    /// Shows the token responses of two runs; measure() takes their tokens.
    void showFlowRuns(const FlowRun &a, const FlowRun &b);
    /// Shows two texts that can be read; nothing is sent for them.
    void showPasted(const QByteArray &a, const QByteArray &b);

    /// Begins, anew if there was a measurement.
    void measure(int samples);
    /// Ends the measurement soon; what was measured stays.
    void cancel();
    [[nodiscard]] bool isMeasuring() const { return m_comparison.stage == Stage::Measuring; }
    /// There is something to begin with.
    [[nodiscard]] bool canMeasure() const;

    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    /// "Demo provider (built in)", "two runs of Flow", "pasted".
    [[nodiscard]] QString subjectText() const;
    /// Why the last start was refused, or no token came; empty if all went well.
    [[nodiscard]] const QString &problem() const { return m_problem; }

signals:
    void changed();
    void progress(int done, int total, const QString &phrase);
    void finished();

private:
    void begin(Subject subject);
    void take();
    void dropMeasurer();

    CompareServices m_services;
    std::unique_ptr<core::Measurer> m_measurer;
    std::optional<ProfilePair> m_pair;
    std::array<FlowRun, 2> m_runs;
    Comparison m_comparison;
    QString m_problem;
};

/// The body of the last token response of a run; empty if there was none.
[[nodiscard]] QByteArray tokenResponseOf(const claimcheck::flow::RunState &run);

} // namespace claimcheck::ui::compare
