#pragma once

// Internal to core/flow: the rows of probe.h by place, and what their requests are changed with.
#include "core/flow/probe.h"

#include "core/encoding/form.h"

#include <QCoreApplication>

#define CLAIMCHECK_PROBE(text) QT_TRANSLATE_NOOP("claimcheck_flow", text)

namespace claimcheck::flow {

using Changed = std::optional<http::Request>;

[[nodiscard]] std::span<const Probe> tokenProbes();         ///< access tokens at the API
[[nodiscard]] std::span<const Probe> proofProbes();         ///< DPoP proofs at the API
[[nodiscard]] std::span<const Probe> authorizationProbes(); ///< authorization requests without a sign-in
[[nodiscard]] std::span<const Probe> endpointProbes();      ///< userinfo, introspection, a used code
[[nodiscard]] std::span<const Probe> refreshProbes();
[[nodiscard]] std::span<const Probe> revokedProbes();
[[nodiscard]] std::span<const Probe> codeProbes(); ///< each in a run of its own
[[nodiscard]] std::span<const Probe> expiredProbes();

/// The form's parameter replaced, or left out; nullopt if it is not there.
[[nodiscard]] Changed withForm(http::Request request, QByteArrayView name,
                               const std::optional<QByteArray> &value);
/// The request unchanged.
[[nodiscard]] Changed unchanged(const ProbeInput &input);
/// The request with that access token, by the scheme of the run's own.
[[nodiscard]] http::Request withToken(const ProbeInput &input, const QByteArray &token);
/// Empty where there is none.
[[nodiscard]] QByteArray accessToken(const RunState &state);
[[nodiscard]] Changed withoutAccessToken(const ProbeInput &input);
[[nodiscard]] bool isPublic(const oauth::Profile &profile);
[[nodiscard]] bool usesDpop(const oauth::Profile &profile);
/// What takes a client's authentication out of a request, but for its client_id.
[[nodiscard]] http::Request withoutCredentials(http::Request request);
/// The request with the authentication of the second client; nullopt where there is none.
[[nodiscard]] Changed asOtherClient(const ProbeInput &input, const http::Request &request);

/// The parameters that a message asks for authorization with: of an authorization request that says them
/// itself, or of a pushed one. nullopt for other messages, and where a request object says them.
[[nodiscard]] std::optional<encoding::FormPairs> authorizationParameters(const Message &message);
/// What a redirect of the authorization endpoint says, in its query or its fragment.
[[nodiscard]] encoding::FormPairs redirectParameters(const http::Response &response);
[[nodiscard]] http::Request withAuthorizationParameters(const Message &message,
                                                        const encoding::FormPairs &parameters);

} // namespace claimcheck::flow
