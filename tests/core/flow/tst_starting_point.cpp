#include "core/flow/starting_point.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// What its user wrote to begin a login from, and where that may lead.
class TestStartingPoint : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("issuer") << u"https://op.example/tenant"_s << u"issuer https://op.example/tenant"_s;
        QTest::newRow("slash is kept") << u" https://op.example/ "_s << u"issuer https://op.example/"_s;
        QTest::newRow("host") << u"op.example"_s << u"issuer https://op.example"_s;
        QTest::newRow("host and path") << u"op.example/tenant"_s << u"issuer https://op.example/tenant"_s;
        QTest::newRow("this machine") << u"127.0.0.1:9400"_s << u"issuer http://127.0.0.1:9400"_s;
        QTest::newRow("localhost") << u"localhost:9400/x"_s << u"issuer http://localhost:9400/x"_s;
        QTest::newRow("e-mail address") << u"joe@op.example"_s << u"account joe@op.example"_s;
        QTest::newRow("acct") << u"ACCT:joe@op.example"_s << u"account ACCT:joe@op.example"_s;
        QTest::newRow("user in a URL") << u"https://joe@op.example/"_s << u"issuer https://joe@op.example/"_s;
        QTest::newRow("nothing") << QString() << u"issuer "_s;
    }
    void kinds()
    {
        QFETCH(QString, text);
        const flow::StartingPoint start = flow::startingPointOf(text);
        QTEST(flow::startKindName(start.kind) + u' ' + start.text, "expected");
        QVERIFY(flow::startKindOf(flow::startKindName(start.kind).toString()) == start.kind);
    }
    void unknownKind() { QVERIFY(!flow::startKindOf(u"thing")); }

    void leads_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("may");
        const QString far = u"https://op.example"_s, here = u"http://127.0.0.1:9400"_s;
        QTest::newRow("https to https") << far << u"https://other.example/x"_s << true;
        QTest::newRow("https to http") << far << u"http://op.example"_s << false;
        QTest::newRow("from outside to this machine") << far << here << false;
        QTest::newRow("from outside to this machine over https") << far << u"https://localhost/x"_s << false;
        QTest::newRow("from outside to ::1") << far << u"https://[::1]/x"_s << false;
        QTest::newRow("from here to here") << here << u"http://localhost:1"_s << true;
        QTest::newRow("from here to outside") << here << far << true;
        QTest::newRow("from here to http outside") << here << u"http://op.example"_s << false;
        QTest::newRow("to a file") << here << u"file:///etc/hostname"_s << false;
        QTest::newRow("to nowhere") << here << QString() << false;
    }
    void leads()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QTEST(flow::mayLead(QUrl(from), QUrl(to)), "may");
    }
};

QTEST_GUILESS_MAIN(TestStartingPoint)
#include "tst_starting_point.moc"
