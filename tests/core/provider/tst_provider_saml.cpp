#include "core/encoding/json.h"
#include "core/provider/provider.h"
#include "tests/core/provider/browser.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// What the provider looks at in a SAML assertion (RFC 7522 §3), and that it does not verify a signature.
class TestProviderSaml : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;

    static QByteArray assertion(const QString &issuer, const QByteArray &signature)
    {
        const QByteArray server = issuer.toUtf8();
        return "<Assertion "
               "xmlns='urn:oasis:names:tc:SAML:2.0:assertion'><Issuer>https://idp.example</Issuer>" +
               signature +
               "<Subject><NameID>alice</NameID><SubjectConfirmation><SubjectConfirmationData Recipient='" +
               server +
               "/token' NotOnOrAfter='2100-01-01T00:00:00Z'/></SubjectConfirmation></Subject><Conditions>"
               "<AudienceRestriction><Audience>" +
               server + "</Audience></AudienceRestriction></Conditions></Assertion>";
    }

private slots:
    void theSignature_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<int>("status");
        const QByteArray any =
            "<Signature "
            "xmlns='http://www.w3.org/2000/09/xmldsig#'><SignatureValue>AA==</SignatureValue></Signature>";
        QTest::newRow("none, not looked at") << false << QByteArray() << 200;
        QTest::newRow("none, asked for") << true << QByteArray() << 400;
        QTest::newRow("one, asked for: it is not verified") << true << any << 200;
        QTest::newRow("of another namespace") << true << QByteArray("<Signature/>") << 400;
    }
    void theSignature()
    {
        QFETCH(bool, asked);
        QFETCH(QByteArray, signature);
        QFETCH(int, status);
        provider::ProviderOptions options;
        options.clock = &m_clock;
        options.random = &m_random;
        if (asked)
            options.samlSignature = provider::SamlSignature::Asked;
        provider::Provider server(options);
        QVERIFY(server.listen().ok());
        const http::Response response =
            test::Browser(server.issuer())
                .post("/token",
                      {{"grant_type", "urn:ietf:params:oauth:grant-type:saml2-bearer"},
                       {"assertion",
                        assertion(server.issuer(), signature).toBase64(QByteArray::Base64UrlEncoding)},
                       {"client_id", "demo-web"},
                       {"client_secret", "demo-web-secret"}});
        QCOMPARE(response.status, status);
        if (status == 400)
            QCOMPARE((*encoding::JsonDocument::parse(response.body))["error"_L1].toString(),
                     u"invalid_grant"_s);
    }
};

QTEST_GUILESS_MAIN(TestProviderSaml)
#include "tst_provider_saml.moc"
