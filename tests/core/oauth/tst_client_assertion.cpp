#include "core/jose/sign.h"
#include "core/jose/verify.h"
#include "core/oauth/client_auth.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'800'000'000;
constexpr auto good = R"({"iss":"app","sub":"app","aud":"https://op.example","exp":1800000060,"jti":"a"})";

} // namespace

class TestClientAssertion : public QObject
{
    Q_OBJECT

private:
    base::FixedClock m_clock{now * 1000};
    base::SystemRandom m_random;

    oauth::AssertionSigner signerFor(const jose::Jwk &key, const QByteArray &alg)
    {
        return {key, alg, "https://op.example", &m_clock, &m_random};
    }

private slots:
    void whatIsMadeFits_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const char *alg : {"ES256", "RS256", "PS256", "EdDSA", "HS256", "HS512"})
            QTest::newRow(alg) << QByteArray(alg);
    }
    void whatIsMadeFits()
    {
        QFETCH(QByteArray, alg);
        const auto key = jose::generateJwk(alg, u"k1"_s);
        QVERIFY(key.ok());
        const auto text = oauth::makeClientAssertion("app", signerFor(*key, alg));
        QVERIFY(text.ok());
        const auto jws = jose::parseJws(*text);
        QVERIFY(jose::VerifiedJws::verify(*jws, {{*key}, {}}).has_value());
        QCOMPARE(jws->signatures.front().kid, "k1"_ba);
        const auto assertion = oauth::readClientAssertion(*text);
        QVERIFY(assertion.ok());
        QCOMPARE(assertion->jti.size(), 22);
        QCOMPARE(*assertion->expiresAt, now + oauth::assertionLifetime);
        QVERIFY(oauth::checkClientAssertion(*assertion, "app", {u"https://op.example"_s}, now).ok());
    }

    void partsOfTheRequest()
    {
        // RFC 7523 section 2.2
        oauth::ClientCredentials client{"app", oauth::ClientAuth::PrivateKeyJwt, {}};
        client.signer = signerFor(*jose::generateJwk("ES256"), "ES256");
        const auto parts = oauth::clientAuthParts(client);
        QVERIFY(parts.ok());
        QVERIFY(!parts->header);
        QCOMPARE(encoding::firstValue(parts->parameters, "client_assertion_type").value(),
                 "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_ba);
        const auto again = oauth::clientAuthParts(client);
        QVERIFY(encoding::firstValue(parts->parameters, "client_assertion") !=
                encoding::firstValue(again->parameters, "client_assertion"));
    }

    void algorithms_data()
    {
        QTest::addColumn<QByteArray>("made");
        QTest::addColumn<QStringList>("supported");
        QTest::addColumn<QByteArray>("alg");
        QTest::newRow("RSA, nothing said") << "RS256"_ba << QStringList() << "RS256"_ba;
        QTest::newRow("RSA, server's first")
            << "RS256"_ba << QStringList{u"ES256"_s, u"PS256"_s, u"RS256"_s} << "PS256"_ba;
        QTest::newRow("P-384") << "ES384"_ba << QStringList{u"ES256"_s} << "ES384"_ba;
        QTest::newRow("secret") << "HS512"_ba << QStringList{u"RS256"_s, u"HS512"_s} << "HS512"_ba;
    }
    void algorithms()
    {
        QFETCH(QByteArray, made);
        QFETCH(QStringList, supported);
        jose::Jwk key = *jose::generateJwk(made);
        key.alg.clear();
        const auto list = supported.isEmpty() ? std::nullopt : std::optional(supported);
        QTEST(oauth::assertionAlgorithm(key, list), "alg");
        key.alg = u"PS512"_s; // the key's own word wins
        QCOMPARE(oauth::assertionAlgorithm(key, list), "PS512"_ba);
    }

    void checks_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *from, const char *to, qint64 at, const char *code) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << at << QByteArray(code);
        };
        row("RFC 7523 3", "\"a\"", "\"a\"", now, "");
        row("aud is an array", "\"https://op.example\"", "[\"x\",\"https://op.example\"]", now, "");
        row("iss", "\"iss\":\"app\"", "\"iss\":\"b\"", now, "assertion-issuer");
        row("sub", "\"sub\":\"app\"", "\"sub\":\"b\"", now, "assertion-subject");
        row("aud", "op.example", "evil.example", now, "assertion-audience");
        row("no aud", "\"aud\"", "\"x\"", now, "assertion-audience");
        row("no exp", "\"exp\"", "\"x\"", now, "assertion-expiry");
        row("exp is text", "1800000060", "\"soon\"", now, "assertion-expiry");
        row("last second", "\"a\"", "\"a\"", now + 59, "");
        row("expired", "\"a\"", "\"a\"", now + 60, "assertion-expired");
        row("time not compared", "\"a\"", "\"a\"", 0, "");
    }
    void checks()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(qint64, at);
        QByteArray payload = good;
        QVERIFY(payload.contains(from));
        payload.replace(from, to);
        const auto text = jose::signJwt(payload, *jose::generateJwk("ES256"), "JWT", "ES256");
        const auto assertion = oauth::readClientAssertion(*text);
        QVERIFY(assertion.ok());
        const auto verdict = oauth::checkClientAssertion(*assertion, "app", {u"https://op.example"_s}, at);
        QTEST(verdict.ok() ? QByteArray("") : QByteArray(verdict.error().code.data()), "code");
    }

    void rubbishIsUnreadable()
    {
        QCOMPARE(oauth::readClientAssertion("a.b").error().code, "assertion-unreadable"_L1);
    }
};

QTEST_GUILESS_MAIN(TestClientAssertion)
#include "tst_client_assertion.moc"
