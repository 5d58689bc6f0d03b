#pragma once

#include "tests/core/lint/run_bench.h"

#include <QTest>

#include <span>

namespace claimcheck::test {

using lint::Outcome;

/// A good run with one thing changed, and what becomes of one rule.
struct MessageRow
{
    const char *rule;
    const char *name;
    Outcome outcome;
    void (*change)(RunBench &);
};

/// The rule's worst outcome in the run: failed before could-not-tell before passed.
inline Outcome outcomeIn(const lint::Run &run, QLatin1StringView rule)
{
    Outcome worst = Outcome::NotApplicable;
    for (const lint::CheckResult &result : lint::checkRun(run)) {
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
    QCOMPARE(outcomeIn(bench.build(), QLatin1StringView(row.rule)), row.outcome);
}

/// The rules of the groups that have no row in which they fail.
inline QStringList rulesWithoutBadRow(std::span<const MessageRow> rows,
                                      std::initializer_list<std::span<const lint::MessageRule>> groups)
{
    QStringList missing;
    for (const auto &group : groups) {
        for (const lint::MessageRule &rule : group) {
            const bool bad = std::ranges::any_of(rows, [&](const MessageRow &row) {
                return rule.info.name() == QLatin1StringView(row.rule) && row.outcome == Outcome::Failed;
            });
            if (!bad)
                missing += rule.info.name();
        }
    }
    return missing;
}

} // namespace claimcheck::test

Q_DECLARE_METATYPE(const claimcheck::test::MessageRow *)
