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

/// The same for all threads of this process together, in milliseconds.
inline qint64 processCpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000 + now.tv_nsec / 1'000'000;
}

inline qint64 cpuMilliseconds()
{
    return cpuMicroseconds() / 1000;
}

/// How many times as long instrumented code may take.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr qint64 slowdown = 5;
#else
inline constexpr qint64 slowdown = 1;
#endif

} // namespace claimcheck::test
