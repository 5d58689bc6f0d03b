#include "core/claims/reference.h"
#include "core/claims/registry.h"
#include "core/claims/vendor_claims.h"

#include <QTest>

using namespace claimcheck::claims;
using claimcheck::base::Spec;
using namespace Qt::StringLiterals;

class TestRegistry : public QObject
{
    Q_OBJECT

private slots:
    /// How many rows IANA's own files had on 2026-08-22 (typ values: media types and the specifications that
    /// name them).
    void sizes_data()
    {
        QTest::addColumn<Registry>("registry");
        QTest::addColumn<int>("rows");
        QTest::newRow("claims") << Registry::JwtClaims << 163;
        QTest::newRow("header parameters") << Registry::HeaderParameters << 44;
        QTest::newRow("algorithms") << Registry::JoseAlgorithms << 53;
        QTest::newRow("JWK parameters") << Registry::JwkParameters << 33;
        QTest::newRow("key types") << Registry::JwkKeyTypes << 5;
        QTest::newRow("curves") << Registry::JwkCurves << 8;
        QTest::newRow("key uses") << Registry::JwkUses << 2;
        QTest::newRow("key operations") << Registry::JwkKeyOperations << 8;
        QTest::newRow("confirmation methods") << Registry::ConfirmationMethods << 7;
        QTest::newRow("authentication methods") << Registry::AuthenticationMethods << 21;
        QTest::newRow("OAuth parameters") << Registry::OauthParameters << 87;
        QTest::newRow("OAuth errors") << Registry::OauthErrors << 50;
        QTest::newRow("token types") << Registry::OauthTokenTypes << 4;
        QTest::newRow("URIs") << Registry::OauthUris << 15;
        QTest::newRow("response types") << Registry::OauthResponseTypes << 10;
        QTest::newRow("introspection") << Registry::IntrospectionMembers << 25;
        QTest::newRow("server metadata") << Registry::ServerMetadata << 82;
        QTest::newRow("client metadata") << Registry::ClientMetadata << 92;
        QTest::newRow("resource metadata") << Registry::ResourceMetadata << 23;
        QTest::newRow("client authentication") << Registry::ClientAuthentication << 7;
        QTest::newRow("JWK Set parameters") << Registry::JwkSetParameters << 1;
        QTest::newRow("compression") << Registry::JweCompression << 1;
        QTest::newRow("status mechanisms") << Registry::StatusMechanisms << 1;
        QTest::newRow("status types") << Registry::StatusTypes << 7;
        QTest::newRow("PKCE methods") << Registry::PkceMethods << 2;
        QTest::newRow("token type hints") << Registry::TokenTypeHints << 3;
        QTest::newRow("subject identifiers") << Registry::SubjectIdFormats << 8;
        QTest::newRow("event errors") << Registry::EventErrors << 7;
        QTest::newRow("typ values") << Registry::TypValues << 50;
    }
    void sizes()
    {
        QFETCH(Registry, registry);
        QFETCH(int, rows);
        QCOMPARE(int(entries(registry).size()), rows);
        QCOMPARE(declaredCount(registry), rows);
    }
    void everyRegistryHasASizeRow()
    {
        QCOMPARE(int(Registry::TypValues) + 1, 29); // as many as sizes_data() has
    }
    /// Each row leads its reader to a specification.
    void everyRowResolves()
    {
        QStringList lost;
        int rows = 0;
        for (int i = 0; i <= int(Registry::TypValues); ++i) {
            for (const RegistryEntry &entry : entries(static_cast<Registry>(i))) {
                ++rows;
                const QUrl url = entry.url();
                if (entry.name.isEmpty() || !url.isValid() || url.host().isEmpty())
                    lost += entry.name + u": "_s + entry.reference;
            }
        }
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
        QCOMPARE(rows, 819);
    }
    void addresses_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("url");
        QTest::newRow("RFC that is not cited")
            << u"RFC 9711 §4.3"_s << u"https://www.rfc-editor.org/rfc/rfc9711"_s;
        QTest::newRow("waits for its number")
            << u"RFC-ietf-oauth-status-list-21"_s
            << u"https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/"_s;
        QTest::newRow("draft") << u"draft-ietf-wimse-wpt"_s
                               << u"https://datatracker.ietf.org/doc/draft-ietf-wimse-wpt/"_s;
        QTest::newRow("an address") << u"https://www.w3.org/TR/WebCryptoAPI"_s
                                    << u"https://www.w3.org/TR/WebCryptoAPI"_s;
        QTest::newRow("section first") << u"Section 8.9 of OpenID Federation 1.0"_s
                                       << u"https://openid.net/specs/openid-federation-1_0.html"_s;
        QTest::newRow("the first of two")
            << u"RFC 9711; draft-ietf-wimse-wpt"_s << u"https://www.rfc-editor.org/rfc/rfc9711"_s;
        QTest::newRow("unknown") << u"a paper"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void addresses()
    {
        QFETCH(QString, reference);
        QTEST(referenceUrl(reference).toString(), "url");
    }
    void findsARow()
    {
        const RegistryEntry *exp = findClaim("exp");
        QVERIFY(exp);
        QVERIFY(!exp->meaning.isEmpty());
        QCOMPARE(exp->spec.label(), u"RFC 7519 §4.1.4"_s);
        QVERIFY(!findClaim("Exp"));
        QVERIFY(!findClaim(""));
        QVERIFY(findHeaderParameter("kid"));
        QVERIFY(findOauthError("access_denied"));
        QVERIFY(findOauthParameter("code_verifier"));
    }
    /// RFC 7515 §4.1.9
    void typIgnoresCaseAndPrefix()
    {
        const RegistryEntry *typ = findEntry(Registry::TypValues, "at+jwt");
        QVERIFY(typ);
        QCOMPARE(findEntry(Registry::TypValues, "AT+JWT"), typ);
        QCOMPARE(findEntry(Registry::TypValues, "application/at+jwt"), typ);
        QVERIFY(!findEntry(Registry::TypValues, "text/at+jwt"));
    }

    void references_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("spec");
        QTest::addColumn<QByteArray>("section");
        QTest::newRow("section sign") << u"RFC 7519 §4.1.1"_s << int(Spec::Rfc7519) << QByteArray("4.1.1");
        QTest::newRow("first of two") << u"RFC 6749; RFC 6750 §3"_s << int(Spec::Rfc6749) << QByteArray();
        QTest::newRow("word") << u"OpenID Connect Core 1.0, Section 5.1"_s << int(Spec::OidcCore)
                              << QByteArray("5.1");
        QTest::newRow("longer name") << u"OpenID Connect Back-Channel Logout 1.0, Section 2"_s
                                     << int(Spec::OidcBackChannelLogout) << QByteArray("2");
        QTest::newRow("not carried") << u"RFC 9711 §4"_s << int(Spec::None) << QByteArray();
        QTest::newRow("prefix of a number") << u"RFC 75190"_s << int(Spec::None) << QByteArray();
        QTest::newRow("empty") << QString() << int(Spec::None) << QByteArray();
    }
    void references()
    {
        QFETCH(QString, text);
        QFETCH(int, spec);
        QFETCH(QByteArray, section);
        const Reference reference = readReference(text);
        QCOMPARE(int(reference.spec), spec);
        QCOMPARE(reference.section, section);
    }

    void vendors_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("vendor");
        QTest::newRow("Entra v2") << u"https://login.microsoftonline.com/common/v2.0"_s
                                  << u"Microsoft Entra"_s;
        QTest::newRow("Google without scheme") << u"accounts.google.com"_s << u"Google"_s;
        QTest::newRow("Auth0") << u"https://example.eu.auth0.com/"_s << u"Auth0"_s;
        QTest::newRow("Keycloak") << u"https://id.example.org/realms/main"_s << u"Keycloak"_s;
        QTest::newRow("name inside another host")
            << u"https://accounts.google.com.example.org"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void vendors()
    {
        QFETCH(QString, issuer);
        QFETCH(QString, vendor);
        QCOMPARE(vendorOfIssuer(issuer), vendor);
    }
    void vendorClaims()
    {
        QVERIFY(findVendorClaims("aud").size() >= 1);
        QCOMPARE(findVendorClaims("aud").front()->claim, u"aud"_s);
        QVERIFY(findVendorClaims("no such claim").empty());
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
