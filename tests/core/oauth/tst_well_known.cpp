#include "core/oauth/well_known.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

class TestWellKnown : public QObject
{
    Q_OBJECT

private slots:
    void urls_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("openid");
        QTest::addColumn<QString>("rfc8414");
        QTest::newRow("no path") << u"https://example.com"_s
                                 << u"https://example.com/.well-known/openid-configuration"_s
                                 << u"https://example.com/.well-known/oauth-authorization-server"_s;
        QTest::newRow("RFC 8414 section 3, issuer1")
            << u"https://example.com/issuer1"_s
            << u"https://example.com/issuer1/.well-known/openid-configuration"_s
            << u"https://example.com/.well-known/oauth-authorization-server/issuer1"_s;
        QTest::newRow("slash at the end")
            << u"https://example.com/tenant/"_s
            << u"https://example.com/tenant/.well-known/openid-configuration"_s
            << u"https://example.com/.well-known/oauth-authorization-server/tenant"_s;
        QTest::newRow("only a slash")
            << u"https://example.com/"_s << u"https://example.com/.well-known/openid-configuration"_s
            << u"https://example.com/.well-known/oauth-authorization-server"_s;
        QTest::newRow("port and encoded path")
            << u"http://127.0.0.1:8080/a%20b"_s
            << u"http://127.0.0.1:8080/a%20b/.well-known/openid-configuration"_s
            << u"http://127.0.0.1:8080/.well-known/oauth-authorization-server/a%20b"_s;
    }
    void urls()
    {
        QFETCH(QString, issuer);
        QTEST(oauth::openidConfigurationUrl(issuer).toString(QUrl::FullyEncoded), "openid");
        QTEST(oauth::authorizationServerMetadataUrl(issuer).toString(QUrl::FullyEncoded), "rfc8414");
    }
};

QTEST_GUILESS_MAIN(TestWellKnown)
#include "tst_well_known.moc"
