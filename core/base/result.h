#pragma once

#include "core/base/error.h"

#include <utility>
#include <variant>

namespace claimcheck::base {

/// A value or an Error. Reading the wrong one is a programming error (asserts).
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return *check(std::get_if<0>(&m_state)); }
    [[nodiscard]] T &value() & { return *check(std::get_if<0>(&m_state)); }
    [[nodiscard]] T &&value() && { return std::move(*check(std::get_if<0>(&m_state))); }
    [[nodiscard]] T valueOr(T other) const { return ok() ? value() : std::move(other); }
    [[nodiscard]] const Error &error() const { return *check(std::get_if<1>(&m_state)); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    template <typename P>
    static P *check(P *pointer)
    {
        Q_ASSERT_X(pointer, "Result", "the other alternative was read");
        return pointer;
    }

    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) { }

    [[nodiscard]] bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT_X(!m_ok, "Result", "there is no error");
        return m_error;
    }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace claimcheck::base
