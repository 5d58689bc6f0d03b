#pragma once

#include "core/base/spec_ref.h"
#include "core/flow/run_state.h"

#include <optional>
#include <span>
#include <vector>

namespace claimcheck::flow {

/// The run that a probe needs. Each but the last is made once; the probes that share it follow each other.
enum class ProbeRun : quint8 {
    Api,     ///< signs in, calls the API; then requests are sent again, changed
    Refresh, ///< signs in, refreshes
    Revoked, ///< signs in, calls the API, revokes the access token
    Own,     ///< signs in, with requests changed before they are sent
};

/// A request that no good client sends, and that a server must refuse.
struct Probe
{
    QLatin1StringView id; ///< stable: "code-again"
    const char *title;    ///< source text
    ProbeRun run;
    MessageKind kind; ///< the request whose answer decides
    /// The changed request; nullopt where there is nothing to change (a public client has no secret). An Own
    /// probe is asked for each request of its run, before it is sent; nullopt then: send it as it is.
    std::optional<http::Request> (*change)(const RunState &state, const Message &message);
    const char *why; ///< source text: what follows when the server accepts it
    base::SpecRef spec;

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedWhy() const;
};

/// In the order in which they are made: what uses up a code or a token comes last in its run.
[[nodiscard]] std::span<const Probe> probes();

enum class ProbeOutcome : quint8 {
    Refused,
    Accepted,
    Expected, ///< accepted, as it has to be: a revoked JWT lives until it expires where the API asks nobody
    CouldNotTell,
    NotPossible,
};
/// "refused", "accepted", "accepted-as-expected", "could-not-tell", "not-possible".
[[nodiscard]] QLatin1StringView probeOutcomeName(ProbeOutcome outcome);

struct ProbeResult
{
    const Probe *probe = nullptr;
    ProbeOutcome outcome = ProbeOutcome::NotPossible;
    QString found; ///< translated: the status and error, or why nothing was sent
};

/// What an answer says. No answer, a server error and a redirect tell nothing.
[[nodiscard]] ProbeOutcome judgeProbe(MessageKind kind, const std::optional<http::Response> &response);

/// Three parts, the first of them a JSON object in base64url: what the probes that change a token need.
[[nodiscard]] bool looksLikeJwt(const QByteArray &token);

} // namespace claimcheck::flow
