#include "core/compare/two_profiles.h"
#include "core/oauth/profile_file.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// How the two runs of a comparison follow from one profile.
class TestTwoProfiles : public QObject
{
    Q_OBJECT

private slots:
    void resources_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("code");
        QTest::newRow("neither") << QByteArray() << QString() << QString() << u"compare-one-format"_s;
        QTest::newRow("one resource")
            << QByteArray(",\"resource\":[\"r\"]") << QString() << QString() << u"compare-one-format"_s;
        QTest::newRow("three resources") << QByteArray(",\"resource\":[\"r\",\"s\",\"t\"]") << QString()
                                         << QString() << u"compare-one-format"_s;
        QTest::newRow("two resources")
            << QByteArray(",\"resource\":[\"r\",\"s\"]") << u"r"_s << u"s"_s << QString();
        QTest::newRow("compare goes before")
            << QByteArray(",\"resource\":[\"r\",\"s\"],\"compare\":{\"b\":{\"resource\":[\"t\"]}}")
            << u"r s"_s << u"t"_s << QString();
    }
    void resources()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, a);
        QFETCH(QString, b);
        const auto read = oauth::readProfile("{\"issuer\":\"x\",\"client\":{\"id\":\"c\"},"
                                             "\"after\":[\"userinfo\"]" +
                                             members + '}');
        QVERIFY(read);
        const auto both = compare::twoProfilesOf(read->value);
        QTEST(both ? QString() : QString(both.error().code), "code");
        if (!both)
            return;
        QCOMPARE(both->a.resource.join(u' '), a);
        QCOMPARE(both->b.resource.join(u' '), b);
        QVERIFY(both->a.after.empty() && both->b.after.empty());
        QVERIFY(both->a.compare.isEmpty() && both->b.compare.isEmpty());
        QCOMPARE(both->a.client.id, both->b.client.id);
    }
};

QTEST_GUILESS_MAIN(TestTwoProfiles)
#include "tst_two_profiles.moc"
