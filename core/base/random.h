#pragma once

#include <QByteArray>

namespace claimcheck::base {

/// Unpredictable bytes, passed in, so that tests can repeat a run.
class Random
{
public:
    virtual ~Random() = default;
    [[nodiscard]] virtual QByteArray bytes(qsizetype count) = 0;
    /// count characters of the base64url alphabet, 6 bits of randomness each (state, nonce, verifier, tokens).
    [[nodiscard]] QByteArray urlSafeText(qsizetype count);
};

/// The operating system's generator.
class SystemRandom final : public Random
{
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override;
};

} // namespace claimcheck::base
