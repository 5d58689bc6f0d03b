#include "core/encoding/json.h"
#include "core/jose/sign.h"
#include "tests/support/cli_program.h"
#include "tests/support/made_tokens.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using test::Ended;
using test::runCli;

// sign, attack, crack and inspect --copy-as.

class TestCliMake : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path(name);
    }
    QString keyFile(const char *alg) const
    {
        return write(QString::fromLatin1(alg) + u".jwk"_s,
                     test::generated(alg).toJson(jose::JwkPart::Private));
    }
    static encoding::JsonDocument json(const Ended &ended)
    {
        return encoding::JsonDocument::parse(ended.out.trimmed()).valueOr({});
    }
    static bool verifies(const QByteArray &token, const char *alg)
    {
        const auto jws = jose::parseJws(token.trimmed());
        return jws && jose::verifySignatures(*jws, test::setOf({test::generated(alg)})).front().status ==
                          jose::SignatureStatus::Verified;
    }

private slots:
    void signedWithEveryKey_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const char *alg : {"HS256", "RS256", "ES256", "ES256K", "Ed25519", "Ed448"})
            QTest::newRow(alg) << QByteArray(alg);
    }
    void signedWithEveryKey()
    {
        QFETCH(QByteArray, alg);
        const QString key = keyFile(alg.constData());
        const Ended made =
            runCli({u"sign"_s, u"--payload"_s, u"{\"sub\":\"a\",\"n\":1.0}"_s, u"--key"_s, key});
        QCOMPARE(made.status, 0);
        QVERIFY(verifies(made.out, alg.constData()));
        const Ended again = runCli({u"sign"_s, u"--set"_s, u"sub=b"_s, u"--set"_s, u"m=[1]"_s, u"--key"_s,
                                    key, QString::fromLatin1(made.out.trimmed())});
        QCOMPARE(again.status, 0);
        QVERIFY(verifies(again.out, alg.constData()));
        QCOMPARE(jose::parseJws(again.out.trimmed())->payload, "{\"sub\":\"b\",\"n\":1.0,\"m\":[1]}");
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no key") << QStringList{u"sign"_s, u"--payload"_s, u"{}"_s};
        QTest::newRow("set without =") << QStringList{u"sign"_s, u"--secret"_s, u"s"_s, u"--set"_s, u"a"_s};
        QTest::newRow("times") << QStringList{u"sign"_s, u"--secret"_s, u"s"_s, u"--times"_s, u"soon"_s};
        QTest::newRow("opaque") << QStringList{u"sign"_s, u"--secret"_s, u"s"_s, u"words"_s};
        QTest::newRow("header") << QStringList{u"sign"_s, u"--secret"_s, u"s"_s, u"--header"_s, u"{"_s};
        QTest::newRow("attack opaque") << QStringList{u"attack"_s, u"words"_s};
        QTest::newRow("attack unknown") << QStringList{u"attack"_s, u"--list"_s, u"--only"_s, u"nothing"_s};
        QTest::newRow("crack opaque") << QStringList{u"crack"_s, u"words"_s};
        QTest::newRow("crack list") << QStringList{u"crack"_s, u"--words"_s, u"/absent"_s, u"words"_s};
        QTest::newRow("copy kind") << QStringList{u"inspect"_s, u"--copy-as"_s, u"poem"_s, u"words"_s};
    }
    void wrongUse()
    {
        QFETCH(QStringList, words);
        const Ended ended = runCli(words);
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.error.startsWith("claimcheck-cli: "));
        QVERIFY(ended.out.isEmpty());
    }

    void unsignedToken()
    {
        const Ended made = runCli({u"sign"_s, u"--unsigned"_s, u"--payload"_s, u"{}"_s});
        QCOMPARE(made.status, 0);
        QCOMPARE(made.out.trimmed(), "eyJhbGciOiJub25lIn0.e30.");
    }

    void attacks()
    {
        const QByteArray token = test::signedWith(test::headerFor("ES256"), test::generated("ES256"), "{}");
        const Ended all = runCli({u"attack"_s, u"--json"_s, u"--key"_s, keyFile("ES256"), u"--url"_s,
                                  u"https://mine.example"_s, QString::fromLatin1(token)});
        QCOMPARE(all.status, 0);
        const encoding::JsonDocument rows = json(all); // its values live as long as it does
        QVERIFY(rows.root().size() > 35);
        int made = 0;
        for (const encoding::JsonValue row : rows.root().elements())
            made += row.has("token"_L1) ? 1 : 0;
        QVERIFY2(made > 33, qPrintable(QString::number(made)));
        const Ended one =
            runCli({u"attack"_s, u"--json"_s, u"--only"_s, u"none"_s, QString::fromLatin1(token)});
        QCOMPARE(json(one).root().size(), 1);
        QVERIFY(json(one).root().at(0)["token"_L1].toUtf8().endsWith('.'));
        const Ended list = runCli({u"attack"_s, u"--list"_s});
        QCOMPARE(list.status, 0);
        QVERIFY(list.out.contains("kid-path") && list.out.contains("RFC 8725"));
        const Ended missing =
            runCli({u"attack"_s, u"--json"_s, u"--only"_s, u"hmac-pem"_s, QString::fromLatin1(token)});
        QCOMPARE(json(missing).root().at(0)["notMade"_L1].toUtf8(), "attack-needs-public-key");
    }

    void secrets()
    {
        const QString token = QString::fromLatin1(
            *jose::signJwt("{}", test::secret("correct horse battery staple!!!!"), "JWT", "HS256"));
        QByteArray words;
        for (int i = 0; i < 100'000; ++i)
            words += "word" + QByteArray::number(i) + '\n';
        const QString without = write(u"without"_s, words);
        const QString with = write(u"with"_s, words + "correct horse battery staple!!!!\n");
        const Ended no = runCli({u"crack"_s, u"--json"_s, u"--words"_s, without, token});
        QCOMPARE(no.status, 0);
        QCOMPARE(json(no)["status"_L1].toUtf8(), "not-found");
        QCOMPARE(json(no)["words"_L1].toInteger(), std::optional<qint64>(100'000));
        const Ended hidden = runCli({u"crack"_s, u"--words"_s, with, token});
        QCOMPARE(hidden.status, 1);
        QVERIFY(!hidden.out.contains("correct") && hidden.out.contains(" a second"));
        const Ended shown = runCli({u"crack"_s, u"--json"_s, u"--reveal"_s, u"--words"_s, with, token});
        QCOMPARE(json(shown)["secret"_L1].toUtf8(), "correct horse battery staple!!!!");
        QVERIFY(json(shown)["perSecond"_L1].toInteger().value_or(0) > 0);
    }

#ifdef Q_OS_LINUX
    /// By Ctrl+C, once the program listens to it.
    void aSearchStops()
    {
        const QString token = QString::fromLatin1(
            *jose::signJwt("{}", test::secret("correct horse battery staple!!!!"), "JWT", "HS256"));
        QProcess process;
        process.start(QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"),
                      {u"crack"_s, u"--json"_s, u"--words"_s, u"/dev/zero"_s, token});
        QVERIFY(process.waitForStarted());
        const auto listens = [&process] {
            QFile status(u"/proc/%1/status"_s.arg(process.processId()));
            if (!status.open(QIODevice::ReadOnly))
                return false;
            const QByteArray text = status.readAll();
            const QByteArray caught = text.mid(text.indexOf("SigCgt:") + 7).trimmed().left(16);
            return (caught.toULongLong(nullptr, 16) & (1ULL << (SIGINT - 1))) != 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(listens(), 30'000);
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 3);
        const auto result = encoding::JsonDocument::parse(process.readAllStandardOutput());
        QVERIFY(result.ok());
        QCOMPARE((*result)["status"_L1].toUtf8(), "stopped");
    }
#endif

    void copies()
    {
        const QByteArray payload = "{\"iss\":\"https://id.example\", \"email\":\"a@b.example\",\"n\":1.0}";
        const QByteArray token =
            test::signedWith(test::headerFor("ES256"), test::generated("ES256"), payload);
        const auto copy = [&](const char *kind) {
            return runCli({u"inspect"_s, u"--copy-as"_s, QString::fromLatin1(kind), u"--key"_s,
                           keyFile("ES256"), QString::fromLatin1(token)});
        };
        QCOMPARE(copy("claims-json").out, payload + '\n');
        QCOMPARE(copy("header-json").out, test::headerFor("ES256") + '\n');
        const QByteArray redacted = copy("redacted").out;
        QVERIFY(redacted.contains("\"n\":1.0") && !redacted.contains("a@b") && !redacted.contains("eyJ"));
        QVERIFY(copy("curl").out.contains("Bearer " + token));
        QVERIFY(copy("openssl").out.contains("signature.der"));
        QCOMPARE(json(copy("fixture"))["expected"_L1]["signature"_L1].toUtf8(), "verified");
        QVERIFY(!copy("fixture").out.contains("\"d\""));
        const QByteArray report = copy("markdown").out;
        QVERIFY(report.startsWith("# ") && report.contains("verified") && !report.contains("a@b"));
        const Ended none = runCli({u"inspect"_s, u"--copy-as"_s, u"openssl"_s, QString::fromLatin1(token)});
        QCOMPARE(none.status, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliMake)
#include "tst_cli_make.moc"
