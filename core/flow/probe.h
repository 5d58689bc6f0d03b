#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/spec_ref.h"
#include "core/flow/run_state.h"

#include <optional>
#include <span>
#include <vector>

namespace claimcheck::flow {

/// The run that a probe needs. Each but Own is made once; the probes that share it follow each other.
enum class ProbeRun : quint8 {
    Api,     ///< signs in, calls the API; then requests are sent again, changed
    Refresh, ///< signs in, refreshes
    Revoked, ///< signs in, calls the API, revokes the access token
    Own,     ///< signs in, with requests changed before they are sent
    Expired, ///< signs in, calls the API, and waits until the access token is no longer valid
};

enum class ProbeOutcome : quint8 {
    Refused,
    Accepted,
    Expected, ///< accepted, as it has to be: a revoked JWT lives until it expires where the API asks nobody
    CouldNotTell,
    NotPossible,
    Right, ///< of what is looked at rather than sent: it is as it has to be
    Wrong, ///< and it is not
};
/// "refused", "accepted", "accepted-as-expected", "could-not-tell", "not-possible", "right", "wrong".
[[nodiscard]] QLatin1StringView probeOutcomeName(ProbeOutcome outcome);
/// What a report has to warn of.
[[nodiscard]] constexpr bool isFault(ProbeOutcome outcome)
{
    return outcome == ProbeOutcome::Accepted || outcome == ProbeOutcome::Wrong;
}

/// What a probe is made from, and judged by.
struct ProbeInput
{
    const RunState &state;
    const Message &message; ///< to be changed; to be judged
    const base::Clock &clock;
    base::Random &random;
    const oauth::ClientCredentials *other; ///< a second client of the same server; nullptr: there is none
};

struct ProbeVerdict
{
    ProbeOutcome outcome = ProbeOutcome::CouldNotTell;
    QString found; ///< translated; empty: the status and error of the answer
};

/// How the changed request is sent: see Resend.
enum class ProbeSending : quint8 { Signed, AsGiven };

/// Who sends it: what a client was given may be of no use to a second one.
enum class ProbeSender : quint8 { Client, OtherClient };

/// A request that no good client sends, and that a server must refuse; or a look at what the server sent.
struct Probe
{
    QLatin1StringView id; ///< stable: "code-again"
    const char *title;    ///< source text
    ProbeRun run;
    MessageKind kind; ///< the request whose answer decides
    /// The changed request; nullopt where there is nothing to change (a public client has no secret). An Own
    /// probe is asked for each request of its run, before it is sent; nullopt then: send it as it is. None:
    /// nothing is sent, the message itself is judged.
    std::optional<http::Request> (*change)(const ProbeInput &input);
    const char *why; ///< source text: what follows when the server accepts it
    base::SpecRef spec;
    ProbeSending sending = ProbeSending::Signed;
    /// Whether such a profile has it at all: no sign-in is made for nothing. None: it always may.
    bool (*applies)(const oauth::Profile &profile) = nullptr;
    /// None: judgeProbe.
    ProbeVerdict (*judge)(const ProbeInput &input) = nullptr;
    ProbeSender sender = ProbeSender::Client;

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedWhy() const;
};

/// In the order in which they are made: what uses up a code or a token comes last in its run.
[[nodiscard]] const std::vector<Probe> &probes();

struct ProbeResult
{
    const Probe *probe = nullptr;
    ProbeOutcome outcome = ProbeOutcome::NotPossible;
    QString found; ///< translated: the status and error, or why nothing was sent
};

/// What an answer says. No answer, a server error and a redirect of other endpoints than the authorization
/// endpoint tell nothing.
[[nodiscard]] ProbeOutcome judgeProbe(const Message &message);
/// The status and error of an answer, or why there is none.
[[nodiscard]] QString foundIn(const Message &message);

/// Three parts, the first of them a JSON object in base64url: what the probes that change a token need.
[[nodiscard]] bool looksLikeJwt(const QByteArray &token);

/// Seconds that a server may still take a token after its expiry, for clocks that differ (RFC 7519 §4.1.4).
inline constexpr qint64 expiryLeeway = 60;
/// When the access token expires, NumericDate; nullopt where nobody said so.
[[nodiscard]] std::optional<qint64> accessTokenExpiry(const RunState &state);

} // namespace claimcheck::flow
