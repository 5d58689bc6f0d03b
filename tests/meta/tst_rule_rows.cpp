#include "tests/meta/source_files.h"

#include <QRegularExpression>
#include <QTest>

using namespace claimcheck::meta;
using namespace Qt::StringLiterals;

namespace {

/// The ids of the rules in a file of core/lint: rows begin with {{"id", {Spec::….
QStringList ruleIds(const QString &text)
{
    static const QRegularExpression row(
        u"\\{\\s*\\{\\s*\"([A-Za-z0-9-]+)\"\\s*,\\s*\\{\\s*(?:base::)?Spec::"_s);
    QStringList ids;
    for (const QRegularExpressionMatch &match : row.globalMatch(text))
        ids += match.captured(1);
    return ids;
}

QStringList allRuleIds()
{
    QStringList ids;
    for (const SourceFile &file : sourceFiles({u"core/lint"_s}))
        ids += ruleIds(QString::fromUtf8(file.text));
    return ids;
}

bool isNamed(const QString &id, const QString &tests)
{
    return tests.contains(QRegularExpression(u"(?<![\\w-])%1(?![\\w-])"_s.arg(id)));
}

QStringList withoutRow(const QStringList &ids, const QString &tests)
{
    QStringList result;
    for (const QString &id : ids) {
        if (!isNamed(id, tests))
            result += id;
    }
    return result;
}

} // namespace

class TestRuleRows : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasATestRow()
    {
        QString tests;
        for (const SourceFile &file : sourceFiles({u"tests/core/lint"_s}))
            tests += QString::fromUtf8(file.text);
        const QStringList missing = withoutRow(allRuleIds(), tests);
        QVERIFY2(missing.isEmpty(), qPrintable(u"no row in tests/core/lint names: "_s + missing.join(u' ')));
    }
    void idsAreUnique()
    {
        QStringList ids = allRuleIds();
        QVERIFY(!ids.isEmpty());
        QCOMPARE(ids.removeDuplicates(), 0);
    }
    void idsAreRead()
    {
        const QString text =
            u"{{\"AR08\",\n  {Spec::Rfc6749, \"3.1.2\"}}, {{\"time-order\", {base::Spec::Rfc7519}}"_s;
        QCOMPARE(ruleIds(text), QStringList({u"AR08"_s, u"time-order"_s}));
        QCOMPARE(withoutRow({u"AR08"_s, u"time-order"_s}, u"newRow(\"AR08 good\")"_s),
                 QStringList(u"time-order"_s));
        QCOMPARE(withoutRow({u"time"_s}, u"newRow(\"time-order\")"_s), QStringList(u"time"_s));
    }
};

QTEST_GUILESS_MAIN(TestRuleRows)
#include "tst_rule_rows.moc"
