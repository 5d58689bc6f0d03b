#pragma once

#include "core/flow/trace.h"
#include "core/oauth/profile.h"
#include "core/oauth/server_metadata.h"

#include <optional>
#include <vector>

namespace claimcheck::flow {

/// One step of a grant before it happens: what a diagram draws dashed.
struct PlannedStep
{
    MessageKind kind = MessageKind::Other;
    Party from = Party::Client;
    Party to = Party::AuthorizationServer;
    QString name;  ///< "token request", translated
    QString label; ///< "POST /token", or words where nothing is sent ("open the authorization URL")
};

/// The steps that the profile's run will take, in order, the browser's band among them.
/// Paths are the customary ones where the profile does not know better.
[[nodiscard]] std::vector<PlannedStep> plannedSteps(const oauth::Profile &profile);

/// What a run asks before the grant, to learn of the server: the issuer's metadata; without an issuer first
/// WebFinger for the profile's account, or the API of its call without a token and that API's metadata. Empty
/// where the profile's own members suffice, and where there is nothing to begin from.
[[nodiscard]] std::vector<MessageKind> startSteps(const oauth::Profile &profile);

/// The messages that a run sends by itself, one after the other, to get its tokens: the table of its grant, a
/// pushed request before it where the profile has one. The browser's answer, and the code's token request
/// after it, are not among them.
[[nodiscard]] std::vector<MessageKind> grantSteps(const oauth::Profile &profile);

/// The issuer's keys are needed before the authorization request: to open a signed response (JARM), or to
/// encrypt the request object.
[[nodiscard]] bool needsKeysFirst(const oauth::Profile &profile);

/// A run of the profile needs no other endpoint.
[[nodiscard]] bool suffices(const oauth::ServerMetadata &metadata, const oauth::Profile &profile);

/// What is added to a message of that kind; nullopt: nothing can be.
[[nodiscard]] std::optional<oauth::Leg> legOf(MessageKind kind);

/// The steps of the plan that have no message in the trace yet.
[[nodiscard]] std::vector<PlannedStep> stepsToCome(const std::vector<PlannedStep> &plan, const Trace &trace);

/// Names and parties of a kind of message, for one that is not in the plan.
[[nodiscard]] PlannedStep stepOf(MessageKind kind);
/// A message of that kind with its parties and name; its request is still to be set.
[[nodiscard]] Message messageOfStep(MessageKind kind);

/// The kind of an after-step; nullopt for one that this version does not take.
[[nodiscard]] std::optional<MessageKind> messageKindOf(oauth::AfterStep step);

/// True if the profile's own members do not suffice and the issuer has to be asked.
[[nodiscard]] bool needsMetadata(const oauth::Profile &profile);

} // namespace claimcheck::flow
