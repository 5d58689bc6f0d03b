#include "core/report/diff_report.h"
#include "tests/core/compare/token_pairs.h"
#include "tests/fuzz/mutation_run.h"

#include <QTest>

using namespace claimcheck;
using compare::DiffCounts;

namespace {

void requireOfPair(bool holds, const char *what, const QByteArray &input)
{
    if (!holds)
        qFatal("%s does not hold for %s", what, input.toPercentEncoding().constData());
}

DiffCounts countsOf(const compare::Response &a, const compare::Response &b)
{
    return compare::compareResponses(a, b, {}).counts();
}

/// Whatever A became: it is the same as itself, the other way round the same rows turn, and every form of the
/// report can be written.
void checkPair(const QByteArray &a, const QByteArray &b)
{
    const compare::Response left = compare::readResponse(a), right = compare::readResponse(b);
    const DiffCounts itself = countsOf(left, left);
    requireOfPair(itself.differences() == 0 && itself.respelled == 0, "the same as itself", a);
    const DiffCounts there = countsOf(left, right), back = countsOf(right, left);
    requireOfPair(there.added == back.removed && there.removed == back.added &&
                      there.changed == back.changed && there.same == back.same &&
                      there.respelled == back.respelled,
                  "the other way round", a);
    const report::DiffReport report = report::makeDiffReport(a, b, {});
    const auto json = encoding::JsonDocument::parse(report::diffJson(report), {.maxDepth = 512});
    requireOfPair(json.ok(), "the report is JSON", a);
    requireOfPair(!report::diffText(report).contains('\x1b'), "the text steers no terminal", a);
    requireOfPair(!report::diffMarkdown(report).isEmpty(), "there is a document", a);
}

} // namespace

/// Responses and tokens whose differences are known, mutated: as text, and the claims inside.
class TestCompareMutations : public QObject
{
    Q_OBJECT

private slots:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        for (const auto &pairs : {test::damagedAndClosedPairs(), test::responsePairs()}) {
            for (const test::TokenPairCase &pair : pairs)
                QTest::newRow(pair.name) << pair.a << pair.b;
        }
    }
    void texts()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        fuzz::runMutations(a, [&b](const QByteArray &one) { checkPair(one, b); });
    }

    void claims_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        for (const test::TokenPairCase &pair : test::claimPairs())
            QTest::newRow(pair.name) << encoding::decodeBase64Url(pair.a.split('.')[1]).valueOr({}) << pair.b;
    }
    void claims()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        fuzz::runMutations(a, [&b](const QByteArray &one) { checkPair(test::madeJwt(one), b); });
    }
};

QTEST_GUILESS_MAIN(TestCompareMutations)
#include "tst_compare_mutations.moc"
