#include "core/jose/key_set.h"
#include "core/jose/sign.h"
#include "tests/support/certificate_factory.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Every form in which people have keys: made by the openssl program when the test starts; the pass phrase is
// "open".

namespace {

std::optional<base::SecretBytes> open()
{
    return base::SecretBytes(QByteArrayView("open"));
}

std::optional<base::SecretBytes> shut()
{
    return base::SecretBytes(QByteArrayView("shut"));
}

/// "private RSA, 2048 bits; public EC, P-256".
QString describe(const jose::KeySet &set)
{
    QStringList words;
    for (const jose::Jwk &jwk : set.keys) {
        QString text = (jwk.key.hasPrivate() ? u"private "_s : u"public "_s) + jwk.description();
        if (!jwk.certificates.empty())
            text += u" +%1"_s.arg(jwk.certificates.size());
        words += text;
    }
    return words.join(u"; "_s);
}

QString codesOf(const std::vector<base::Error> &errors)
{
    QStringList codes;
    for (const base::Error &error : errors)
        codes += error.code;
    return codes.join(u' ');
}

} // namespace

class TestReadKeys : public QObject
{
    Q_OBJECT

    test::CertificateFactory m_factory;

    /// What a command of the openssl program writes into the file "out".
    QByteArray made(const QString &command)
    {
        QFile::remove(m_factory.openssl.path(u"out"_s));
        return m_factory.openssl.run(command + u" -out out"_s) ? m_factory.openssl.read(u"out"_s)
                                                               : QByteArray();
    }
    QByteArray file(const QString &name) { return m_factory.openssl.read(name); }

private slots:
    void initTestCase()
    {
        if (!m_factory.openssl.isThere())
            QSKIP("the openssl program is missing");
        QVERIFY(m_factory.makeRoot() && m_factory.makeMiddle() && m_factory.makeLeaf());
        QVERIFY(
            m_factory.openssl.run(u"genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key"_s));
        QVERIFY(m_factory.openssl.run(u"genpkey -algorithm ed25519 -out ed.key"_s));
    }

    void forms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const QString rsa = u"private RSA, 2048 bits"_s, ec = u"private EC, P-256"_s;
        const auto row = [](const char *name, const QByteArray &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        const QString bare = u"pkcs8 -topk8 -nocrypt -in rsa.key"_s, locked = u"-passout pass:open"_s;
        row("PKCS#8", file(u"rsa.key"_s), rsa);
        row("PKCS#8 in DER", made(bare + u" -outform DER"_s), rsa);
        row("DER in base64", made(bare + u" -outform DER"_s).toBase64(), rsa);
        row("PKCS#1", made(u"rsa -traditional -in rsa.key"_s), rsa);
        row("PKCS#1 in DER", made(u"rsa -traditional -outform DER -in rsa.key"_s), rsa);
        row("SEC 1 in DER", made(u"ec -outform DER -in leaf.key"_s), ec);
        row("public", made(u"pkey -pubout -in rsa.key"_s), u"public RSA, 2048 bits"_s);
        row("public in DER", made(u"pkey -pubout -outform DER -in ed.key"_s), u"public Ed25519"_s);
        row("PBES2", made(u"pkcs8 -topk8 -v2 aes-256-cbc -in rsa.key "_s + locked), rsa);
        row("PBES2 in DER", made(u"pkcs8 -topk8 -v2 aes-128-cbc -outform DER -in ed.key "_s + locked),
            u"private Ed25519"_s);
        row("scrypt", made(u"pkcs8 -topk8 -scrypt -in leaf.key "_s + locked), ec);
        row("DEK-Info", made(u"rsa -traditional -aes128 -in rsa.key "_s + locked), rsa);
        row("DEK-Info, 3DES", made(u"ec -des3 -in leaf.key "_s + locked), ec);
        row("certificate", file(u"leaf.pem"_s), u"public EC, P-256 +1"_s);
        row("certificate in DER", made(u"x509 -outform DER -in leaf.pem"_s), u"public EC, P-256 +1"_s);
        row("key and its certificate", file(u"leaf.key"_s) + file(u"leaf.pem"_s), ec + u" +1"_s);
        row("certificate and its issuer", file(u"leaf.pem"_s) + file(u"middle.pem"_s),
            u"public EC, P-256 +1; public EC, P-256 +1"_s);
        row("several keys", file(u"rsa.key"_s) + "\nand\n" + file(u"ed.key"_s), rsa + u"; private Ed25519"_s);
        row("PKCS#12", made(u"pkcs12 -export -inkey leaf.key -in leaf.pem -certfile middle.pem "_s + locked),
            ec + u" +2"_s);
        row("PKCS#12 in base64", made(u"pkcs12 -export -inkey leaf.key -in leaf.pem "_s + locked).toBase64(),
            ec + u" +1"_s);
        row("OpenSSH lines",
            "# team\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop me\n\n"
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop\n",
            u"public Ed25519; public Ed25519"_s);
    }
    void forms()
    {
        QFETCH(QByteArray, text);
        const auto keys = jose::readKeys(text, u"here"_s, open);
        QVERIFY2(keys.ok(), keys ? "" : qPrintable(keys.error().message));
        QTEST(describe(*keys), "expected");
        QCOMPARE(codesOf(keys->skipped), QString());
        for (const jose::Jwk &jwk : keys->keys)
            QVERIFY(jwk.source.startsWith(u"here"_s));
    }

    void damagedForms_data() { forms_data(); }
    /// Cut short and with bytes changed: an answer each time, and a reason where it is no.
    void damagedForms()
    {
        QFETCH(QByteArray, text);
        constexpr qsizetype trials = 60;
        for (qsizetype i = 0; i < trials; ++i) {
            const qsizetype at = i * text.size() / trials;
            QByteArray changed = text;
            changed[at] = char(changed[at] ^ (1 << (i % 8)));
            for (const QByteArray &damaged : {text.first(at), changed}) {
                const auto keys = jose::readKeys(damaged, u"here"_s);
                QVERIFY(keys ? !keys->isEmpty() : !keys.error().message.isEmpty());
            }
        }
    }

    void encrypted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("PBES2") << made(u"pkcs8 -topk8 -in rsa.key -passout pass:open"_s);
        QTest::newRow("DER") << made(u"pkcs8 -topk8 -outform DER -in rsa.key -passout pass:open"_s);
        QTest::newRow("DEK-Info") << made(u"rsa -traditional -aes128 -in rsa.key -passout pass:open"_s);
        QTest::newRow("PKCS#12") << made(u"pkcs12 -export -inkey leaf.key -in leaf.pem -passout pass:open"_s);
    }
    void encrypted()
    {
        QFETCH(QByteArray, text);
        const auto nobody = jose::readKeys(text, u"here"_s);
        QVERIFY(!nobody.ok());
        QCOMPARE(nobody.error().code, "key-needs-passphrase"_L1);
        const auto wrong = jose::readKeys(text, u"here"_s, shut);
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().code, "key-passphrase-wrong"_L1);
        QVERIFY(jose::readKeys(text, u"here"_s, open).ok());
    }

    void bundles()
    {
        const QByteArray locked = made(u"pkcs8 -topk8 -in rsa.key -passout pass:open"_s);
        const auto some = jose::readKeys(file(u"ed.key"_s) + locked +
                                             "-----BEGIN PUBLIC KEY-----\nAAAA\n"
                                             "-----END PUBLIC KEY-----\n",
                                         u"here"_s);
        QVERIFY(some.ok());
        QCOMPARE(describe(*some), u"private Ed25519"_s);
        QCOMPARE(codesOf(some->skipped), u"key-needs-passphrase key-unreadable"_s);
        QVERIFY(some->skipped[0].message.startsWith(u"Block 2 (ENCRYPTED PRIVATE KEY): "_s));
        int asked = 0;
        const auto twice = jose::readKeys(locked + locked, u"here"_s, [&asked] {
            ++asked;
            return open();
        });
        QCOMPARE(twice->keys.size(), std::size_t(2));
        QCOMPARE(asked, 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &text, const char *code) {
            QTest::newRow(name) << text << QString::fromLatin1(code);
        };
        const auto pem = [](const QByteArray &label) {
            return "-----BEGIN " + label + "-----\nMAAw\n-----END " + label + "-----\n";
        };
        row("nothing", "", "keys-unrecognized");
        row("words", "my secret", "keys-unrecognized");
        row("a token", "eyJhbGciOiJub25lIn0.e30.", "keys-other-kind");
        row("HTML", " <!DOCTYPE html><html>", "keys-other-kind");
        row("XML", "<?xml version=\"1.0\"?>", "keys-other-kind");
        row("metadata", "{\"issuer\":\"https://a\",\"jwks_uri\":\"https://a/keys\"}", "keys-other-kind");
        row("certificate request", file(u"leaf.csr"_s), "keys-other-kind");
        row("revocation list", pem("X509 CRL"), "keys-other-kind");
        row("PKCS#7", pem("PKCS7"), "keys-other-kind");
        row("OpenPGP", pem("PGP PUBLIC KEY BLOCK"), "keys-other-kind");
        row("RFC 4716", "---- BEGIN SSH2 PUBLIC KEY ----", "keys-other-kind");
        row("PuTTY", "PuTTY-User-Key-File-3: ssh-ed25519", "keys-other-kind");
        row("Java key store", QByteArray("\xFE\xED\xFE\xED", 4) + QByteArray(20, '\0'), "keys-java-store");
        row("the same in base64", (QByteArray("\xFE\xED\xFE\xED", 4) + QByteArray(20, '\0')).toBase64(),
            "keys-java-store");
        row("DER of something else", "0\x10" + QByteArray(16, '\0'), "key-unreadable");
        row("PEM cut short", "-----BEGIN PUBLIC KEY-----\nAAAA", "key-unreadable");
        row("only parameters", pem("EC PARAMETERS"), "key-unreadable");
        row("empty set", "{\"keys\":[]}", "keys-none-usable");
        row("no JWK", "{\"a\":1}", "jwk-kty-missing");
        row("JSON cut short", "{\"keys\":[", "json-truncated");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto keys = jose::readKeys(text, u"here"_s, open);
        QVERIFY(!keys.ok());
        QTEST(QString(keys.error().code), "code");
        QVERIFY(!keys.error().message.isEmpty());
    }

    void largeSetsAreCut()
    {
        const QByteArray jwk = "{\"kty\":\"oct\",\"k\":\"AAAA\"},";
        auto keys = jose::readKeys("{\"keys\":[" + jwk.repeated(2500).chopped(1) + "]}", u"here"_s);
        QVERIFY(keys.ok());
        QCOMPARE(keys->keys.size(), std::size_t(2000));
        QCOMPARE(codesOf(keys->skipped), u"keys-too-many"_s);
        keys = jose::readKeys("{\"keys\":[" + jwk.repeated(2000).chopped(1) + "]}", u"here"_s);
        QCOMPARE(keys->keys.size(), std::size_t(2000));
        QCOMPARE(codesOf(keys->skipped), QString());
    }
};

QTEST_GUILESS_MAIN(TestReadKeys)
#include "tst_read_keys.moc"
