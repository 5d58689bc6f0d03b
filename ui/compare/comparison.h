#pragma once

#include "core/compare/measurement.h"
#include "core/compare/response.h"

namespace claimcheck::ui::compare {

namespace core = claimcheck::compare;
using core::CompareSide;

/// Where the two responses come from.
enum class Subject : quint8 {
    Profile,  ///< got from one provider in one go
    FlowRuns, ///< of two runs of Flow
    Pasted,   ///< nothing but the text: whatever needs a network is not known
};

/// How far a measurement of them is.
enum class Stage : quint8 { NotStarted, Measuring, Completed, Cancelled };

/// All that the Compare workspace shows: two token responses, and what was found about them so far.
struct Comparison
{
    Subject subject = Subject::Profile;
    Stage stage = Stage::NotStarted;
    std::array<QByteArray, 2> bodies; ///< of the responses, as they came; empty while there is none
    std::array<core::Response, 2> responses;
    core::Measurement measurement; ///< before one: what the responses themselves say

    [[nodiscard]] bool hasResponse(CompareSide side) const { return !bodies[std::size_t(side)].isEmpty(); }
    [[nodiscard]] bool hasResponses() const
    {
        return hasResponse(CompareSide::A) && hasResponse(CompareSide::B);
    }
    [[nodiscard]] const core::Response &response(CompareSide side) const
    {
        return responses[std::size_t(side)];
    }
    /// Keeps the body and reads it.
    void setBody(CompareSide side, const QByteArray &body);
};

/// "A" or "B".
[[nodiscard]] QString sideName(CompareSide side);
/// "A · JWT access token"; "A · first response" while there is none.
[[nodiscard]] QString sideTitle(const Comparison &comparison, CompareSide side);
/// "A · JWT": the head of a column.
[[nodiscard]] QString sideHead(const Comparison &comparison, CompareSide side);
[[nodiscard]] constexpr CompareSide otherSide(CompareSide side)
{
    return side == CompareSide::A ? CompareSide::B : CompareSide::A;
}

/// Fills the measurement with what the two responses say by themselves: formats, sizes, claims, lifetimes.
void readOffline(Comparison &comparison);

} // namespace claimcheck::ui::compare
