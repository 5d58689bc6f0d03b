#include "core/claims/resource_file.h"
#include "core/token/opaque_formats.h"

#include <QRegularExpression>
#include <QTest>

using namespace claimcheck::token;
using namespace Qt::StringLiterals;

class TestOpaqueFormats : public QObject
{
    Q_OBJECT

private slots:
    /// The samples of resources/registries/opaque_formats.json, with the source that each row names.
    void samples_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("named");
        const auto document = claimcheck::claims::readRegistryFile("opaque_formats.json"_L1);
        QCOMPARE(document["rows"_L1].size(), 118);
        for (const auto &row : document["rows"_L1].elements()) {
            QVERIFY(QRegularExpression(row["regex"_L1].toString()).isValid());
            const QByteArray sample = row["sample"_L1].toUtf8();
            if (sample.isEmpty() || sample.contains("..."))
                continue;
            const QString name = row["name"_L1].toString();
            QTest::newRow(qPrintable(name))
                << sample << name << row["match"_L1].equals("prefix or structure");
        }
    }
    void samples()
    {
        QFETCH(QByteArray, sample);
        QFETCH(QString, name);
        QFETCH(bool, named);
        bool found = false;
        for (const OpaqueMatch &match : matchOpaqueFormats(sample))
            found = found || match.name == name;
        QCOMPARE(found, named);
    }
    void idsAreWords()
    {
        QCOMPARE(matchOpaqueFormats("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").front().id,
                 u"github-personal-access-token-classic"_s);
    }
    void longTextStaysCheap_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *piece : {"a", "A1", "a-", "a.", "sv=", "--", "0", "|", "%3D", "xoxb-"})
            QTest::newRow(piece) << QByteArray(piece).repeated(60'000 / qsizetype(qstrlen(piece)));
    }
    void longTextStaysCheap()
    {
        QFETCH(QByteArray, text);
        QVERIFY(matchOpaqueFormats(text).size() < 10); // or it runs into the test's time limit
    }
    void nothingIsNamedFromTooLittle()
    {
        QVERIFY(matchOpaqueFormats("").empty());
        QVERIFY(matchOpaqueFormats("abc").empty());
        QVERIFY(matchOpaqueFormats(QByteArray(100'000, 'a')).empty());
        QVERIFY(matchOpaqueFormats("x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").empty());
    }
};

QTEST_GUILESS_MAIN(TestOpaqueFormats)
#include "tst_opaque_formats.moc"
