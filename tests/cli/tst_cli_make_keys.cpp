#include "core/encoding/json.h"
#include "core/jose/key_set.h"
#include "tests/support/cli_program.h"
#include "tests/support/openssl_program.h"

#include <QFileInfo>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using test::Ended;

// `claimcheck-cli keys`: show, convert, generate, thumbprint. Everything that is written without being asked
// for the private part is searched for it.

namespace {

Ended keys(const QStringList &arguments)
{
    return test::runCli(QStringList{u"keys"_s} + arguments);
}

} // namespace

class TestCliMakeKeys : public QObject
{
    Q_OBJECT

    test::OpenSslProgram m_openssl;

    QString path(const QString &name) { return m_openssl.path(name); }
    /// Makes a whole key as a file and gives its JWK.
    QByteArray generate(const QString &kind, const QString &name, const QStringList &more = {})
    {
        const Ended made =
            keys(QStringList{u"generate"_s, kind, u"--private"_s, u"--out"_s, path(name)} + more);
        return made.status == 0 && made.out.isEmpty() ? m_openssl.read(name) : made.error;
    }
    /// The values of a JWK's private members.
    static QByteArrayList secretsOf(const QByteArray &jwk)
    {
        QByteArrayList secrets;
        const JsonDocument document = JsonDocument::parse(jwk).valueOr({});
        for (const char *name : {"d", "p", "q", "dp", "dq", "qi", "k", "priv"}) {
            if (const QByteArray text = document.root().member(name).toUtf8(); !text.isEmpty())
                secrets << text;
        }
        return secrets;
    }

private slots:
    void initTestCase()
    {
        if (!m_openssl.isThere())
            QSKIP("the openssl program is missing");
    }

    void privatePartsStayUnlessAskedFor_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"rsa-2048", "p-256", "p-384", "p-521", "secp256k1", "ed25519", "ed448",
                                 "x25519", "x448", "oct-256"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void privatePartsStayUnlessAskedFor()
    {
        QFETCH(QString, kind);
        const QByteArray jwk = generate(kind, u"whole.json"_s, {u"--kid"_s, u"k"_s});
        const QByteArrayList secrets = secretsOf(jwk);
        QVERIFY2(!secrets.isEmpty(), jwk.constData());
        const QString file = path(u"whole.json"_s);
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QByteArray everything;
        const auto take = [&everything](const Ended &ended) { everything += ended.out + ended.error; };
        take(keys({u"show"_s, file}));
        take(keys({u"show"_s, file, u"--json"_s}));
        take(keys({u"thumbprint"_s, file}));
        take(keys({u"thumbprint"_s, file, u"--json"_s}));
        take(keys({u"generate"_s, kind}));
        for (const char *form : {"jwk", "jwks", "pem", "der", "certificate"}) {
            const QStringList convert{u"convert"_s, file, u"--to"_s, QString::fromLatin1(form)};
            take(keys(convert));
            take(keys(convert + QStringList{u"--json"_s}));
            take(keys(convert + QStringList{u"--subject"_s, u"CN=a"_s}));
            keys(convert + QStringList{u"--out"_s, path(u"open."_s + QLatin1StringView(form))});
            everything += m_openssl.read(u"open."_s + QLatin1StringView(form));
        }
        QVERIFY(!everything.isEmpty());
        QVERIFY(!everything.contains("PRIVATE KEY"));
        for (const QByteArray &secret : secrets) {
            QVERIFY(!everything.contains(secret));
            const QByteArray bytes = QByteArray::fromBase64(secret, QByteArray::Base64UrlEncoding);
            QVERIFY(!everything.contains(bytes) && !everything.contains(bytes.toHex()));
        }
        QVERIFY(keys({u"show"_s, file, u"--json"_s, u"--reveal"_s}).out.contains(secrets.front()));
    }

    void everyFormIsReadAgain_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QStringList>("more");
        const QStringList phrase{u"--new-passphrase-file"_s, u"PHRASE"_s};
        QTest::newRow("jwk") << u"jwk"_s << QStringList();
        QTest::newRow("jwks") << u"jwks"_s << QStringList();
        QTest::newRow("pem") << u"pem"_s << QStringList();
        QTest::newRow("der") << u"der"_s << QStringList();
        QTest::newRow("pkcs1") << u"pem"_s << QStringList{u"--traditional"_s};
        QTest::newRow("encrypted pem") << u"pem"_s << phrase;
        QTest::newRow("encrypted der") << u"der"_s << phrase;
    }
    void everyFormIsReadAgain()
    {
        QFETCH(QString, form);
        QFETCH(QStringList, more);
        generate(u"rsa-2048"_s, u"rsa.json"_s);
        m_openssl.write(u"phrase"_s, "open sesame\n");
        more.replaceInStrings(u"PHRASE"_s, path(u"phrase"_s));
        const Ended written = keys(QStringList{u"convert"_s, path(u"rsa.json"_s), u"--to"_s, form,
                                               u"--private"_s, u"--out"_s, path(u"again"_s)} +
                                   more);
        QVERIFY2(written.status == 0, written.error.constData());
        const QStringList phrase{u"--passphrase-file"_s, path(u"phrase"_s)};
        const Ended back =
            keys(QStringList{u"convert"_s, path(u"again"_s), u"--to"_s, u"jwk"_s, u"--private"_s} + phrase);
        QCOMPARE(secretsOf(back.out), secretsOf(m_openssl.read(u"rsa.json"_s)));
        if (more.contains(path(u"phrase"_s)))
            QCOMPARE(keys({u"show"_s, path(u"again"_s)}).status, 2);
    }

    void whatIsShown()
    {
        m_openssl.write(u"set.json"_s,
                        "{\"keys\":[{\"kty\":\"PQ\",\"kid\":\"q\"},{\"kty\":\"oct\",\"k\":\"c2hvcnQ\","
                        "\"alg\":\"HS256\",\"kid\":\"s\"}]}");
        const Ended shown = keys({u"show"_s, path(u"set.json"_s), u"--json"_s});
        QCOMPARE(shown.status, 0);
        const JsonDocument json = JsonDocument::parse(shown.out).valueOr({});
        QCOMPARE(json["from"_L1].toString(), u"file"_s);
        const encoding::JsonValue unknown = json["keys"_L1].at(0), secret = json["keys"_L1].at(1);
        QCOMPARE(unknown["marks"_L1].at(0).toString(), u"not-usable"_s);
        QCOMPARE(unknown["problem"_L1]["code"_L1].toString(), u"jwk-kty-unknown"_s);
        QCOMPARE(secret["marks"_L1].at(0).toString(), u"shorter-than-hash"_s);
        QCOMPARE(secret["kind"_L1].toString(), u"secret, 5 bytes"_s);
        QVERIFY(keys({u"show"_s, path(u"set.json"_s)}).out.contains("shorter than the hash"));
        const Ended weak =
            keys({u"show"_s, QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/data/keys/rsa-1024-pkcs1.pem")});
        QCOMPARE(weak.status, 1);
        QVERIFY(weak.out.contains("weak RSA"));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QString &words, int status) {
            QTest::newRow(name) << words.split(u' ', Qt::SkipEmptyParts) << status;
        };
        row("nothing", {}, 2);
        row("no such command", u"sign key.pem"_s, 2);
        row("no file", u"show"_s, 2);
        row("a file that is not there", u"show nowhere.pem"_s, 2);
        row("no form", u"convert k.json"_s, 2);
        row("no such form", u"convert k.json --to xml"_s, 2);
        row("no such kind", u"generate rsa-1024 --private"_s, 2);
        row("only the public part", u"generate p-256"_s, 2);
        row("days beyond counting", u"generate p-256 --private --days 0"_s, 2);
        row("an algorithm of others", u"generate p-256 --private --alg HS256"_s, 2);
        row("an option of another command", u"show k.json --days 3"_s, 2);
        row("a server that is not there", u"show https://127.0.0.1:1/jwks"_s, 3);
        row("http", u"show http://id.example.org/jwks"_s, 2);
        row("help", u"convert --help"_s, 0);
        row("the help of all", u"--help"_s, 0);
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Ended ended = keys(arguments);
        QVERIFY2(ended.status == status, ended.error.constData());
        QCOMPARE(ended.error.isEmpty(), status == 0);
    }

    void aCertificateGoesWithTheKey()
    {
        generate(u"p-256"_s, u"key.json"_s, {u"--subject"_s, u"CN=id.example.org"_s, u"--days"_s, u"2"_s});
        const Ended shown = keys({u"show"_s, path(u"key.json"_s), u"--json"_s});
        const JsonDocument json = JsonDocument::parse(shown.out).valueOr({});
        QCOMPARE(json["keys"_L1].at(0)["certificates"_L1].at(0)["subject"_L1].toString(),
                 u"CN=id.example.org"_s);
        m_openssl.write(u"cert.pem"_s,
                        keys({u"convert"_s, path(u"key.json"_s), u"--to"_s, u"certificate"_s}).out);
        QVERIFY(m_openssl.run(u"verify -CAfile cert.pem cert.pem"_s));
        QVERIFY(!m_openssl.run(u"x509 -in cert.pem -noout -checkend 259200"_s));
        const Ended open = keys({u"thumbprint"_s, path(u"cert.pem"_s)});
        QCOMPARE(open.out, keys({u"thumbprint"_s, path(u"key.json"_s)}).out);
        QCOMPARE(open.out.size(), 44);
    }
};

QTEST_GUILESS_MAIN(TestCliMakeKeys)
#include "tst_cli_make_keys.moc"
