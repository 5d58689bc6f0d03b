#pragma once

#include "core/lint/message_kind.h"
#include "core/lint/outcome.h"
#include "core/lint/profile.h"
#include "core/lint/token_type.h"

#include <span>

namespace claimcheck::lint {

struct TokenSubject;
struct Run;
struct ObservedMessage;

/// Whose mistake a failed rule is.
enum class Fault : quint8 { AuthorizationServer, Client, ResourceServer, Token };

/// How a broken rule weighs in each profile.
class Levels
{
public:
    constexpr Levels(base::Level everywhere) : Levels(everywhere, everywhere, everywhere, everywhere) {}
    constexpr Levels(base::Level plainOAuth, base::Level bestPractice, base::Level openId, base::Level fapi2)
        : m_levels{plainOAuth, bestPractice, openId, fapi2}
    {
    }

    [[nodiscard]] constexpr base::Level in(RuleProfile profile) const
    {
        return m_levels[std::size_t(profile)];
    }

private:
    base::Level m_levels[std::size_t(RuleProfile::Fapi2) + 1];
};

/// What a rule is called and where it comes from. Ids are stable; those of messages are the ones of the
/// catalogue (RS01).
struct RuleInfo
{
    const char *id;
    base::SpecRef spec;
    Levels levels;
    Fault fault;
    const char *title; ///< what holds when it passes; QT_TRANSLATE_NOOP in the context "claimcheck_lint"
    const char *why = nullptr; ///< why it matters: what happens to whom when it is broken; as the title
    const char *fix = nullptr; ///< what to do when it is broken; as the title

    [[nodiscard]] QLatin1StringView name() const { return QLatin1StringView(id); }
    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedWhy() const;
    [[nodiscard]] QString translatedFix() const;
};

using TokenCheck = Verdict (*)(const TokenSubject &);
/// Called once for each message of a kind that the rule applies to.
using MessageCheck = Verdict (*)(const Run &, const ObservedMessage &);

struct TokenRule
{
    RuleInfo info;
    TokenTypes appliesTo;
    TokenCheck check;
};

struct MessageRule
{
    RuleInfo info;
    MessageKinds appliesTo;
    MessageCheck check;
};

/// Every rule on tokens, every rule on messages: tables, gathered from the rules_*.cpp in the order of their
/// groups.
[[nodiscard]] std::span<const TokenRule> tokenRules();
[[nodiscard]] std::span<const MessageRule> messageRules();

/// The rule's row by its id; nullptr if there is none.
[[nodiscard]] const RuleInfo *findRule(QLatin1StringView id);

} // namespace claimcheck::lint
