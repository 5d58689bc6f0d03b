#include "core/base/spec_ref.h"

#include <QTest>

using namespace claimcheck::base;

class TestSpecRef : public QObject
{
    Q_OBJECT

private slots:
    void labelNamesTheSection()
    {
        QCOMPARE(SpecRef({Spec::Rfc7519, "4.1.4"}).label(), QStringLiteral("RFC 7519 \u00a74.1.4"));
        QCOMPARE(SpecRef({Spec::Jarm}).label(), QStringLiteral("JARM"));
        QCOMPARE(SpecRef().label(), QString());
    }
    void urlHasTheAnchorOfTheSection()
    {
        QCOMPARE(SpecRef({Spec::Rfc7515, "5.2"}).url().toString(),
                 QStringLiteral("https://www.rfc-editor.org/rfc/rfc7515#section-5.2"));
        QCOMPARE(SpecRef({Spec::Rfc7515, "A.1"}).url().toString(),
                 QStringLiteral("https://www.rfc-editor.org/rfc/rfc7515#appendix-A.1"));
        QVERIFY(SpecRef().url().isEmpty());
    }
    void everySpecHasOneRow()
    {
        QCOMPARE(specTable().size(), std::size_t(Spec::HarFormat));
        int previous = 0;
        for (const SpecRow &row : specTable()) {
            QCOMPARE(int(row.id), ++previous);
            QVERIFY(QUrl(QString::fromLatin1(row.url), QUrl::StrictMode).isValid());
        }
    }
};

QTEST_GUILESS_MAIN(TestSpecRef)
#include "tst_spec_ref.moc"
