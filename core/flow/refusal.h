#pragma once

// Internal to core/flow: a request that a server refused, and what its run shows to be wrong with it.
#include "core/base/redaction.h"
#include "core/encoding/form.h"
#include "core/flow/run_state.h"

namespace claimcheck::flow {

struct Refusal
{
    const RunState &state;
    const Message &message;            ///< the token request, or the authorization response with the error
    encoding::FormPairs form;          ///< of the token request
    encoding::FormPairs authorization; ///< the authorization request, what was pushed included
};

/// The value is there and was not hidden by whoever made the recording.
[[nodiscard]] inline bool isSeen(const QByteArray &value)
{
    return !value.isEmpty() && !base::hasHidden(value);
}

/// A sentence, translated and without secrets, if the run shows this cause; else empty.
using Cause = QString (*)(const Refusal &);

// causes_of_grant.cpp
[[nodiscard]] QString redirectUriDiffers(const Refusal &refusal);
[[nodiscard]] QString verifierDiffers(const Refusal &refusal);
[[nodiscard]] QString wasUsedBefore(const Refusal &refusal);
[[nodiscard]] QString isNotWhatCame(const Refusal &refusal);
[[nodiscard]] QString wasTooLate(const Refusal &refusal);
[[nodiscard]] QString clientDiffers(const Refusal &refusal);

// causes_of_client.cpp
[[nodiscard]] QString methodIsNotListed(const Refusal &refusal);
[[nodiscard]] QString secretIsPadded(const Refusal &refusal);
[[nodiscard]] QString secretNeedsEncoding(const Refusal &refusal);
[[nodiscard]] QString assertionIsForAnother(const Refusal &refusal);
[[nodiscard]] QString clocksDiffer(const Refusal &refusal);

// causes_of_request.cpp
[[nodiscard]] QString scopeIsNotListed(const Refusal &refusal);
[[nodiscard]] QString grantIsNotListed(const Refusal &refusal);
[[nodiscard]] QString responseTypeIsNotListed(const Refusal &refusal);
[[nodiscard]] QString mustBePushed(const Refusal &refusal);
[[nodiscard]] QString challengeIsMissing(const Refusal &refusal);
[[nodiscard]] QString isRepeated(const Refusal &refusal);
[[nodiscard]] QString promptIsNone(const Refusal &refusal);
[[nodiscard]] QString resourceWasAsked(const Refusal &refusal);

} // namespace claimcheck::flow
