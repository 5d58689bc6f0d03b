#include "tests/bench/timed_process.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <ctime>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>
#include <vector>

namespace claimcheck::bench {

namespace {

double milliseconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// Pointers into the list's byte arrays, with the null at the end that exec wants.
std::vector<char *> pointers(QByteArrayList &list)
{
    std::vector<char *> result;
    for (QByteArray &one : list)
        result.push_back(one.data());
    result.push_back(nullptr);
    return result;
}

QByteArrayList utf8(const QStringList &list)
{
    QByteArrayList result;
    for (const QString &one : list)
        result.append(one.toUtf8());
    return result;
}

QByteArray readAll(int descriptor)
{
    QByteArray all;
    std::array<char, 4096> buffer;
    for (ssize_t size = 0; (size = read(descriptor, buffer.data(), buffer.size())) > 0;)
        all.append(buffer.data(), size);
    return all;
}

pid_t spawn(const QStringList &command, const QStringList &environment, int output)
{
    QByteArrayList arguments = utf8(command), variables = utf8(environment);
    for (char **one = environ; *one; ++one)
        variables.append(*one);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t pid = 0;
    const int failed = posix_spawnp(&pid, arguments[0].constData(), &actions, nullptr,
                                    pointers(arguments).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    return failed ? -1 : pid;
}

} // namespace

double monotonicMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::optional<TimedRun> runTimed(const QStringList &command, const QStringList &environment)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    TimedRun run;
    run.beganAtMs = monotonicMs();
    const pid_t pid = spawn(command, environment, ends[1]);
    close(ends[1]);
    if (pid > 0)
        run.output = readAll(ends[0]);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    if (pid <= 0 || wait4(pid, &status, 0, &usage) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::nullopt;
    run.wallMs = monotonicMs() - run.beganAtMs;
    run.cpuMs = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    return run;
}

} // namespace claimcheck::bench
