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

    void resources_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("url");
        QTest::newRow("RFC 9728 section 3.1, host")
            << u"https://resource.example.com"_s
            << u"https://resource.example.com/.well-known/oauth-protected-resource"_s;
        QTest::newRow("slash behind the host")
            << u"https://resource.example.com/"_s
            << u"https://resource.example.com/.well-known/oauth-protected-resource"_s;
        QTest::newRow("RFC 9728 section 3.1, path")
            << u"https://resource.example.com/resource1"_s
            << u"https://resource.example.com/.well-known/oauth-protected-resource/resource1"_s;
        QTest::newRow("path and query")
            << u"https://resource.example.com/a%20b/?x=1"_s
            << u"https://resource.example.com/.well-known/oauth-protected-resource/a%20b/?x=1"_s;
    }
    void resources()
    {
        QFETCH(QString, resource);
        QTEST(oauth::resourceMetadataUrl(QUrl(resource)).toString(QUrl::FullyEncoded), "url");
    }

    void placesAreDistinct_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("ids");
        QTest::newRow("no path") << u"https://example.com"_s << u"openid-appended oauth-inserted"_s;
        QTest::newRow("slash") << u"https://example.com/"_s << u"openid-appended oauth-inserted"_s;
        QTest::newRow("path") << u"https://example.com/t"_s
                              << u"openid-appended oauth-inserted openid-inserted oauth-appended"_s;
    }
    void placesAreDistinct()
    {
        QFETCH(QString, issuer);
        QStringList ids;
        for (const oauth::MetadataPlace *place : oauth::metadataPlacesOf(issuer)) {
            ids += place->id;
            QVERIFY(!place->translatedName().isEmpty());
        }
        QTEST(ids.join(u' '), "ids");
    }
};

QTEST_GUILESS_MAIN(TestWellKnown)
#include "tst_well_known.moc"
