#include "core/oauth/client_auth.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::ClientAuth;

class TestClientAuth : public QObject
{
    Q_OBJECT

private slots:
    void basic_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("RFC 6749 section 2.3.1")
            << QByteArray("s6BhdRkqt3") << QByteArray("7Fjfp0ZBr1KtDRbnfVdmIw")
            << QByteArray("Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3");
        // Measured against npm oidc-provider 9, which refuses what is not form-encoded.
        QTest::newRow("characters that change")
            << QByteArray("id:x") << QByteArray("p+/=%& \xc3\xa4")
            << "Basic " + QByteArray("id%3Ax:p%2B%2F%3D%25%26+%C3%A4").toBase64();
    }
    void basic()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, header);
        QCOMPARE(oauth::basicAuthorization(id, secret), header);
        const base::Result<oauth::BasicCredentials> back = oauth::readBasicAuthorization(header);
        QVERIFY(back);
        QCOMPARE(back->id, id);
        QCOMPARE(back->secret, secret);
    }

    void malformedBasic_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("bearer") << QByteArray("Bearer abc");
        QTest::newRow("no colon") << "Basic " + QByteArray("abc").toBase64();
        QTest::newRow("not base64") << QByteArray("Basic ***");
    }
    void malformedBasic()
    {
        QFETCH(QByteArray, header);
        const base::Result<oauth::BasicCredentials> result = oauth::readBasicAuthorization(header);
        QVERIFY(!result);
        QCOMPARE(result.error().code, "basic-malformed"_L1);
    }

    void parts_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("header"); // or the error code
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, ClientAuth method, const char *secret, const char *header,
                            const char *body) {
            QTest::newRow(name) << int(method) << QByteArray(secret) << QByteArray(header)
                                << QByteArray(body);
        };
        row("none", ClientAuth::None, "", "", "client_id=app");
        row("basic", ClientAuth::SecretBasic, "s", "Basic YXBwOnM=", "");
        row("post", ClientAuth::SecretPost, "p+&", "", "client_id=app&client_secret=p%2B%26");
        row("tls (RFC 8705 2)", ClientAuth::TlsClientAuth, "", "", "client_id=app");
        row("basic without secret", ClientAuth::SecretBasic, "", "client-secret-missing", "");
        row("jwt without a key", ClientAuth::PrivateKeyJwt, "", "client-key-missing", "");
    }
    void parts()
    {
        QFETCH(QByteArray, secret);
        QFETCH(int, method);
        const oauth::ClientCredentials client{"app", ClientAuth(method), base::SecretBytes(secret)};
        const base::Result<oauth::ClientAuthParts> result = oauth::clientAuthParts(client);
        if (!result) {
            QTEST(QByteArray(result.error().code.data()), "header");
            return;
        }
        QTEST(result->header ? result->header->value : QByteArray(), "header");
        QTEST(encoding::encodeForm(result->parameters), "body");
    }

    void needsAnId()
    {
        const base::Result<oauth::ClientAuthParts> result = oauth::clientAuthParts({});
        QVERIFY(!result);
        QCOMPARE(result.error().code, "client-id-missing"_L1);
    }
};

QTEST_GUILESS_MAIN(TestClientAuth)
#include "tst_client_auth.moc"
