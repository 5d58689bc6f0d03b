#pragma once

#include "core/flow/run_view.h"

namespace claimcheck::flow {

/// Where a value stands.
enum class ValuePlace : quint8 {
    Line,           ///< "method", "url" (scheme, host and path), "state" (how the message ended)
    Query,          ///< a parameter of the URL, its fragment included
    RequestHeader,  ///< a field
    RequestBody,    ///< a form's parameter, a JSON member, or "body"
    Status,         ///< "status"
    ResponseHeader, ///< a field
    ResponseBody,   ///< a JSON member, or "body"
    TokenHeader,    ///< a member of the JOSE header of a JWT in the response: "id_token.alg"
    TokenClaim,     ///< a claim of it: "id_token.aud"
};

/// "query", "request-header" …: stable.
[[nodiscard]] QLatin1StringView valuePlaceName(ValuePlace place);

enum class Difference : quint8 {
    Expected, ///< is new in every run: state, nonce, code, tokens, times, a loopback redirect's port
    Differs,
};

/// A value that is not the same in both runs. Several of one name in one place are one, joined by ", ". Not
/// masked: base::isSecretName(name) tells what is to be hidden.
struct ComparedValue
{
    ValuePlace place = ValuePlace::Line;
    QByteArray name;
    std::optional<QByteArray> a, b; ///< nullopt: not there
    Difference difference = Difference::Differs;
};

/// A rule that failed in one of the runs only. Each points into its run; nullptr: not judged there.
struct ComparedCheck
{
    const lint::CheckResult *a = nullptr;
    const lint::CheckResult *b = nullptr;

    [[nodiscard]] const lint::RuleInfo &rule() const { return a ? *a->rule : *b->rule; }
};

/// A message of one run beside the one that stands for it in the other.
struct ComparedMessage
{
    MessageKind kind = MessageKind::Other;
    int a = 0, b = 0; ///< their numbers; 0: only the other run has it
    std::vector<ComparedValue> values;
    std::vector<ComparedCheck> checks;

    /// Both runs have it, and nothing but what is new in every run is different.
    [[nodiscard]] bool isSame() const;
    /// How many values are of that kind.
    [[nodiscard]] qsizetype count(Difference difference) const;
};

struct RunComparison
{
    std::vector<ComparedMessage> messages; ///< in the order of both runs

    [[nodiscard]] bool isSame() const;
};

/// Two runs side by side. The first token request stands beside the first, the second beside the second;
/// calls of an API and pages of a sign-in also have to agree in method and path. The comparison points into
/// both runs' checks.
[[nodiscard]] RunComparison compareRuns(const RunView &a, const RunView &b);

} // namespace claimcheck::flow
