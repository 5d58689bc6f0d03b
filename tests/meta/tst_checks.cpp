#include "tests/meta/source_files.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

// The catalogue of checks on messages: each id has a rule with a run in which it passes and one in which it
// fails.

namespace {

struct Group
{
    const char *prefix;
    int count; ///< 01 to count, without gaps
};

constexpr Group groups[] = {
    {"MD", 14}, {"AR", 24}, {"JR", 7}, {"PA", 7},  {"RS", 15}, {"JM", 4}, {"TQ", 19}, {"TS", 18},
    {"ID", 14}, {"UI", 3},  {"LO", 4}, {"BL", 11}, {"FL", 2},  {"AT", 6}, {"RQ", 5},  {"IN", 6},
    {"RV", 2},  {"DP", 7},  {"DV", 3}, {"RG", 9},  {"CB", 1},  {"NT", 3},
};

/// Rules that only report: they cannot fail.
constexpr const char *reports[] = {"AT03"};

QStringList catalogue()
{
    QStringList ids;
    for (const Group &group : groups) {
        for (int number = 1; number <= group.count; ++number)
            ids += u"%1%2"_s.arg(QLatin1StringView(group.prefix)).arg(number, 2, 10, QLatin1Char('0'));
    }
    return ids;
}

QString textOf(const QString &folder)
{
    QString text;
    for (const SourceFile &file : sourceFiles({folder}))
        text += QString::fromUtf8(file.text);
    return text;
}

QStringList captures(const QString &text, const QString &pattern)
{
    QStringList found;
    for (const QRegularExpressionMatch &match : QRegularExpression(pattern).globalMatch(text))
        found += match.captured(1).split(u' ', Qt::SkipEmptyParts);
    return found;
}

/// Ids of the rows of rules: {{"RS01", {Spec::….
QStringList rules()
{
    return captures(textOf(u"core/lint"_s), u"\\{\\s*\\{\\s*\"([A-Z]{2}\\d\\d)\"\\s*,\\s*\\{\\s*Spec::"_s);
}

/// Ids of the rows of the fixtures with that outcome: {"RS01", "name", bad,.
QStringList fixtures(const QString &outcome)
{
    return captures(textOf(u"tests/core/lint"_s),
                    u"\\{\"([A-Z]{2}\\d\\d)\",\\s*\"[^\"]*\",\\s*%1\\b"_s.arg(outcome));
}

QStringList without(const QStringList &ids, const QStringList &known)
{
    QStringList missing;
    std::ranges::copy_if(ids, std::back_inserter(missing),
                         [&known](const QString &id) { return !known.contains(id); });
    return missing;
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private slots:
    void theCatalogueIsWhole()
    {
        QCOMPARE(catalogue().size(), 184);
        QCOMPARE(catalogue().removeDuplicates(), 0);
    }
    void everyCheckHasARule()
    {
        const QStringList missing = without(catalogue(), rules());
        QVERIFY2(missing.isEmpty(), qPrintable(u"not in core/lint: "_s + missing.join(u' ')));
    }
    void everyRuleIsOfTheCatalogue()
    {
        const QStringList unknown = without(rules(), catalogue());
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u' ')));
    }
    void everyRulePassesSomewhere()
    {
        QStringList missing = without(rules(), fixtures(u"good"_s));
        for (const char *id : reports)
            missing.removeAll(QLatin1StringView(id));
        QVERIFY2(missing.isEmpty(),
                 qPrintable(u"no row in tests/core/lint where these pass: "_s + missing.join(u' ')));
    }
    void everyRuleFailsSomewhere()
    {
        QStringList missing = without(rules(), fixtures(u"bad"_s));
        for (const char *id : reports)
            missing.removeAll(QLatin1StringView(id));
        QVERIFY2(missing.isEmpty(),
                 qPrintable(u"no row in tests/core/lint where these fail: "_s + missing.join(u' ')));
    }
    /// What the built-in provider gets wrong on purpose shows in a rule that there is.
    void faultsNameRules()
    {
        const QStringList named = captures(textOf(u"core/provider"_s), u"\\.rules = \"([^\"]*)\""_s);
        QVERIFY(named.size() > 60);
        const QStringList unknown = without(named, rules());
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
