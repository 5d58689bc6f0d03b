#pragma once

#include <QDateTime>

namespace claimcheck::base {

/// The time, passed in, so that tests can say what it is.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] virtual qint64 nowMilliseconds() const = 0;
    /// NumericDate, RFC 7519 §2: whole seconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] qint64 nowSeconds() const { return nowMilliseconds() / 1000; }
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMilliseconds() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

/// A clock that stands still until it is set.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(qint64 milliseconds) : m_milliseconds(milliseconds) { }
    [[nodiscard]] qint64 nowMilliseconds() const override { return m_milliseconds; }
    void set(qint64 milliseconds) { m_milliseconds = milliseconds; }

private:
    qint64 m_milliseconds;
};

} // namespace claimcheck::base
