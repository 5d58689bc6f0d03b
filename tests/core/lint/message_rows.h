#pragma once

#include "tests/core/lint/run_bench.h"

#include <QTest>

#include <span>

namespace claimcheck::test {

using lint::Outcome;

// Rows are read as a table: short words for what stands in each.
using K = lint::MessageKind;
using B = RunBench;
inline constexpr Outcome good = Outcome::Passed;
inline constexpr Outcome bad = Outcome::Failed;
inline constexpr Outcome untold = Outcome::CouldNotTell;
inline constexpr Outcome none = Outcome::NotApplicable;

/// A good run with one thing changed, and what becomes of one rule.
struct MessageRow
{
    const char *rule;
    const char *name;
    Outcome outcome;
    void (*change)(RunBench &);
};

/// What a good run's secrets begin with: no result may tell any of it.
inline constexpr QLatin1StringView secretTexts[] = {
    QLatin1StringView("Qx7RdKp2"), QLatin1StringView("dBjftJeZ"), QLatin1StringView("s-4vMQ"),
    QLatin1StringView("n-7hTg"), QLatin1StringView("eyJ"),
};

/// The first result that tells a secret; empty if none does.
inline QString toldSecret(const std::vector<lint::CheckResult> &results)
{
    for (const lint::CheckResult &result : results) {
        const QString text = result.message + result.expected + result.found + result.where.join(u' ');
        for (QLatin1StringView secret : secretTexts) {
            if (text.contains(secret))
                return result.rule->name() + QStringLiteral(": ") + text;
        }
    }
    return {};
}

/// The rule's worst outcome in the run: failed before could-not-tell before passed.
inline Outcome outcomeIn(const std::vector<lint::CheckResult> &results, QLatin1StringView rule)
{
    Outcome worst = Outcome::NotApplicable;
    for (const lint::CheckResult &result : results) {
        if (result.rule->name() != rule)
            continue;
        if (result.outcome == Outcome::Failed)
            return Outcome::Failed;
        if (worst == Outcome::NotApplicable || result.outcome == Outcome::CouldNotTell)
            worst = result.outcome;
    }
    return worst;
}

inline void addRows(std::span<const MessageRow> rows)
{
    QTest::addColumn<const MessageRow *>("row");
    for (const MessageRow &row : rows)
        QTest::addRow("%s: %s", row.rule, row.name) << &row;
}

inline void checkRow(const MessageRow &row)
{
    RunBench bench;
    row.change(bench);
    const auto results = lint::checkRun(bench.build());
    QCOMPARE(outcomeIn(results, QLatin1StringView(row.rule)), row.outcome);
    QCOMPARE(toldSecret(results), QString());
}

/// The rules of the groups that have no row in which they fail.
inline QStringList rulesWithoutBadRow(std::span<const MessageRow> rows,
                                      std::initializer_list<std::span<const lint::MessageRule>> groups)
{
    QStringList missing;
    for (const auto &group : groups) {
        for (const lint::MessageRule &rule : group) {
            const bool fails = std::ranges::any_of(rows, [&](const MessageRow &row) {
                return rule.info.name() == QLatin1StringView(row.rule) && row.outcome == Outcome::Failed;
            });
            if (!fails)
                missing += rule.info.name();
        }
    }
    return missing;
}

} // namespace claimcheck::test

Q_DECLARE_METATYPE(const claimcheck::test::MessageRow *)
