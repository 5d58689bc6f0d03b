#pragma once

#include "core/crypto/signature.h"

namespace claimcheck::jose {

/// How much work may still be spent on trials, so that no token, however many signatures, keys or megabytes
/// it has, costs more than a few seconds. Counted in bytes of a hash; a public key operation costs as many as
/// are hashed in its time. Not thread-safe.
class TrialBudget
{
public:
    static constexpr qint64 ofOneToken = qint64(2) << 30;

    explicit TrialBudget(qint64 bytes = ofOneToken) : m_left(bytes) {}

    /// Takes the cost of one verification over so many bytes; false where too little is left.
    [[nodiscard]] bool spend(const crypto::SignatureMethod &method, qsizetype bytes);
    /// Takes a cost that is given in bytes.
    [[nodiscard]] bool spend(qint64 bytes);
    /// True after a spend() that was refused.
    [[nodiscard]] bool isExhausted() const { return m_exhausted; }

    /// Takes half of what is left for one of several explanations; giveBack() returns what it did not use.
    [[nodiscard]] TrialBudget takeShare();
    void giveBack(const TrialBudget &share);

private:
    qint64 m_left;
    bool m_exhausted = false;
};

} // namespace claimcheck::jose
