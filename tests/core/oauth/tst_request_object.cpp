#include "core/encoding/json.h"
#include "core/jose/decrypt.h"
#include "core/jose/verify.h"
#include "core/oauth/request_object.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

struct FixedClock final : base::Clock
{
    [[nodiscard]] qint64 nowMilliseconds() const override { return 1'800'000'000'000; }
};

} // namespace

/// RFC 9101.
class TestRequestObject : public QObject
{
    Q_OBJECT

private:
    FixedClock m_clock;
    base::SystemRandom m_random;
    oauth::AssertionSigner m_signer{*jose::generateJwk("ES256", u"k"_s), "ES256", "https://op.example",
                                    &m_clock, &m_random};

    encoding::JsonDocument claimsOf(const encoding::FormPairs &parameters)
    {
        const auto object = oauth::makeRequestObject(parameters, "app", m_signer);
        return *encoding::JsonDocument::parse(jose::parseJws(*object)->payload);
    }

private slots:
    void parametersAreClaims()
    {
        const auto claims = claimsOf({{"response_type", "code"},
                                      {"client_id", "app"},
                                      {"resource", "https://a"},
                                      {"resource", "https://b"},
                                      {"max_age", "60"},
                                      {"state", "5"},
                                      {"claims", R"({"id_token":{"acr":null}})"},
                                      {"authorization_details", R"([{"type":"t"}])"}});
        QCOMPARE(claims["iss"_L1].toString(), u"app"_s);
        QCOMPARE(claims["aud"_L1].toString(), u"https://op.example"_s);
        QVERIFY(claims["sub"_L1].isAbsent()); // section 10.8
        QCOMPARE(claims["exp"_L1].toInteger().value_or(0) - claims["iat"_L1].toInteger().value_or(0),
                 oauth::requestObjectLifetime);
        QCOMPARE(claims["resource"_L1].size(), 2);
        QCOMPARE(claims["max_age"_L1].toInteger().value_or(0), 60);
        QCOMPARE(claims["state"_L1].toString(), u"5"_s); // a string, though it looks like a number
        QVERIFY(claims["claims"_L1].isObject());
        QVERIFY(claims["authorization_details"_L1].isArray());
    }

    void itIsTypedAndSigned()
    {
        const auto object = oauth::makeRequestObject({{"client_id", "app"}}, "app", m_signer);
        const auto jws = jose::parseJws(*object);
        QCOMPARE(jws->signatures.front().header["typ"_L1].toString(), u"oauth-authz-req+jwt"_s);
        QVERIFY(jose::VerifiedJws::verify(*jws, {{m_signer.key}, {}}));
    }

    void itIsEncryptedForTheServer()
    {
        jose::Jwk server = *jose::generateJwk("ES256", u"enc-1"_s);
        server.use = u"enc"_s;
        server.alg = u"ECDH-ES+A128KW"_s;
        const auto object = oauth::makeRequestObject({{"client_id", "app"}}, "app", m_signer);
        const auto encrypted = oauth::encryptRequestObject(*object, {m_signer.key, server});
        QVERIFY2(encrypted, encrypted ? "" : qPrintable(encrypted.error().message));
        const auto opened = jose::decrypt(*jose::parseJwe(*encrypted), {{server}, {}});
        QCOMPARE(opened.plaintext, *object);
    }

    void aServerWithoutSuchAKey()
    {
        const auto encrypted = oauth::encryptRequestObject("a.b.c", {m_signer.key});
        QVERIFY(!encrypted);
        QCOMPARE(encrypted.error().code, "server-key-missing"_L1);
    }

    void whatStandsBeside_data()
    {
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<QByteArray>("beside");
        QTest::newRow("OAuth") << "orders"_ba
                               << "client_id=app"_ba;
        QTest::newRow("OpenID Connect Core 6.1") << "openid orders"_ba
                                                 << "response_type=code&client_id=app&scope=openid+orders"_ba;
    }
    void whatStandsBeside()
    {
        QFETCH(QByteArray, scope);
        const encoding::FormPairs all{
            {"response_type", "code"}, {"client_id", "app"}, {"state", "s"}, {"scope", scope}};
        QTEST(encoding::encodeForm(oauth::besideRequestObject(all)), "beside");
    }
};

QTEST_GUILESS_MAIN(TestRequestObject)
#include "tst_request_object.moc"
