#pragma once

#include "core/base/result.h"
#include "core/compare/measurement.h"
#include "core/compare/two_profiles.h"
#include "core/flow/flow_environment.h"

#include <QObject>

#include <memory>

namespace claimcheck::flow {
struct RunState;
}

namespace claimcheck::compare {

struct PlannedJob;

/// Gets both tokens from one provider in one go, measures what an API sees of each, and revokes them. One
/// phase after the other; each can fail by itself, and the others go on. Sends nothing before start().
class Measurer : public QObject
{
    Q_OBJECT

public:
    explicit Measurer(flow::FlowEnvironment environment, QObject *parent = nullptr);
    ~Measurer() override;

    /// Errors: "measurement-already-going", "measure-options" (a number out of its range). What keeps a run
    /// from beginning is that token's failure.
    base::Result<void> start(const TwoProfiles &profiles, const MeasureOptions &options = {});
    /// The same with the tokens of two runs that are over, not got anew. Errors: the first two, "no-token".
    base::Result<void> start(const flow::RunState &a, const flow::RunState &b,
                             const MeasureOptions &options = {});
    /// Ends the measurement soon; what was measured stays. finished() comes as usual.
    void cancel();

    [[nodiscard]] bool isRunning() const;
    /// As far as it has come.
    [[nodiscard]] const Measurement &measurement() const;

signals:
    /// Steps done of all that are known to come, and what is being done now, e.g. "Introspection, token A".
    void progress(int done, int total, const QString &phrase);
    /// A phase is over, or the tokens are there: a view can show what is new.
    void changed();
    void finished();

private:
    base::Result<void> begin(const MeasureOptions &options);
    void plan(PlannedJob job);
    [[nodiscard]] bool planMore();
    void run();
    void next();
    void jobFinished();
    void end(Measurement::End how);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace claimcheck::compare
