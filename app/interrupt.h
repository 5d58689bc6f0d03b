#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace claimcheck::app {

/// Turns SIGINT and SIGTERM into a signal of the event loop. At most one at a time; the old handlers come
/// back with its end. Elsewhere than on Unix it does nothing.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    Interrupt();
    ~Interrupt() override;

signals:
    void interrupted();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace claimcheck::app
