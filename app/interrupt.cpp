#include "app/interrupt.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX

#include <csignal>
#include <unistd.h>

namespace claimcheck::app {

namespace {

// A signal handler may do next to nothing: it writes a byte, and the event loop reads it (signal-safety(7)).
int pipeEnds[2] = {-1, -1};

extern "C" void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe(pipeEnds) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(pipeEnds[0], &byte, 1) == 1)
            emit interrupted();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &end : pipeEnds) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace claimcheck::app

#else

namespace claimcheck::app {

Interrupt::Interrupt() = default;
Interrupt::~Interrupt() = default;

} // namespace claimcheck::app

#endif
