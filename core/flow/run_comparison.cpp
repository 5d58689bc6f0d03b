#include "core/flow/run_comparison.h"

#include "core/flow/compared_values.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView placeNames[] = {
    "line"_L1,          "query"_L1,        "request-header"_L1,
    "request-body"_L1,  "status"_L1,       "response-header"_L1,
    "response-body"_L1, "token-header"_L1, "token-claim"_L1,
};
static_assert(std::size(placeNames) == std::size_t(ValuePlace::TokenClaim) + 1);

/// What two messages agree in that stand side by side, apart from how many came before.
using PairingKey = std::tuple<MessageKind, bool, QByteArray, QByteArray>;

PairingKey keyOf(const Message &message)
{
    const bool many = message.kind == MessageKind::Other || message.kind == MessageKind::ApiCall;
    return many ? PairingKey{message.kind, message.isStep(), message.request.method, message.request.path()}
                : PairingKey{message.kind, message.isStep(), {}, {}};
}

/// Numbers of messages that stand side by side, in the order of a; 0: b has none.
std::vector<std::pair<int, int>> pairsOf(const Trace &a, const Trace &b)
{
    std::map<PairingKey, std::vector<int>> waiting; // of b, last one first
    for (auto message = b.messages().rbegin(); message != b.messages().rend(); ++message)
        waiting[keyOf(*message)].push_back(message->number);
    std::vector<std::pair<int, int>> pairs;
    for (const Message &message : a.messages()) {
        std::vector<int> &others = waiting[keyOf(message)];
        const int other = others.empty() ? 0 : others.back();
        if (other > 0)
            others.pop_back();
        pairs.emplace_back(message.number, other);
    }
    return pairs;
}

/// With what only b has, each after the message that it followed there.
std::vector<std::pair<int, int>> withThoseOfB(const std::vector<std::pair<int, int>> &pairs, int countOfB)
{
    std::set<int> paired;
    for (const auto &[a, b] : pairs)
        paired.insert(b);
    std::vector<std::pair<int, int>> all;
    const auto addFollowing = [&](int number) {
        while (++number <= countOfB && !paired.contains(number))
            all.emplace_back(0, number);
    };
    addFollowing(0);
    for (const auto &pair : pairs) {
        all.push_back(pair);
        if (pair.second > 0)
            addFollowing(pair.second);
    }
    return all;
}

std::vector<ComparedValue> compareValues(const Message &a, const Message &b)
{
    using Sides = std::pair<std::optional<QByteArray>, std::optional<QByteArray>>;
    std::map<ValueKey, Sides> all;
    for (auto &[key, value] : valuesOf(a))
        all[key].first = value;
    for (auto &[key, value] : valuesOf(b))
        all[key].second = value;
    std::vector<ComparedValue> compared;
    for (const auto &[key, sides] : all) {
        if (sides.first != sides.second)
            compared.push_back({key.first, key.second, sides.first, sides.second,
                                differenceOf(key, sides.first, sides.second)});
    }
    return compared;
}

/// The results on a message, by rule.
std::map<QString, const lint::CheckResult *> resultsOn(const RunView &run, int number)
{
    std::map<QString, const lint::CheckResult *> checks;
    for (const lint::CheckResult &check : run.result.checks) {
        if (check.messageNumber == number && number > 0)
            checks[QString(check.rule->name())] = &check;
    }
    return checks;
}

bool hasFailed(const lint::CheckResult *check)
{
    return check && check->outcome == lint::Outcome::Failed;
}

/// A rule that failed in one run only. What one run could judge and the other could not, as a second run is
/// held against the first one, is no difference between the two.
std::vector<ComparedCheck> compareChecks(const RunView &a, const RunView &b, std::pair<int, int> numbers)
{
    const auto left = resultsOn(a, numbers.first), right = resultsOn(b, numbers.second);
    std::vector<ComparedCheck> compared;
    for (const auto &[rule, check] : left) {
        const auto other = right.find(rule);
        const lint::CheckResult *there = other == right.end() ? nullptr : other->second;
        if (hasFailed(check) != hasFailed(there))
            compared.push_back({check, there});
    }
    for (const auto &[rule, check] : right) {
        if (!left.contains(rule) && hasFailed(check))
            compared.push_back({nullptr, check});
    }
    return compared;
}

} // namespace

QLatin1StringView valuePlaceName(ValuePlace place)
{
    return placeNames[std::size_t(place)];
}

bool ComparedMessage::isSame() const
{
    return a > 0 && b > 0 && checks.empty() && count(Difference::Differs) == 0;
}

qsizetype ComparedMessage::count(Difference difference) const
{
    return std::ranges::count(values, difference, &ComparedValue::difference);
}

bool RunComparison::isSame() const
{
    return std::ranges::all_of(messages, &ComparedMessage::isSame);
}

RunComparison compareRuns(const RunView &a, const RunView &b)
{
    RunComparison comparison;
    const int countOfB = int(b.trace.messages().size());
    for (const auto &numbers : withThoseOfB(pairsOf(a.trace, b.trace), countOfB)) {
        const Message *left = a.trace.message(numbers.first);
        const Message *right = b.trace.message(numbers.second);
        ComparedMessage message{left ? left->kind : right->kind, numbers.first, numbers.second, {}, {}};
        if (left && right) {
            message.values = compareValues(*left, *right);
            message.checks = compareChecks(a, b, numbers);
        }
        comparison.messages.push_back(std::move(message));
    }
    return comparison;
}

} // namespace claimcheck::flow
