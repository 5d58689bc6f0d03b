#include "core/oauth/pkce.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::PkceMethod;

class TestPkce : public QObject
{
    Q_OBJECT

private slots:
    void challenge_data()
    {
        QTest::addColumn<QByteArray>("verifier");
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("RFC 7636 appendix B") << QByteArray("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
                                             << QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        // echo -n | openssl dgst -sha256 -binary | basenc --base64url
        QTest::newRow("empty") << QByteArray() << QByteArray("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    }
    void challenge()
    {
        QFETCH(QByteArray, verifier);
        QTEST(oauth::challengeFor(PkceMethod::S256, verifier), "challenge");
        QCOMPARE(oauth::challengeFor(PkceMethod::Plain, verifier), verifier);
        QVERIFY(oauth::challengeFor(PkceMethod::None, verifier).isEmpty());
    }

    void verifierSyntax_data()
    {
        QTest::addColumn<QByteArray>("verifier");
        QTest::addColumn<QString>("code"); // empty: accepted
        // RFC 7636 §4.1: 43*128unreserved
        QTest::newRow("42") << QByteArray(42, 'a') << u"pkce-verifier-length"_s;
        QTest::newRow("43") << QByteArray(43, 'a') << QString();
        QTest::newRow("128") << QByteArray(128, '~') << QString();
        QTest::newRow("129") << QByteArray(129, 'a') << u"pkce-verifier-length"_s;
        QTest::newRow("plus") << QByteArray(42, 'a') + '+' << u"pkce-verifier-character"_s;
        QTest::newRow("all kinds")
            << QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~") << QString();
    }
    void verifierSyntax()
    {
        QFETCH(QByteArray, verifier);
        const base::Result<void> result = oauth::checkVerifier(verifier);
        QTEST(result ? QString() : QString(result.error().code), "code");
    }

    void freshPairs()
    {
        base::SystemRandom random;
        const oauth::Pkce first = oauth::makePkce(PkceMethod::S256, random);
        const oauth::Pkce second = oauth::makePkce(PkceMethod::S256, random);
        QVERIFY(oauth::checkVerifier(first.verifier));
        QCOMPARE(first.challenge, oauth::challengeFor(PkceMethod::S256, first.verifier));
        QVERIFY(first.verifier != second.verifier);
        QVERIFY(oauth::makePkce(PkceMethod::None, random).verifier.isEmpty());
    }

    void methodNames()
    {
        QCOMPARE(oauth::challengeMethodName(PkceMethod::S256), QByteArray("S256"));
        QCOMPARE(oauth::challengeMethodName(PkceMethod::Plain), QByteArray("plain"));
        QVERIFY(oauth::challengeMethodName(PkceMethod::None).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPkce)
#include "tst_pkce.moc"
