#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace claimcheck::ui {

/// Frees a large value on another thread: giving back the memory of 100 MB or of 10,000 signatures takes
/// longer than a frame.
template <typename Value>
void disposeLater(Value &&value)
{
    auto kept = std::make_shared<std::decay_t<Value>>(std::forward<Value>(value));
    QThreadPool::globalInstance()->start([kept = std::move(kept)]() mutable { kept.reset(); });
}

} // namespace claimcheck::ui
