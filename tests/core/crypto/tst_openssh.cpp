#include "core/crypto/openssh.h"

#include "core/crypto/key_file.h"
#include "core/crypto/pem.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Keys: made by ssh-keygen, whose own "-e -m PKCS8" says what the public key is. RFC 4253 §6.6, RFC 5656
// §3.1, RFC 8709 §4, OpenSSH's PROTOCOL.key.

class TestOpenSsh : public QObject
{
    Q_OBJECT

    QString m_program = QStandardPaths::findExecutable(u"ssh-keygen"_s);
    QTemporaryDir m_folder;

    QByteArray run(const QStringList &arguments)
    {
        QProcess process;
        process.start(m_program, arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                          : QByteArray();
    }
    QByteArray read(const QString &name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void make(const QString &name, const QStringList &options, const QString &passphrase = {})
    {
        run(QStringList{u"-q"_s, u"-f"_s, m_folder.filePath(name), u"-N"_s, passphrase, u"-C"_s,
                        u"me@here"_s} +
            options);
    }

private slots:
    void initTestCase()
    {
        if (m_program.isEmpty())
            QSKIP("ssh-keygen is missing");
    }

    void keys_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("rsa") << QStringList{u"-t"_s, u"rsa"_s, u"-b"_s, u"2048"_s};
        for (const auto &bits : {u"256"_s, u"384"_s, u"521"_s})
            QTest::addRow("ecdsa %s", qPrintable(bits)) << QStringList{u"-t"_s, u"ecdsa"_s, u"-b"_s, bits};
        QTest::newRow("ed25519") << QStringList{u"-t"_s, u"ed25519"_s};
    }
    void keys()
    {
        QFETCH(QStringList, options);
        const QString name = QString::fromLatin1(QTest::currentDataTag()).remove(u' ');
        make(name, options);
        const QByteArray line = read(name + u".pub"_s);
        QVERIFY(crypto::looksLikeOpenSshLine(line));
        const auto key = crypto::keyFromOpenSshLine(line);
        QVERIFY2(key.ok(), key ? "" : qPrintable(key.error().message));
        const auto privateKey = crypto::keyFromOpenSshPem(crypto::splitPem(read(name)).front().text);
        QVERIFY2(privateKey.ok(), privateKey ? "" : qPrintable(privateKey.error().message));
        QVERIFY(privateKey->hasPrivate());
        const auto der = crypto::keyToDer(*key, crypto::KeyPart::Public);
        QCOMPARE(*crypto::keyToDer(*privateKey, crypto::KeyPart::Public), *der);
        const QByteArray pem =
            run({u"-e"_s, u"-m"_s, u"PKCS8"_s, u"-f"_s, m_folder.filePath(name + u".pub"_s)});
        if (!pem.isEmpty()) // not for ed25519
            QCOMPARE(*crypto::keyToPem(*key, crypto::KeyPart::Public), pem);
        const auto withOptions = crypto::keyFromOpenSshLine("no-pty,command=\"x\" " + line);
        QVERIFY(withOptions.ok());
        QVERIFY(crypto::keyToPem(*privateKey, crypto::KeyPart::Private).ok());
    }

    void encrypted()
    {
        make(u"locked"_s, {u"-t"_s, u"ed25519"_s}, u"open"_s);
        const auto key = crypto::keyFromOpenSshPem(crypto::splitPem(read(u"locked"_s)).front().text);
        QCOMPARE(key.error().code, "openssh-encrypted"_L1);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *line, const char *code) {
            QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(code);
        };
        row("DSA", "ssh-dss AAAAB3NzaC1kc3M=", "key-kind-unknown");
        row("security key", "sk-ssh-ed25519@openssh.com AAAA", "key-kind-unknown");
        row("no key behind the type", "ssh-ed25519", "key-unreadable");
        row("not base64", "ssh-ed25519 ####", "key-unreadable");
        row("another type inside", "ssh-ed25519 AAAAB3NzaC1yc2E=", "key-unreadable");
        row("cut short", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA", "key-unreadable");
        row("a length beyond the end", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5/////w==", "key-unreadable");
        row("too short", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAAQA=", "key-length");
        row("a point of no curve",
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAAABAA==", "key-unreadable");
        row("RSA of nothing", "ssh-rsa AAAAB3NzaC1yc2EAAAAAAAAAAA==", "key-rsa-size");
    }
    void refuses()
    {
        QFETCH(QByteArray, line);
        QVERIFY(crypto::looksLikeOpenSshLine(line));
        const auto key = crypto::keyFromOpenSshLine(line);
        QVERIFY(!key.ok());
        QTEST(QString(key.error().code), "code");
    }

    void damagedPem_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another magic") << "openssh-key-v2"_ba;
        QTest::newRow("only the magic") << QByteArray("openssh-key-v1\0", 15);
    }
    void damagedPem()
    {
        QFETCH(QByteArray, body);
        const QByteArray pem = "-----BEGIN OPENSSH PRIVATE KEY-----\n" + body.toBase64() +
                               "\n-----END OPENSSH PRIVATE KEY-----\n";
        const auto key = crypto::keyFromOpenSshPem(pem);
        QVERIFY(!key.ok());
        QVERIFY(key.error().code == "key-unreadable"_L1 || key.error().code == "openssh-encrypted"_L1);
    }

    void lines()
    {
        QVERIFY(!crypto::looksLikeOpenSshLine("# ssh-rsa AAAA"));
        QVERIFY(!crypto::looksLikeOpenSshLine("my secret"));
        QVERIFY(!crypto::looksLikeOpenSshLine(""));
    }
};

QTEST_GUILESS_MAIN(TestOpenSsh)
#include "tst_openssh.moc"
