#pragma once

#include "ui/flow/waiting_facts.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QSpinBox;

namespace claimcheck::base {
class Clock;
}
namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

class RunSession;

/// While a run waits for its user on another device: the code and where to confirm it, how the polling goes,
/// and the pause between two polls. Hidden at other times.
class WaitingBar final : public QFrame
{
    Q_OBJECT

public:
    WaitingBar(RunSession &session, const base::Clock &clock, QWidget *parent = nullptr);

    /// As the run now is.
    void update();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeCode();
    QWidget *makeWords();
    QWidget *makePause();
    void show(const WaitingFacts &facts);
    void openPage();

    RunSession &m_session;
    const base::Clock &m_clock;
    QTimer m_seconds; ///< the countdown
    WaitingFacts m_facts;
    QWidget *m_codePart;
    QLabel *m_code;
    QLabel *m_todo;
    QLabel *m_address;
    QLabel *m_progress;
    Button *m_open;
    Button *m_copyAddress;
    QSpinBox *m_pause;
};

/// "expires in 9:41 · 3 polls · every 5 s · next in 2 s · asked once to slow down"; pause: seconds, see
/// FlowRunner::setPollPause; now: milliseconds since 1970.
[[nodiscard]] QString waitingText(const WaitingFacts &facts, int pause, qint64 now);

} // namespace claimcheck::ui::flow
