#include "tests/fuzz/inspection_invariants.h"
#include "tests/fuzz/mutation_run.h"
#include "tests/support/ten_tokens.h"

#include <QTest>

using namespace claimcheck;

/// The whole pipeline over mutated tokens of each kind, with the key of each.
class TestInspectionMutations : public QObject
{
    Q_OBJECT

private slots:
    void inspection_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("jwk");
        for (const test::SampleToken &sample : test::tenTokens())
            QTest::newRow(sample.name) << sample.text << sample.jwk;
    }
    void inspection()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, jwk);
        const auto keys = jose::readKeys(jwk, QStringLiteral("sample")).valueOr({});
        fuzz::runMutations(text, [&keys](const QByteArray &one) { fuzz::checkInspection(one, keys); });
    }
};

QTEST_GUILESS_MAIN(TestInspectionMutations)
#include "tst_inspection_mutations.moc"
