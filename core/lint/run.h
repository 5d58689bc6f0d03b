#pragma once

#include "core/http/message.h"
#include "core/jose/key_set.h"
#include "core/lint/message_kind.h"
#include "core/lint/profile.h"
#include "core/oauth/profile.h"
#include "core/oauth/server_metadata.h"

#include <optional>
#include <vector>

namespace claimcheck::lint {

enum class Edited : bool { No, Yes };

/// One message of a run as it was sent and answered. The values are shared, copies are cheap.
struct ObservedMessage
{
    int number = 0; ///< counts from 1
    MessageKind kind = MessageKind::Other;
    http::Request request;
    std::optional<http::Response> response; ///< none: not answered (yet)
    Edited edited = Edited::No;             ///< the user changed the request on purpose
};

/// Everything that the rules on messages may look at: the profile and the messages so far, in order.
struct Run
{
    RuleProfile ruleProfile = RuleProfile::BestPractice;
    oauth::Profile profile;
    oauth::ServerMetadata metadata; ///< as the client uses it, the profile's own members included
    jose::KeySet issuerKeys;        ///< from the issuer's JWKS; empty until it was read
    std::vector<ObservedMessage> messages;
    qint64 now = 0; ///< NumericDate, seconds

    /// The last message of that kind; nullptr if there is none (yet).
    [[nodiscard]] const ObservedMessage *last(MessageKind kind) const;
};

} // namespace claimcheck::lint
