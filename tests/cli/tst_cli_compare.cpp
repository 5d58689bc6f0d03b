#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

QByteArray jwt(const QByteArray &payload)
{
    return encoding::encodeBase64Url("{\"alg\":\"RS256\"}") + '.' + encoding::encodeBase64Url(payload) +
           ".AAAA";
}

} // namespace

class TestCliCompare : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            return {};
        return path;
    }

    const QByteArray m_a = "{\"access_token\":\"" + jwt("{\"sub\":\"u\",\"iat\":1,\"scope\":\"a b\"}") +
                           "\",\"expires_in\":900,\"refresh_token\":\"refresh-secret-1\"}\n";
    const QByteArray m_b = "{\"access_token\":\"" + jwt("{\"sub\":\"u\",\"iat\":61,\"scope\":\"b c\"}") +
                           "\",\"expires_in\":900,\"refresh_token\":\"refresh-secret-2\"}\n";

private slots:
    void jsonTellsWhatDiffers()
    {
        const test::Ended ended =
            test::runCli({u"compare"_s, file(u"a.json"_s, m_a), file(u"b.json"_s, m_b), u"--json"_s});
        QCOMPARE(ended.status, 0);
        const auto json = encoding::JsonDocument::parse(ended.out);
        QVERIFY(json.ok());
        QCOMPARE((*json)["a"_L1]["shape"_L1].toString(), u"jwt-access-token"_s);
        QCOMPARE((*json)["counts"_L1]["changed"_L1].toInteger().value_or(0), 2);
        QCOMPARE((*json)["counts"_L1]["setAside"_L1].toInteger().value_or(0), 1);
        QVERIFY(!ended.out.contains("refresh-secret"));
        QVERIFY(!ended.out.contains("eyJ"));
    }

    void textAndOptions()
    {
        const QString a = file(u"a.json"_s, m_a), b = file(u"b.json"_s, m_b);
        const QByteArray text = test::runCli({u"compare"_s, a, b}).out;
        QVERIFY2(text.contains("new: c"), text.constData());
        QVERIFY(text.contains("o /payload/iat"));
        QVERIFY(test::runCli({u"compare"_s, a, b, u"--all"_s}).out.contains("~ /payload/iat"));
        QVERIFY(test::runCli({u"compare"_s, a, b, u"--set-aside"_s, u"scope"_s})
                    .out.contains("o /payload/scope"));
        QVERIFY(test::runCli({u"compare"_s, a, b, u"--reveal"_s}).out.contains("refresh-secret-2"));
        QVERIFY(!test::runCli({u"compare"_s, a, b, u"--redact"_s, u"personal"_s}).out.contains("\"u\""));
    }

    void markdownIsWritten()
    {
        const QString report = m_folder.filePath(u"r.md"_s);
        const test::Ended ended = test::runCli(
            {u"compare"_s, file(u"a.json"_s, m_a), file(u"b.json"_s, m_b), u"--markdown"_s, report});
        QCOMPARE(ended.status, 0);
        QFile in(report);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray text = in.readAll();
        QVERIFY(text.startsWith("# Two token responses compared\n"));
        QVERIFY(!text.contains("refresh-secret"));
    }

    void tokensAreTakenAsText()
    {
        const test::Ended ended = test::runCli({u"compare"_s, QString::fromLatin1(jwt("{\"a\":1}")),
                                                QString::fromLatin1(jwt("{\"a\":2}")), u"--json"_s});
        QCOMPARE(ended.status, 0);
        const auto json = encoding::JsonDocument::parse(ended.out);
        QVERIFY(json.ok());
        QVERIFY((*json)["a"_L1]["name"_L1].isNull());
        QCOMPARE((*json)["counts"_L1]["changed"_L1].toInteger().value_or(0), 1);
    }

    void whatCannotBeReadIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("one") << QStringList{u"opaque"_s};
        QTest::newRow("three") << QStringList{u"x"_s, u"y"_s, u"z"_s};
        QTest::newRow("prose") << QStringList{u"hello world"_s, u"opaque"_s};
        QTest::newRow("prose second") << QStringList{u"opaque"_s, u"hello world"_s};
        QTest::newRow("twice standard input") << QStringList{u"-"_s, u"-"_s};
        QTest::newRow("unknown option") << QStringList{u"x"_s, u"y"_s, u"--nothing"_s};
        QTest::newRow("unknown level") << QStringList{u"x"_s, u"y"_s, u"--redact"_s, u"all"_s};
        QTest::newRow("two levels") << QStringList{u"x"_s, u"y"_s, u"--redact"_s, u"none"_s, u"--reveal"_s};
        QTest::newRow("no such folder") << QStringList{u"x"_s, u"y"_s, u"--markdown"_s, u"/no/such/r.md"_s};
    }
    void whatCannotBeReadIsRefused()
    {
        QFETCH(QStringList, arguments);
        const test::Ended ended = test::runCli(QStringList{u"compare"_s} + arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.error.startsWith("claimcheck-cli: "));
    }
};

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_cli_compare.moc"
