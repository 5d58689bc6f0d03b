#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/key_set.h"
#include "core/jose/sign.h"
#include "tests/support/certificate_factory.h"
#include "tests/support/logging_server.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

// Where the keys of `claimcheck-cli inspect` come from. Files are made by the openssl program when the test
// starts; their pass phrase is "open sesame". Servers listen on loopback.

namespace {

struct Run
{
    int status = -1;
    QByteArray out, err;
    JsonDocument json;

    [[nodiscard]] encoding::JsonValue signature() const { return json["signatures"_L1].at(0); }
    /// "verified" or "invalid certificate-expired".
    [[nodiscard]] QString verdict() const
    {
        const QString code = signature()["reason"_L1]["code"_L1].toString();
        return signature()["status"_L1].toString() + (code.isEmpty() ? QString() : u' ' + code);
    }
};

/// The server of a test lives in this thread's event loop.
Run run(const QStringList &arguments, const QStringList &environment = {}, const QByteArray &input = {})
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(u"" CLAIMCHECK_BIN_DIR "/claimcheck-cli"_s, QStringList{u"inspect"_s} + arguments);
    process.write(input);
    process.closeWriteChannel();
    Run result;
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 120'000))
        return result;
    result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.json = JsonDocument::parse(result.out).valueOr({});
    return result;
}

} // namespace

class TestCliKeys : public QObject
{
    Q_OBJECT

    test::CertificateFactory m_factory;
    QString m_token; ///< signed by leaf.key
    jose::Jwk m_key;

    QString path(const QString &name) { return m_factory.openssl.path(name); }
    QString signedWith(const QByteArray &members)
    {
        return QString::fromLatin1(*jose::signCompact("{\"alg\":\"ES256\"" + members + '}', "{}", m_key));
    }
    QByteArray x5c(const QStringList &names)
    {
        QByteArrayList texts;
        for (const QString &name : names)
            texts +=
                '"' +
                crypto::Certificate::fromPem(m_factory.openssl.read(name + u".pem"_s))->der().toBase64() +
                '"';
        return ",\"x5c\":[" + texts.join(',') + ']';
    }

private slots:
    void initTestCase()
    {
        if (!m_factory.openssl.isThere())
            QSKIP("the openssl program is missing");
        QVERIFY(m_factory.makeRoot() && m_factory.makeMiddle() && m_factory.makeLeaf());
        QVERIFY(m_factory.issue(u"brief"_s, u"middle"_s, "basicConstraints=CA:FALSE\n", u"-days 1"_s));
        m_key = jose::readKeys(m_factory.openssl.read(u"leaf.key"_s), {}).value().keys.front();
        m_token = signedWith({});
        m_factory.openssl.write(u"phrase"_s, "open sesame\r\nsecond line\n");
        const QString locked = u" -passout \"pass:open sesame\" -out "_s;
        QVERIFY(m_factory.openssl.run(u"pkcs8 -topk8 -in leaf.key"_s + locked + u"locked.pem"_s));
        QVERIFY(m_factory.openssl.run(u"ec -aes128 -in leaf.key"_s + locked + u"old.pem"_s));
        QVERIFY(m_factory.openssl.run(u"pkcs12 -export -inkey leaf.key -in leaf.pem"_s + locked +
                                      u"store.p12"_s));
    }

    void passphrases_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : {u"locked.pem"_s, u"old.pem"_s, u"store.p12"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void passphrases()
    {
        QFETCH(QString, file);
        const QStringList start{u"--json"_s, u"--key"_s, path(file)};
        const Run byFile = run(start + QStringList{u"--passphrase-file"_s, path(u"phrase"_s), m_token});
        QCOMPARE(byFile.verdict(), u"verified"_s);
        QVERIFY(byFile.signature()["key"_L1]["source"_L1].toString().startsWith(path(file)));
        const QStringList byName = start + QStringList{u"--passphrase-env"_s, u"PHRASE"_s, m_token};
        QCOMPARE(run(byName, {u"PHRASE=open sesame"_s}).verdict(), u"verified"_s);
        const Run none = run(start + QStringList{m_token});
        QCOMPARE(none.status, 2);
        QVERIFY(none.err.contains("--passphrase-file") && none.err.contains(file.toUtf8()));
        const Run unset = run(byName);
        QCOMPARE(unset.status, 2);
        QVERIFY(unset.err.contains("PHRASE"));
        const Run wrong = run(byName, {u"PHRASE=open"_s});
        QCOMPARE(wrong.status, 2);
        QVERIFY(wrong.err.contains("does not open"));
        for (const Run &each : {byFile, none, unset, wrong})
            QVERIFY(!each.out.contains("sesame") && !each.err.contains("sesame"));
    }

    void secrets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("verdict");
        const QByteArray secret =
            QByteArray::fromHex("00fbef10ff203040506070808090a0b0c0d0e0f0fffefdfcfbfaf9f8f7f6f5f4");
        const auto row = [](const char *name, const QByteArray &text, const QString &encoding,
                            const QString &verdict) { QTest::newRow(name) << text << encoding << verdict; };
        row("base64", secret.toBase64(), u"base64"_s, u"verified"_s);
        row("base64url", encoding::encodeBase64Url(secret), u"base64url"_s, u"verified"_s);
        row("hexadecimal", secret.toHex(), u"hex"_s, u"verified"_s);
        row("hexadecimal not said", secret.toHex(), {}, u"invalid secret-hex"_s);
        row("base64 taken as text", secret.toBase64(), u"utf8"_s, u"invalid secret-base64"_s);
        row("base64 as hexadecimal", secret.toBase64(), u"hex"_s, {});
        row("an encoding that is none", secret.toHex(), u"base32"_s, {});
    }
    void secrets()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, encoding);
        QFETCH(QString, verdict);
        const auto key = jose::keyFromSecret(base::SecretBytes::take(
            QByteArray::fromHex("00fbef10ff203040506070808090a0b0c0d0e0f0fffefdfcfbfaf9f8f7f6f5f4")));
        const QByteArray token = *jose::signJwt("{}", key, "", "HS256");
        m_factory.openssl.write(u"secret"_s, text);
        QStringList options{u"--json"_s};
        if (!encoding.isEmpty())
            options += {u"--secret-encoding"_s, encoding};
        const QStringList given[] = {{u"--secret"_s, QString::fromLatin1(text)},
                                     {u"--secret-file"_s, path(u"secret"_s)}};
        for (const QStringList &one : given) {
            const Run result = run(options + one + QStringList{QString::fromLatin1(token)});
            QCOMPARE(result.verdict(), verdict);
            QCOMPARE(result.status, verdict.isEmpty() ? 2 : verdict == "verified"_L1 ? 0 : 1);
            QVERIFY(!result.out.contains(text) && !result.err.contains(text));
        }
        const QByteArray member =
            encoding.isEmpty() ? QByteArray() : ",\"secretEncoding\":\"" + encoding.toUtf8() + '"';
        const Run line =
            run({u"--lines"_s}, {},
                "{\"id\":1,\"token\":\"" + token + "\",\"secret\":\"" + text + '"' + member + "}\n");
        if (encoding == "base32"_L1)
            QCOMPARE(line.json["error"_L1]["code"_L1].toString(), u"secret-encoding"_s);
        else
            QCOMPARE(line.verdict(), verdict.isEmpty() ? u"not-checked secret-encoding"_s : verdict);
    }

    void authorities_data()
    {
        QTest::addColumn<QStringList>("presented");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("end");
        QTest::newRow("chosen CA") << QStringList{u"leaf"_s, u"middle"_s}
                                   << QStringList{u"--ca"_s, u"root.pem"_s} << u"verified"_s
                                   << u"chosen-ca"_s;
        QTest::newRow("no CA chosen") << QStringList{u"leaf"_s, u"middle"_s} << QStringList()
                                      << u"not-checked self-asserted"_s << u"untrusted"_s;
        QTest::newRow("no intermediate") << QStringList{u"leaf"_s} << QStringList{u"--ca"_s, u"root.pem"_s}
                                         << u"invalid chain-incomplete"_s << u"untrusted"_s;
        QTest::newRow("later") << QStringList{u"leaf"_s, u"middle"_s}
                               << QStringList{u"--ca"_s, u"root.pem"_s, u"--at"_s, u"2099-01-01T00:00:00Z"_s}
                               << u"invalid certificate-expired"_s << u"untrusted"_s;
    }
    void authorities()
    {
        QFETCH(QStringList, presented);
        QFETCH(QStringList, options);
        QFETCH(QString, verdict);
        for (QString &word : options) {
            if (word.endsWith(".pem"_L1))
                word = path(word);
        }
        const QString token = signedWith(x5c(presented));
        const Run result = run(QStringList{u"--json"_s} + options + QStringList{token});
        QCOMPARE(result.verdict(), verdict);
        QCOMPARE(result.status, verdict.startsWith("invalid"_L1) ? 1 : 0);
        const auto chain = result.signature()["chain"_L1];
        QTEST(chain["end"_L1].toString(), "end");
        QCOMPARE(chain["certificates"_L1].at(0)["subject"_L1].toString(), u"CN=leaf,O=Test"_s);
        const Run text = run(options + QStringList{token});
        QVERIFY(text.out.contains("CN=leaf,O=Test"));
    }
    void authoritiesThatAreNone()
    {
        for (const QString &file : {u"leaf.key"_s, u"absent"_s})
            QCOMPARE(run({u"--ca"_s, path(file), m_token}).status, 2);
    }

    void servers_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const QStringList &options, int status,
                            const QString &verdict = {}) {
            QTest::newRow(name) << options << status << verdict;
        };
        row("JWKS URL", {u"--jwks-url"_s, u"/keys"_s}, 0, u"verified"_s);
        row("issuer", {u"--issuer"_s, u"/tenant"_s}, 0, u"verified"_s);
        row("slash too many", {u"--issuer"_s, u"/tenant/"_s}, 2);
        row("404", {u"--jwks-url"_s, u"/nothing"_s}, 3);
        row("no metadata", {u"--issuer"_s, u"/nothing"_s}, 3);
        row("a page", {u"--jwks-url"_s, u"/page"_s}, 2);
        row("http elsewhere", {u"--jwks-url"_s, u"http://id.example/keys"_s}, 2);
    }
    void servers()
    {
        QFETCH(QStringList, options);
        QFETCH(int, status);
        QFETCH(QString, verdict);
        jose::KeySet set;
        set.keys.push_back(m_key);
        test::LoggingServer server([&](const http::Request &request) {
            const QByteArray origin = "http://" + request.headers.value("Host");
            if (request.path() == "/keys")
                return http::textResponse(200, "application/json", set.toJson());
            if (request.path() == "/page")
                return http::textResponse(200, "text/html", "<!DOCTYPE html>");
            if (request.path() == "/.well-known/oauth-authorization-server/tenant")
                return http::textResponse(200, "application/json",
                                          "{\"issuer\":\"" + origin + "/tenant\",\"jwks_uri\":\"" + origin +
                                              "/keys\"}");
            return http::textResponse(404, "text/plain", "no");
        });
        for (QString &word : options) {
            if (word.startsWith(u'/'))
                word = QString::fromLatin1(server.url(word.toLatin1()));
        }
        const Run result = run(QStringList{u"--json"_s} + options + QStringList{m_token});
        QCOMPARE(result.status, status);
        QCOMPARE(result.verdict(), verdict);
        QCOMPARE(result.err.count('\n'), qsizetype(status == 0 ? 0 : 1));
    }

    void namedByItsThumbprint()
    {
        const Run result = run({u"--json"_s, u"--key"_s, path(u"leaf.pem"_s),
                                signedWith(",\"kid\":\"" + m_key.thumbprint() + '"')});
        QCOMPARE(result.verdict(), u"verified"_s);
        QCOMPARE(result.signature()["key"_L1]["named"_L1].at(0).toString(), u"kid-thumbprint"_s);
    }
};

QTEST_GUILESS_MAIN(TestCliKeys)
#include "tst_cli_keys.moc"
