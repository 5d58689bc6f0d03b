#include "core/oauth/provider_presets.h"

#include "core/encoding/json.h"
#include "core/oauth/profile_file.h"

#include <QSet>
#include <QTest>
#include <QUrl>

using namespace claimcheck;
using namespace claimcheck::oauth;
using namespace Qt::StringLiterals;

class TestProviderPresets : public QObject
{
    Q_OBJECT

private slots:
    void everyPresetMakesAProfile()
    {
        QSet<QString> ids;
        for (const ProviderPreset &preset : providerPresets()) {
            QVERIFY2(!ids.contains(preset.id), preset.name);
            ids.insert(preset.id);
            Profile profile;
            profile.client.id = u"me"_s;
            applyPreset(preset, {u"first"_s, u"second"_s}, profile);
            QVERIFY2(!profile.issuer.contains(u'{'), preset.name);
            const auto read = readProfile(writeProfile(profile));
            QVERIFY2(read.ok(), preset.name);
            QCOMPARE(read->value.issuer, profile.issuer);
            QVERIFY2(profile.issuer.isEmpty() ||
                         QUrl(profile.issuer, QUrl::StrictMode).scheme() == "https"_L1,
                     preset.name);
            QVERIFY2(profile.issuer.isEmpty() != profile.metadataJson.isEmpty(), preset.name);
            QVERIFY2(qstrlen(preset.know) > 40, preset.name);
        }
        QCOMPARE(ids.size(), 14);
    }
    void placeholders()
    {
        const ProviderPreset *keycloak = providerPreset(u"keycloak");
        QVERIFY(keycloak);
        QCOMPARE(placeholdersOf(*keycloak), QStringList({u"host"_s, u"realm"_s}));
        Profile profile;
        applyPreset(*keycloak, {u"sso.example"_s}, profile);
        QCOMPARE(profile.issuer, u"https://sso.example/realms/{realm}"_s);
        applyPreset(*keycloak, {u"sso.example"_s, u"shop"_s}, profile);
        QCOMPARE(profile.issuer, u"https://sso.example/realms/shop"_s);
    }
    void parametersOfGoogle()
    {
        Profile profile;
        applyPreset(*providerPreset(u"google"), {}, profile);
        QCOMPARE(encoding::firstValue(profile.authorizationParameters, "access_type").value_or(""),
                 "offline");
        QCOMPARE(profile.scope, QStringList({u"openid"_s, u"email"_s, u"profile"_s}));
        QVERIFY(!providerPreset(u"nobody"));
    }
};

QTEST_APPLESS_MAIN(TestProviderPresets)
#include "tst_provider_presets.moc"
