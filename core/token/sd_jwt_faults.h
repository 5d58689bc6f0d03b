#pragma once

// Private to core/token: the problems that were found, a bounded number of each kind.

#include "core/token/sd_jwt.h"
#include "core/token/sd_jwt_problem.h"

#include <algorithm>
#include <array>

namespace claimcheck::token {

/// A problem and the value that it is about.
struct SdJwtFault
{
    SdJwtProblem problem;
    DigestPlace place = {};     ///< in the payload, or below a disclosure's value
    base::ByteRange range = {}; ///< of the value in its document's text; invalid for a whole disclosure
    QString detail = {};
};

class SdJwtFaults
{
public:
    static constexpr int maxOfAKind = 100;
    /// Those that are told once: the limits.
    static constexpr int maxOf(SdJwtProblem problem)
    {
        return problem == SdJwtProblem::TooManyDigests ? 1 : maxOfAKind;
    }

    /// Counts one more; false where there are enough of the kind already.
    [[nodiscard]] bool wants(SdJwtProblem problem)
    {
        return ++m_counts[std::size_t(problem)] <= maxOf(problem);
    }
    void add(SdJwtFault fault) { m_faults.push_back(std::move(fault)); }

    [[nodiscard]] const std::vector<SdJwtFault> &list() const { return m_faults; }
    [[nodiscard]] int omitted(SdJwtProblem problem) const
    {
        return std::max(0, m_counts[std::size_t(problem)] - maxOf(problem));
    }

private:
    std::vector<SdJwtFault> m_faults;
    std::array<int, sdJwtProblemCount> m_counts = {};
};

} // namespace claimcheck::token
