#pragma once

#include <QString>

#include <ctime>
#include <functional>

namespace claimcheck::bench {

/// One line of the table.
struct Rate
{
    QString name;
    double value = 0; ///< in units a second of CPU time
    QString unit;     ///< "tokens/s", "MB/s"
};

/// Calls work until it has taken so many seconds of CPU time; answers calls a second.
inline double callsPerSecond(const std::function<void()> &work, double seconds)
{
    constexpr int batch = 64;
    const std::clock_t begin = std::clock();
    double taken = 0;
    long calls = 0;
    while (taken < seconds) {
        for (int i = 0; i < batch; ++i)
            work();
        calls += batch;
        taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    return static_cast<double>(calls) / taken;
}

} // namespace claimcheck::bench
