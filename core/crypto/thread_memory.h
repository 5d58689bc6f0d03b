#pragma once

namespace claimcheck::crypto {

/// Gives back what OpenSSL keeps for a thread (its queue of errors) at the end of a task. OpenSSL would do so
/// when the thread ends; a thread of a QThreadPool ends a moment after the pool said that it is done, and the
/// program may have ended before (OPENSSL_thread_stop(3)).
class ThreadMemory
{
public:
    ThreadMemory() = default;
    ~ThreadMemory();
    ThreadMemory(const ThreadMemory &) = delete;
    ThreadMemory &operator=(const ThreadMemory &) = delete;
};

} // namespace claimcheck::crypto
