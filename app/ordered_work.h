#pragma once

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace claimcheck::app {

/// Batches of lines worked on by all cores and written in the order in which they came. Memory is bounded:
/// add() waits while too many batches are unwritten.
class OrderedWork
{
public:
    using Batch = std::vector<QByteArray>;
    using Work = std::function<QByteArray(const Batch &)>; ///< called by several threads
    using Write = std::function<void(const QByteArray &)>; ///< called by one thread, in order

    OrderedWork(Work work, Write write, unsigned threads = std::thread::hardware_concurrency());
    /// Waits until everything is written.
    ~OrderedWork();

    void add(Batch batch);

private:
    struct Job
    {
        Batch batch;
        QByteArray answer;
        bool taken = false;
        bool done = false;
    };
    void workLoop();
    void writeLoop();
    Job *nextJob();

    Work m_work;
    Write m_write;
    std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Job>>
        m_jobs; ///< oldest first; a deque keeps the others in place when one is removed
    bool m_closed = false;
    std::vector<std::thread> m_workers;
    std::thread m_writer;
};

} // namespace claimcheck::app
