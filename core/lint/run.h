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
    http::Request original;                 ///< the request as the client made it, before an edit
    qint64 sentAt = -1;                     ///< milliseconds since the epoch; -1: not known
};

/// What a run before this one sent: values that must be fresh, and where it wanted its answer.
struct EarlierRequest
{
    QString issuer;
    QByteArray redirectUri, state, nonce, codeChallenge; ///< empty: not sent
};

enum class ListenerEnd : quint8 { Unknown, Closed, LeftOpen };

/// The client's listener on the redirect URI.
struct Listener
{
    QString address;                        ///< that it is bound to
    ListenerEnd end = ListenerEnd::Unknown; ///< after the response came
};

/// Everything that the rules on messages may look at: the profile and the messages so far, in order.
struct Run
{
    RuleProfile ruleProfile = RuleProfile::BestPractice;
    oauth::Profile profile;
    oauth::ServerMetadata metadata; ///< as the client uses it, the profile's own members included
    jose::KeySet issuerKeys;        ///< from the issuer's JWKS; empty until it was read
    std::vector<ObservedMessage> messages;
    qint64 now = 0;                      ///< NumericDate, seconds
    std::vector<EarlierRequest> earlier; ///< of earlier runs, as far as they are known
    std::optional<Listener> listener;    ///< none: not ours, or not seen
    QByteArray
        certificateHash; ///< x5t#S256 of the certificate that the client shows; empty: none, or not known

    /// The last message of that kind; nullptr if there is none (yet).
    [[nodiscard]] const ObservedMessage *last(MessageKind kind) const;
};

} // namespace claimcheck::lint
