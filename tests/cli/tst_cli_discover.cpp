#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QTest>
#include <QUrl>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

/// `claimcheck-cli discover` against `claimcheck-cli provider`.
class TestCliDiscover : public QObject
{
    Q_OBJECT

private:
    QProcess m_one, m_other;
    QString m_issuer, m_otherIssuer;

    static QString started(QProcess &process, const QStringList &arguments)
    {
        process.start(QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"),
                      QStringList{u"provider"_s, u"--json"_s} + arguments);
        if (!QTest::qWaitFor([&process] { return process.canReadLine(); }, 20'000))
            return {};
        const auto document = JsonDocument::parse(process.readLine().trimmed());
        return document ? (*document)["issuer"_L1].toString() : QString();
    }

private slots:
    void initTestCase()
    {
        m_issuer = started(m_one, {u"--signed-metadata"_s});
        m_otherIssuer = started(m_other, {u"--fault"_s, u"metadata-no-pkce"_s});
        QVERIFY(!m_issuer.isEmpty() && !m_otherIssuer.isEmpty());
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_one, &m_other}) {
            process->terminate();
            process->waitForFinished(10'000);
        }
    }

    void findsFromEverywhere_data()
    {
        QTest::addColumn<QStringList>("start");
        QTest::addColumn<QString>("kind");
        QTest::newRow("issuer") << QStringList{u"{I}"_s} << u"issuer"_s;
        QTest::newRow("host alone") << QStringList{u"{H}"_s} << u"issuer"_s;
        QTest::newRow("account") << QStringList{u"acct:alice@{H}"_s} << u"account"_s;
        QTest::newRow("API") << QStringList{u"--as"_s, u"api"_s, u"{I}/api/orders"_s} << u"api"_s;
    }
    void findsFromEverywhere()
    {
        QFETCH(QStringList, start);
        start.replaceInStrings(u"{I}"_s, m_issuer);
        start.replaceInStrings(u"{H}"_s, QUrl(m_issuer).authority());
        const test::Ended ended = test::runCli(QStringList{u"discover"_s, u"--json"_s} + start);
        QCOMPARE(ended.error, QByteArray());
        QCOMPARE(ended.status, 0);
        const auto json = JsonDocument::parse(ended.out);
        QVERIFY(json.ok());
        const JsonValue root = json->root();
        QTEST(root["start"_L1]["kind"_L1].toString(), "kind");
        QCOMPARE(root["status"_L1].toString(), u"completed"_s);
        const JsonValue issuer = root["issuers"_L1].at(0);
        QCOMPARE(issuer["issuer"_L1].toString(), m_issuer);
        QCOMPARE(issuer["used"_L1].toString(), u"openid-appended"_s);
        QCOMPARE(issuer["documents"_L1].size(), 2);
        const JsonValue document = issuer["documents"_L1].at(0);
        QCOMPARE(document["signed"_L1].toString(), u"verified"_s);
        QCOMPARE(document["metadata"_L1]["token_endpoint"_L1].toString(), m_issuer + u"/token"_s);
        QVERIFY(root["messages"_L1].size() >= 3 && root["checks"_L1].size() > 0);
    }

    void twoAreCompared()
    {
        const test::Ended ended =
            test::runCli({u"discover"_s, m_issuer, u"--with"_s, m_otherIssuer, u"--json"_s});
        QCOMPARE(ended.status, 0); // the other does not list its PKCE methods: a warning
        const auto json = JsonDocument::parse(ended.out);
        QVERIFY(json.ok());
        QStringList different;
        for (const JsonValue row : json->root()["members"_L1].elements()) {
            if (!row["kind"_L1].toString().startsWith("same"_L1))
                different += row["name"_L1].toString() + u' ' + row["kind"_L1].toString();
        }
        for (const QString &expected :
             {u"issuer differs"_s, u"code_challenge_methods_supported only-a"_s, u"signed_metadata only-a"_s})
            QVERIFY2(different.contains(expected), qPrintable(different.join(u'\n')));
        QVERIFY(!different.join(u' ').contains(u"token_endpoint"_s));
    }

    void textSaysTheSame()
    {
        const test::Ended ended = test::runCli({u"discover"_s, m_issuer});
        QCOMPARE(ended.status, 0);
        for (const QByteArray &expected :
             {"/.well-known/openid-configuration"_ba, "signed_metadata: verified"_ba,
              "authorization_endpoint"_ba, "checks: "_ba})
            QVERIFY2(ended.out.contains(expected), ended.out.constData());
    }

    void ends_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing given") << QStringList() << 2;
        QTest::newRow("two given") << QStringList{u"a"_s, u"b"_s} << 2;
        QTest::newRow("unknown kind") << QStringList{u"--as"_s, u"thing"_s, m_issuer} << 2;
        QTest::newRow("http to another machine") << QStringList{u"http://op.example"_s} << 2;
        QTest::newRow("no number") << QStringList{u"--timeout"_s, u"soon"_s, m_issuer} << 2;
        QTest::newRow("nothing there") << QStringList{m_issuer + u"/tenant"_s} << 3;
        QTest::newRow("a slash too many") << QStringList{m_issuer + u'/'} << 3;
        QTest::newRow("no such account") << QStringList{u"acct:@"_s + QUrl(m_issuer).authority()} << 3;
        QTest::newRow("help") << QStringList{u"--help"_s} << 0;
    }
    void ends()
    {
        QFETCH(QStringList, arguments);
        const test::Ended ended = test::runCli(QStringList{u"discover"_s} + arguments);
        QTEST(ended.status, "status");
        QCOMPARE(ended.error.isEmpty(), ended.status == 0);
    }
};

QTEST_GUILESS_MAIN(TestCliDiscover)
#include "tst_cli_discover.moc"
