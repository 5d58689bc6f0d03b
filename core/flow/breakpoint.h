#pragma once

#include "core/base/finding.h"
#include "core/flow/trace.h"
#include "core/lint/message_runner.h"

#include <optional>
#include <vector>

namespace claimcheck::flow {

enum class HoldPoint : quint8 {
    BeforeRequest, ///< the request can be edited; for the callback: received, before the flow sees it
    AfterResponse, ///< the response can be edited before the flow sees it
};

/// Holds the messages that show all of what is set. The callback is a request that carries an answer: both
/// hold points mean the same there.
struct Breakpoint
{
    std::optional<MessageKind> kind = {}; ///< none: any
    HoldPoint point = HoldPoint::BeforeRequest;
    std::optional<int> status = {};              ///< 1 to 5: the class, 4 for 4xx; else the number
    QByteArray parameter = {};                   ///< of the query or form, or a member of the JSON answer
    std::optional<QByteArray> value = {};        ///< of the parameter; none: it need only be there
    std::optional<QByteArray> error = {};        ///< the OAuth error; an empty one: any
    std::optional<base::Level> failedCheck = {}; ///< a check on the message failed at this level or above

    /// True if more than the kind and the place are asked for.
    [[nodiscard]] bool hasCondition() const;
    friend bool operator==(const Breakpoint &, const Breakpoint &) = default;
};

/// checks: those on the message; looked at only where failedCheck is set.
[[nodiscard]] bool holdsAt(const Breakpoint &breakpoint, const Message &message, HoldPoint point,
                           const std::vector<lint::CheckResult> &checks);

/// For a list of them, translated: "token request, answer: status 4xx, error invalid_grant".
[[nodiscard]] QString describe(const Breakpoint &breakpoint);

} // namespace claimcheck::flow
