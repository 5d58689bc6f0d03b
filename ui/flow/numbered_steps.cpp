#include "ui/flow/numbered_steps.h"

#include "ui/flow/run_session.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::PlannedStep;
using lint::MessageKind;

/// A run that is over has nothing to come: what it did not reach is left out.
std::vector<PlannedStep> numberedSteps(const RunSession &session)
{
    if (session.isOver() && !session.trace().isEmpty())
        return {};
    std::vector<PlannedStep> steps = stepsToCome(session.plan(), session.trace());
    std::erase_if(steps, [](const PlannedStep &step) { return step.kind == MessageKind::BrowserBand; });
    return steps;
}

std::optional<MessageKind> kindOf(const RunSession &session, int number)
{
    if (const auto *message = session.trace().message(number))
        return message->kind;
    const std::vector<PlannedStep> steps = numberedSteps(session);
    const auto index = std::size_t(number) - session.trace().messages().size() - 1;
    return number > 0 && index < steps.size() ? std::optional(steps[index].kind) : std::nullopt;
}

} // namespace claimcheck::ui::flow
