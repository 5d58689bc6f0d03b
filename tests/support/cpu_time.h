#pragma once

#include <QtGlobal>

#include <ctime>

namespace claimcheck::test {

/// Microseconds that this thread has worked: what a test may bound, because a loaded machine does not add to it.
inline qint64 cpuMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

inline qint64 cpuMilliseconds()
{
    return cpuMicroseconds() / 1000;
}

} // namespace claimcheck::test
