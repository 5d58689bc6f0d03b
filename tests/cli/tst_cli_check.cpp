#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

QStringList failedRules(const JsonValue &flow)
{
    QStringList rules;
    for (const JsonValue check : flow["checks"_L1].elements()) {
        if (check["outcome"_L1].equals("failed"))
            rules += check["rule"_L1].toString();
    }
    return rules;
}

} // namespace

/// `claimcheck-cli check` on what `claimcheck-cli flow` wrote.
class TestCliCheck : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        for (const auto &[reveal, prefix] :
             {std::pair(u"--reveal"_s, u"shown"_s), {u"--json"_s, u"hidden"_s}}) {
            const test::Ended flow =
                test::runCli({u"flow"_s, u"--demo"_s, u"--json"_s, reveal, u"--trace"_s,
                              path(prefix + ".trace"_L1), u"--har"_s, path(prefix + ".har"_L1)});
            QVERIFY2(flow.status == 0, flow.error.constData());
        }
    }

    void aRecordingIsJudgedAsTheRunWas_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("trace") << u"shown.trace"_s;
        QTest::newRow("trace without secrets") << u"hidden.trace"_s;
        QTest::newRow("HAR") << u"shown.har"_s;
        QTest::newRow("HAR without secrets") << u"hidden.har"_s;
    }
    void aRecordingIsJudgedAsTheRunWas()
    {
        QFETCH(QString, file);
        const test::Ended ended = test::runCli({u"check"_s, u"--json"_s, path(file)});
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY2(result.ok(), ended.error.constData());
        QCOMPARE((*result)["flows"_L1].size(), 1);
        const JsonValue flow = (*result)["flows"_L1].at(0);
        QVERIFY(flow["issuer"_L1].toString().startsWith("http://127.0.0.1:"_L1));
        QCOMPARE(flow["client_id"_L1].toString(), u"demo-native"_s);
        QCOMPARE(flow["grant"_L1].toString(), u"authorization_code"_s);
        QCOMPARE(flow["status"_L1].toString(), u"completed"_s);
        QCOMPARE(failedRules(flow).join(u' '), QString());
        for (const JsonValue message : flow["messages"_L1].elements())
            QVERIFY(!message.has("failure"_L1));
        QVERIFY((*result)["damaged"_L1].isAbsent());
        QCOMPARE(ended.status, 0);
        if (file.startsWith("shown"_L1))
            QCOMPARE(flow["tokens"_L1]["id_token"_L1]["signatures"_L1].at(0)["status"_L1].toString(),
                     u"verified"_s);
    }

    void whatIsHiddenIsNoFault_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("level");
        for (const char *client : {"demo-web", "demo-web-opaque", "demo-web-jwt", "demo-dpop"}) {
            for (const char *level : {"none", "secrets", "personal"})
                QTest::addRow("%s, %s", client, level)
                    << QString::fromLatin1(client) << QString::fromLatin1(level);
        }
    }
    void whatIsHiddenIsNoFault()
    {
        QFETCH(QString, client);
        QFETCH(QString, level);
        QCOMPARE(test::runCli({u"flow"_s, u"--demo"_s, client, u"--redact"_s, level, u"--trace"_s,
                               path(u"one.trace"_s), u"--har"_s, path(u"one.har"_s)})
                     .status,
                 0);
        for (const QString &file : {u"one.trace"_s, u"one.har"_s}) {
            const auto result = JsonDocument::parse(test::runCli({u"check"_s, u"--json"_s, path(file)}).out);
            QVERIFY(result.ok());
            QCOMPARE((*result)["flows"_L1].size(), 1);
            QCOMPARE(failedRules((*result)["flows"_L1].at(0)).join(u' '), QString());
        }
    }

    void aRecordingIsWrittenInOtherForms_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("mermaid") << u"--mermaid"_s << QByteArray("sequenceDiagram\n");
        QTest::newRow("plantuml") << u"--plantuml"_s << QByteArray("@startuml\n");
        QTest::newRow("report") << u"--report"_s << QByteArray("# OAuth flow with http://127.0.0.1:");
        QTest::newRow("trace") << u"--trace"_s << QByteArray("{\n  \"claimcheckTrace\": 1");
        QTest::newRow("har") << u"--har"_s << QByteArray("{\n  \"log\": {\n    \"version\": \"1.2\"");
        QTest::newRow("curl") << u"--curl"_s << QByteArray("# 1 ");
    }
    void aRecordingIsWrittenInOtherForms()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, begin);
        const QString out = path(u"out"_s + option);
        QCOMPARE(test::runCli({u"check"_s, path(u"shown.trace"_s), option, out}).status, 0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.first(qMin(text.size(), begin.size())), begin);
    }

    /// What a server wrote does not steer the terminal.
    void controlCharactersAreShown()
    {
        QFile whole(path(u"shown.har"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray text = whole.readAll();
        const QByteArray type = "\\\"token_type\\\":\\\"Bearer";
        QVERIFY(text.contains(type));
        QFile changed(path(u"steering.har"_s));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(text.replace(type, type + "\\\\u001b[31m"));
        changed.close();
        const test::Ended ended = test::runCli({u"check"_s, changed.fileName()});
        QCOMPARE(ended.status, 1);
        QVERIFY(ended.out.contains("Bearer\\u001b[31m"));
        QVERIFY(!(ended.out + ended.error).contains('\x1b'));
    }

    void redactionHasLevels()
    {
        const auto har = [this](const QStringList &options) {
            const QString out = path(u"redacted.har"_s);
            test::runCli(QStringList{u"check"_s, path(u"shown.har"_s), u"--har"_s, out} + options);
            QFile file(out);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray verifier = "code_verifier=", person = "Alice Example", dots = "\u2022";
        const QByteArray whole = har({u"--redact"_s, u"none"_s}), secrets = har({});
        QVERIFY(whole.contains(verifier) && whole.contains(person));
        QVERIFY(!whole.contains(dots));
        QVERIFY(secrets.contains(verifier + dots) && secrets.contains(person));
        QVERIFY(!har({u"--redact"_s, u"personal"_s}).contains(person));
        QCOMPARE(har({u"--reveal"_s}), whole);
        const auto printed = [this](const QStringList &options) {
            return test::runCli(QStringList{u"check"_s, path(u"shown.har"_s)} + options).out;
        };
        QVERIFY(printed({}).contains("\n  sub "));
        QVERIFY(!printed({u"--redact"_s, u"personal"_s}).contains("\n  sub "));
        const QByteArray json = printed({u"--json"_s, u"--redact"_s, u"personal"_s});
        QVERIFY(json.contains("\"sub\":\"" + dots) || json.contains("\"sub\": \"" + dots));
        QCOMPARE(har({u"--redact"_s, u"secrets"_s}), secrets);
    }

    void wrongChoicesAreRefused()
    {
        const QString file = path(u"shown.har"_s);
        QCOMPARE(test::runCli({u"check"_s, file, u"--redact"_s, u"all"_s}).status, 2);
        QCOMPARE(test::runCli({u"check"_s, file, u"--redact"_s, u"secrets"_s, u"--reveal"_s}).status, 2);
        for (const char *number : {"0", "2", "x"})
            QCOMPARE(test::runCli({u"check"_s, file, u"--mermaid"_s, path(u"x"_s), u"--flow"_s,
                                   QString::fromLatin1(number)})
                         .status,
                     2);
        QCOMPARE(test::runCli({u"check"_s, file, u"--mermaid"_s, path(u"no/folder/x"_s)}).status, 2);
    }

    /// FAPI 2.0 wants pushed requests; the demo does not push.
    void rulesDecideHowStrictly()
    {
        const test::Ended ended =
            test::runCli({u"check"_s, u"--json"_s, u"--rules"_s, u"fapi2"_s, path(u"shown.trace"_s)});
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY2(result.ok(), ended.error.constData());
        QCOMPARE(failedRules((*result)["flows"_L1].at(0)).join(u' '), u"PA06"_s);
        for (const JsonValue check : (*result)["flows"_L1].at(0)["checks"_L1].elements()) {
            if (!check["outcome"_L1].equals("failed"))
                continue;
            QCOMPARE(check["level"_L1].toString(), u"error"_s);
            QCOMPARE(check["expected"_L1].toString(), u"request_uri"_s);
            for (QLatin1StringView member : {"found"_L1, "why"_L1, "fix"_L1})
                QVERIFY2(!check[member].toString().isEmpty(), member.data());
        }
        QCOMPARE(ended.status, 1);
        QCOMPARE(test::runCli({u"check"_s, u"--rules"_s, u"some"_s, path(u"shown.trace"_s)}).status, 2);
    }

    void aDamagedFileIsReadAsFarAsItGoes()
    {
        QFile whole(path(u"shown.har"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile cut(path(u"cut.har"_s));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.readAll().chopped(2000));
        cut.close();
        const test::Ended ended = test::runCli({u"check"_s, u"--json"_s, cut.fileName()});
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY(result.ok());
        QCOMPARE((*result)["flows"_L1].size(), 1);
        QVERIFY((*result)["damaged"_L1]["offset"_L1].toInteger().value_or(0) > 0);
        QCOMPARE(ended.status, 1);
    }

    void otherFilesAreRefused()
    {
        QFile file(path(u"other.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        QCOMPARE(test::runCli({u"check"_s, file.fileName()}).status, 2);
        QCOMPARE(test::runCli({u"check"_s, path(u"missing"_s)}).status, 2);
        QCOMPARE(test::runCli({u"check"_s}).status, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
