#pragma once

#include "core/crypto/thread_memory.h"

#include <QtConcurrentRun>

#include <utility>

namespace claimcheck::ui {

/// Runs the task in a thread of Qt's pool, so that the window does not wait for it.
template <typename Task>
[[nodiscard]] auto inBackground(Task task)
{
    return QtConcurrent::run([task = std::move(task)] {
        const crypto::ThreadMemory memory;
        return task();
    });
}

} // namespace claimcheck::ui
