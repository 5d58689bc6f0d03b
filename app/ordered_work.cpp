#include "app/ordered_work.h"

#include <algorithm>

namespace claimcheck::app {

OrderedWork::OrderedWork(Work work, Write write, unsigned threads)
    : m_work(std::move(work)), m_write(std::move(write)), m_limit(4 * std::max(1u, threads))
{
    for (unsigned i = 0; i < std::max(1u, threads); ++i)
        m_workers.emplace_back([this] { workLoop(); });
    m_writer = std::thread([this] { writeLoop(); });
}

OrderedWork::~OrderedWork()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_all();
    for (std::thread &worker : m_workers)
        worker.join();
    m_writer.join();
}

void OrderedWork::add(Batch batch)
{
    auto job = std::make_unique<Job>();
    job->batch = std::move(batch);
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_jobs.size() < m_limit; });
    m_jobs.push_back(std::move(job));
    lock.unlock();
    m_changed.notify_all();
}

/// The oldest job that nobody works on; to be called with the lock held.
OrderedWork::Job *OrderedWork::nextJob()
{
    const auto found = std::ranges::find_if(m_jobs, [](const auto &job) { return !job->taken; });
    return found == m_jobs.end() ? nullptr : found->get();
}

void OrderedWork::workLoop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        Job *job = nullptr;
        m_changed.wait(lock, [&] { return (job = nextJob()) || m_closed; });
        if (!job)
            return;
        job->taken = true;
        lock.unlock();
        QByteArray answer = m_work(job->batch);
        lock.lock();
        job->answer = std::move(answer);
        job->done = true;
        m_changed.notify_all();
    }
}

void OrderedWork::writeLoop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] {
            return (!m_jobs.empty() && m_jobs.front()->done) || (m_jobs.empty() && m_closed);
        });
        if (m_jobs.empty())
            return;
        const std::unique_ptr<Job> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        m_changed.notify_all();
        m_write(job->answer);
        lock.lock();
    }
}

} // namespace claimcheck::app
