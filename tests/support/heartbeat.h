#pragma once

#include "tests/support/cpu_time.h"

#include <QElapsedTimer>
#include <QTimer>

/// How long the event loop is held: a timer that should fire every millisecond, and the longest that it had
/// to wait. Wall time is what a user sees, but on a busy machine it counts what other programs do; the
/// processor time of this thread is what the window itself is to blame for.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    }
    void start()
    {
        m_wall = m_processor = 0;
        m_last.start();
        m_lastProcessor = claimcheck::test::cpuMicroseconds();
        m_timer.start(1);
    }
    void stop()
    {
        beat();
        m_timer.stop();
    }
    /// Milliseconds.
    [[nodiscard]] double longestWall() const { return double(m_wall) / 1000; }
    [[nodiscard]] double longestProcessor() const { return double(m_processor) / 1000; }

private:
    void beat()
    {
        const qint64 processor = claimcheck::test::cpuMicroseconds();
        m_wall = qMax(m_wall, m_last.nsecsElapsed() / 1000);
        m_processor = qMax(m_processor, processor - m_lastProcessor);
        m_last.restart();
        m_lastProcessor = processor;
    }

    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_lastProcessor = 0;
    qint64 m_wall = 0;
    qint64 m_processor = 0;
};
