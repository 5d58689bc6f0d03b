#include "core/crypto/certificate_maker.h"
#include "core/crypto/generate.h"
#include "core/crypto/key_forms.h"
#include "tests/support/openssl_program.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::crypto;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(claimcheck::crypto::Curve)
Q_DECLARE_METATYPE(claimcheck::crypto::Key)
Q_DECLARE_METATYPE(claimcheck::crypto::KeyFileForm)

// Keys made here open in the openssl program, and its own are written here byte for byte as it writes them.
// ML-DSA is in OpenSSL from 3.5 on.

namespace {

QByteArray written(const Key &key, const KeyFileForm &form)
{
    const auto bytes = writeKeyFile(key, form);
    return bytes ? bytes->view().toByteArray() : QByteArray(bytes.error().code.data());
}

QByteArray publicDer(const Key &key)
{
    return written(key, {.encoding = KeyEncoding::Der});
}

Key made(Curve curve, int bits)
{
    const auto key = bits > 0 ? generateRsa(bits) : generateOn(curve);
    return key ? *key : Key();
}

struct Row
{
    const char *name;
    Curve curve;
    int bits;
    const char *openssl; ///< arguments of openssl genpkey
};

constexpr Row rows[] = {
    {"RSA 2048", Curve::None, 2048, "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"},
    {"RSA 3072", Curve::None, 3072, "-algorithm RSA -pkeyopt rsa_keygen_bits:3072"},
    {"RSA 4096", Curve::None, 4096, "-algorithm RSA -pkeyopt rsa_keygen_bits:4096"},
    {"P-256", Curve::P256, 0, "-algorithm EC -pkeyopt ec_paramgen_curve:P-256"},
    {"P-384", Curve::P384, 0, "-algorithm EC -pkeyopt ec_paramgen_curve:P-384"},
    {"P-521", Curve::P521, 0, "-algorithm EC -pkeyopt ec_paramgen_curve:P-521"},
    {"secp256k1", Curve::Secp256k1, 0, "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1"},
    {"Ed25519", Curve::Ed25519, 0, "-algorithm ED25519"},
    {"Ed448", Curve::Ed448, 0, "-algorithm ED448"},
    {"X25519", Curve::X25519, 0, "-algorithm X25519"},
    {"X448", Curve::X448, 0, "-algorithm X448"},
    {"ML-DSA-44", Curve::MlDsa44, 0, "-algorithm ML-DSA-44"},
    {"ML-DSA-65", Curve::MlDsa65, 0, "-algorithm ML-DSA-65"},
    {"ML-DSA-87", Curve::MlDsa87, 0, "-algorithm ML-DSA-87"},
};

void addRows()
{
    QTest::addColumn<Curve>("curve");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("openssl");
    for (const Row &row : rows)
        QTest::newRow(row.name) << row.curve << row.bits << QString::fromLatin1(row.openssl);
}

bool isMlDsa(Curve curve)
{
    return curveRow(curve).kind == KeyKind::Akp;
}

} // namespace

class TestKeyForms : public QObject
{
    Q_OBJECT

    test::OpenSslProgram m_openssl;

    QByteArray publicOf(const QString &arguments)
    {
        return m_openssl.run(u"pkey "_s + arguments + u" -pubout -outform DER -out public.der"_s)
                   ? m_openssl.read(u"public.der"_s)
                   : QByteArray();
    }

private slots:
    void initTestCase()
    {
        if (!m_openssl.isThere())
            QSKIP("the openssl program is missing");
    }

    void ourKeysOpenInOpenSsl_data() { addRows(); }
    void ourKeysOpenInOpenSsl()
    {
        QFETCH(Curve, curve);
        QFETCH(int, bits);
        const Key key = made(curve, bits);
        if (!key.isValid() && isMlDsa(curve))
            QSKIP("this OpenSSL has no ML-DSA");
        QVERIFY(key.isValid());
        const QByteArray mine = publicDer(key);
        const bool older = key.kind() == KeyKind::Rsa || key.kind() == KeyKind::Ec;
        for (const KeyEncoding encoding : {KeyEncoding::Pem, KeyEncoding::Der}) {
            const QString form = encoding == KeyEncoding::Pem ? u"PEM"_s : u"DER"_s;
            m_openssl.write(u"whole"_s, written(key, {encoding, KeyStyle::Pkcs8, KeyPart::Private}));
            QCOMPARE(publicOf(u"-in whole -inform "_s + form), mine);
            m_openssl.write(u"open"_s, written(key, {encoding, KeyStyle::Pkcs8, KeyPart::Public}));
            QCOMPARE(publicOf(u"-pubin -in open -inform "_s + form), mine);
            m_openssl.write(u"locked"_s, written(key, {encoding, KeyStyle::Pkcs8, KeyPart::Private,
                                                       base::SecretBytes("open sesame")}));
            QCOMPARE(publicOf(u"-in locked -passin \"pass:open sesame\" -inform "_s + form), mine);
            if (!older)
                continue;
            m_openssl.write(u"older"_s, written(key, {encoding, KeyStyle::Traditional, KeyPart::Private}));
            QCOMPARE(publicOf(u"-in older -inform "_s + form), mine);
        }
    }

    void keysOfOpenSslAreWrittenAsItDoes_data() { addRows(); }
    void keysOfOpenSslAreWrittenAsItDoes()
    {
        QFETCH(Curve, curve);
        QFETCH(QString, openssl);
        if (isMlDsa(curve) && !made(curve, 0).isValid())
            QSKIP("this OpenSSL has no ML-DSA");
        QVERIFY(m_openssl.run(u"genpkey -out theirs.pem "_s + openssl));
        QVERIFY(m_openssl.run(u"pkcs8 -topk8 -nocrypt -in theirs.pem -outform DER -out theirs.der"_s));
        QVERIFY(m_openssl.run(u"pkey -in theirs.pem -pubout -out theirs-open.pem"_s));
        QVERIFY(m_openssl.run(
            u"pkcs8 -topk8 -in theirs.pem -out theirs-locked.pem -passout \"pass:open sesame\""_s));
        const auto phrase = [] { return std::optional(base::SecretBytes("open sesame")); };
        for (const QString &file : {u"theirs.pem"_s, u"theirs-locked.pem"_s}) {
            const auto key = keyFromPem(m_openssl.read(file), phrase);
            QVERIFY2(key.ok(), key ? "" : qPrintable(key.error().message));
            QCOMPARE(written(*key, {KeyEncoding::Pem, KeyStyle::Pkcs8, KeyPart::Private}),
                     m_openssl.read(u"theirs.pem"_s));
            QCOMPARE(written(*key, {KeyEncoding::Der, KeyStyle::Pkcs8, KeyPart::Private}),
                     m_openssl.read(u"theirs.der"_s));
            QCOMPARE(written(*key, {}), m_openssl.read(u"theirs-open.pem"_s));
        }
    }

    void certificatesAreReadByOpenSsl_data() { addRows(); }
    void certificatesAreReadByOpenSsl()
    {
        QFETCH(Curve, curve);
        QFETCH(int, bits);
        const Key key = made(curve, bits);
        if (!key.isValid() && isMlDsa(curve))
            QSKIP("this OpenSSL has no ML-DSA");
        base::SystemRandom random;
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const auto certificate =
            selfSignedCertificate(key, {u"CN=J\u00f6rg,O=Example"_s, now - 60, now + 86400}, random);
        if (curve == Curve::X25519 || curve == Curve::X448) {
            QVERIFY(!certificate.ok());
            QCOMPARE(certificate.error().code, "key-cannot-sign"_L1);
            return;
        }
        QVERIFY2(certificate.ok(), certificate ? "" : qPrintable(certificate.error().message));
        QCOMPARE(certificate->subject(), u"CN=J\u00f6rg,O=Example"_s);
        QCOMPARE(certificate->issuer(), certificate->subject());
        QCOMPARE(certificate->notAfter().toSecsSinceEpoch(), now + 86400);
        QCOMPARE(publicDer(certificate->key()), publicDer(key));
        m_openssl.write(u"made.pem"_s, certificate->toPem());
        QVERIFY(m_openssl.run(u"verify -x509_strict -check_ss_sig -CAfile made.pem made.pem"_s));
        QVERIFY(m_openssl.run(u"x509 -in made.pem -noout -pubkey -out public.pem"_s));
    }

    void whatCannotBeWritten_data()
    {
        QTest::addColumn<Key>("key");
        QTest::addColumn<KeyFileForm>("form");
        QTest::addColumn<QByteArray>("code");
        const Key ed = made(Curve::Ed25519, 0), ec = made(Curve::P256, 0);
        const Key secret = makeSecretKey(base::SecretBytes("secret"));
        const base::SecretBytes phrase("phrase");
        const auto row = [](const char *name, const Key &key, const KeyFileForm &form, const char *code) {
            QTest::newRow(name) << key << form << QByteArray(code);
        };
        row("a secret", secret, {}, "key-kind");
        row("no key", {}, {}, "key-kind");
        row("Ed25519 has no older form", ed, {KeyEncoding::Pem, KeyStyle::Traditional, KeyPart::Private},
            "key-kind");
        row("nor has a public EC key", ec, {KeyEncoding::Pem, KeyStyle::Traditional, KeyPart::Public},
            "key-kind");
        row("half a key", ec.publicPart(), {KeyEncoding::Pem, KeyStyle::Pkcs8, KeyPart::Private},
            "key-not-private");
        row("an encrypted public key", ec, {KeyEncoding::Pem, KeyStyle::Pkcs8, KeyPart::Public, phrase},
            "key-form");
        row("an encrypted older key", ec, {KeyEncoding::Pem, KeyStyle::Traditional, KeyPart::Private, phrase},
            "key-form");
    }
    void whatCannotBeWritten()
    {
        QFETCH(Key, key);
        QFETCH(KeyFileForm, form);
        QFETCH(QByteArray, code);
        QCOMPARE(written(key, form), code);
    }

    void certificatesThatCannotBeMade_data()
    {
        QTest::addColumn<Key>("key");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<qint64>("notAfter");
        QTest::addColumn<QByteArray>("code");
        const Key key = made(Curve::P256, 0);
        const auto row = [](const char *name, const Key &signer, const QString &subject, qint64 notAfter,
                            const char *code) {
            QTest::newRow(name) << signer << subject << notAfter << QByteArray(code);
        };
        row("good", key, u"a name"_s, 2, "");
        row("the last second of 9999", key, u"a name"_s, 253402300799, "");
        row("the year 10000", key, u"a name"_s, 253402300800, "certificate-validity");
        row("it ends when it begins", key, u"a name"_s, 1, "certificate-validity");
        row("no subject", key, {}, 2, "certificate-subject");
        row("a part that is none", key, u"CN=a,SHOE=44"_s, 2, "certificate-subject");
        row("the public half", key.publicPart(), u"a"_s, 2, "key-not-private");
        row("a secret", makeSecretKey(base::SecretBytes("s")), u"a"_s, 2, "key-cannot-sign");
    }
    void certificatesThatCannotBeMade()
    {
        QFETCH(Key, key);
        QFETCH(QString, subject);
        QFETCH(qint64, notAfter);
        QFETCH(QByteArray, code);
        base::SystemRandom random;
        const auto certificate = selfSignedCertificate(key, {subject, 1, notAfter}, random);
        QCOMPARE(certificate ? QByteArray() : QByteArray(certificate.error().code.data()), code);
    }

    void makingAnRsaKeyCanBeStopped()
    {
        int asked = 0;
        const auto key = generateRsa(8192, [&asked] { return ++asked > 3; });
        QVERIFY(!key.ok());
        QCOMPARE(key.error().code, "key-stopped"_L1);
        QVERIFY(asked >= 4);
        QVERIFY(generateRsa(2048, [] { return false; }).ok());
        QCOMPARE(generateRsa(1023).error().code, "key-rsa-size"_L1);
    }
};

QTEST_APPLESS_MAIN(TestKeyForms)
#include "tst_key_forms.moc"
