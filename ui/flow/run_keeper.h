#pragma once

#include "ui/flow/run_session.h"

#include <QObject>

#include <vector>

namespace claimcheck::ui::flow {

/// A run that another one took the place of.
struct KeptRun
{
    QString title; ///< "Run 2 · demo-native · failed"
    std::shared_ptr<const claimcheck::flow::RunState> run;
};

/// The earlier runs of this window, newest first, to compare with. In memory only.
class RunKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit RunKeeper(const RunSession &session, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<KeptRun> &runs() const { return m_runs; }

signals:
    void changed();

private:
    void keep(const std::shared_ptr<const claimcheck::flow::RunState> &run, const QString &name);

    std::vector<KeptRun> m_runs;
    int m_count = 0; ///< of all live runs
};

/// "demo-native · completed": what tells a run from others.
[[nodiscard]] QString runTitle(const claimcheck::flow::RunState &run);

} // namespace claimcheck::ui::flow
