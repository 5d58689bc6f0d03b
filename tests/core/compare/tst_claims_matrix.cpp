#include "core/compare/claims_matrix.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

namespace {

encoding::JsonDocument object(const QByteArray &text)
{
    return encoding::JsonDocument::parse(text).valueOr({});
}

/// The marks of a claim's row, in the order of the sources.
QString marksOf(const ClaimsMatrix &matrix, const QString &claim)
{
    for (const MatrixRow &row : matrix.rows) {
        if (row.claim != claim)
            continue;
        QStringList marks;
        for (const MatrixCell &cell : row.cells)
            marks += cellMarkName(cell.mark);
        return marks.join(u' ');
    }
    return u"no row"_s;
}

} // namespace

class TestClaimsMatrix : public QObject
{
    Q_OBJECT

    const ClaimsMatrix m_matrix = claimsMatrix(
        {{ClaimSource::AccessToken, object("{\"iss\":\"i\",\"sub\":\"u\",\"aud\":\"api\",\"exp\":100,"
                                           "\"scope\":\"a b\",\"email\":\"x@y\",\"n\":8,"
                                           "\"role\":\"r\"}")},
         {ClaimSource::Introspection, object("{\"active\":true,\"iss\":\"i\",\"sub\":\"u\",\"aud\":[\"api\"],"
                                             "\"exp\":100.0,\"scope\":\"b a\","
                                             "\"n\":\"8\",\"role\":\"s\"}")},
         {ClaimSource::UserInfo, object("{\"sub\":\"other\",\"email\":\"x@y\",\"name\":\"Ann\"}")},
         {ClaimSource::IdToken,
          object("{\"iss\":\"i\",\"sub\":\"u\",\"aud\":\"app\",\"exp\":900,\"nonce\":\"n\"}")}});

private slots:
    void everyDisagreementIsMarked_data()
    {
        QTest::addColumn<QString>("marks");
        QTest::newRow("iss") << u"same same by-design same"_s;
        QTest::newRow("sub") << u"same same differs same"_s;
        QTest::newRow("aud") << u"same respelled by-design by-design"_s;
        QTest::newRow("exp") << u"same respelled by-design by-design"_s;
        QTest::newRow("scope") << u"same respelled by-design by-design"_s;
        QTest::newRow("email") << u"same missing same missing"_s;
        QTest::newRow("n") << u"same type-differs missing missing"_s;
        QTest::newRow("role") << u"same differs missing missing"_s;
        QTest::newRow("active") << u"by-design same by-design by-design"_s;
        QTest::newRow("nonce") << u"by-design by-design by-design same"_s;
        QTest::newRow("name") << u"missing missing same missing"_s;
        QTest::newRow("no such claim") << u"no row"_s;
    }
    void everyDisagreementIsMarked()
    {
        QFETCH(QString, marks);
        QCOMPARE(marksOf(m_matrix, QString::fromLatin1(QTest::currentDataTag())), marks);
    }

    void disagreementsAndPersonalDataAreCounted()
    {
        QCOMPARE(m_matrix.disagreements(), 5);                    // sub, email, n, role, name
        QCOMPARE(m_matrix.personal(ClaimSource::AccessToken), 2); // sub, email
        QCOMPARE(m_matrix.personal(ClaimSource::UserInfo), 3);
        QCOMPARE(m_matrix.rows.front().claim, u"iss"_s);
        QVERIFY(!m_matrix.rows.front().meaning.isEmpty());
        QCOMPARE(*m_matrix.rows[3].cells[1].value, QByteArray("100.0"));
    }

    void oneSourceAloneAgrees()
    {
        const ClaimsMatrix alone =
            claimsMatrix({{ClaimSource::UserInfo, object("{\"sub\":\"u\",\"email\":1}")}});
        QCOMPARE(alone.disagreements(), 0);
        QCOMPARE(claimsMatrix({}).rows.size(), std::size_t(0));
        QCOMPARE(claimsMatrix({{ClaimSource::IdToken, object("[1]")}}).rows.size(), std::size_t(0));
    }

    void ofDuplicatesTheLastCounts()
    {
        const ClaimsMatrix matrix =
            claimsMatrix({{ClaimSource::AccessToken, object("{\"sub\":\"a\",\"sub\":\"b\"}")},
                          {ClaimSource::IdToken, object("{\"sub\":\"b\"}")}});
        QCOMPARE(matrix.rows.size(), std::size_t(1));
        QCOMPARE(matrix.disagreements(), 0);
    }
};

QTEST_GUILESS_MAIN(TestClaimsMatrix)
#include "tst_claims_matrix.moc"
