#include "core/oauth/profile_file.h"
#include "core/oauth/provider_presets.h"
#include "tests/core/oauth/rules_of.h"
#include "ui/flow/profile_notes.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

oauth::Profile profileOf(const QByteArray &members)
{
    const QByteArray client = members.contains("'client'") ? QByteArray() : json(",'client':{'id':'app'}");
    return oauth::readProfile(json("{'issuer':'https://id.example'") + client +
                              (members.isEmpty() ? QByteArray() : ',' + json(members)) + '}')
        ->value;
}

QString sections(const std::vector<ProfileNote> &notes)
{
    QStringList labels;
    for (const ProfileNote &note : notes)
        labels += note.spec.label();
    return labels.join(u", "_s);
}

} // namespace

class TestProfileNotes : public QObject
{
    Q_OBJECT

private slots:
    void ofTheProfile_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("expected");
        QTest::newRow("good") << QByteArray() << QString();
        QTest::newRow("no PKCE") << QByteArray("'pkce':'none'") << u"RFC 9700 \u00a72.1.1"_s;
        QTest::newRow("plain") << QByteArray("'pkce':'plain'") << u"RFC 7636 \u00a77.2"_s;
        QTest::newRow("no PKCE where there is no code")
            << QByteArray("'pkce':'none','grant':'client_credentials'") << QString();
        QTest::newRow("implicit") << QByteArray("'grant':'implicit'") << u"RFC 9700 \u00a72.1.2"_s;
        QTest::newRow("password") << QByteArray("'grant':'password'") << u"RFC 9700 \u00a72.4"_s;
        QTest::newRow("localhost") << QByteArray("'redirect':{'host':'localhost'}")
                                   << u"RFC 8252 \u00a78.3"_s;
        QTest::newRow("a public client introspects")
            << QByteArray("'after':['introspect']") << u"RFC 7662 \u00a72.1"_s;
        QTest::newRow("another authentication there")
            << QByteArray("'after':['introspect'],'client':{'id':'a','auth':'none','secret':'s',"
                          "'auth_at':{'introspection':'client_secret_basic'}}")
            << QString();
        QTest::newRow("userinfo without openid")
            << QByteArray("'after':['userinfo']") << u"OpenID Connect Core 1.0 \u00a75.3.1"_s;
        QTest::newRow("userinfo with it")
            << QByteArray("'after':['userinfo'],'scope':['openid']") << QString();
        QTest::newRow("secret in the body")
            << QByteArray("'client':{'id':'a','auth':'client_secret_post','secret':'s'}")
            << u"RFC 6749 \u00a72.3.1"_s;
    }
    void ofTheProfile()
    {
        QFETCH(QByteArray, members);
        QTEST(sections(profileNotes({profileOf(members)}, nullptr)), "expected");
    }

    void withMetadata_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("expected"); // a part of the only note; empty: none
        const QByteArray good("'code_challenge_methods_supported':['S256'],"
                              "'token_endpoint_auth_methods_supported':['none']");
        const auto row = [&good](const char *name, const QByteArray &members, const QByteArray &more,
                                 const QString &expected) {
            QTest::newRow(name) << members << json('{' + good + more + '}') << expected;
        };
        row("good", {}, {}, {});
        QTest::newRow("S256 not listed")
            << QByteArray() << json("{'token_endpoint_auth_methods_supported':['none']}") << u"S256"_s;
        QTest::newRow("authentication not listed: left out is Basic alone, RFC 8414 section 2")
            << QByteArray() << json("{'code_challenge_methods_supported':['S256']}") << u"list none"_s;
        row("grant not listed", "'grant':'client_credentials'", {}, u"client_credentials"_s);
        row("grant listed", "'grant':'client_credentials'", ",'grant_types_supported':['client_credentials']",
            {});
        row("grants as a rule, RFC 8414 section 2", "'grant':'implicit','response_type':'token'", {},
            u"address bar"_s);
        row("response type not listed", {}, ",'response_types_supported':['id_token']", u"type code"_s);
        row("response type in another order", "'grant':'hybrid','response_type':'code id_token'",
            ",'response_types_supported':['id_token code']", {});
        row("response mode not listed", "'response_mode':'form_post'",
            ",'response_modes_supported':['query']", u"form_post"_s);
        row("scope not listed", "'scope':['openid','orders']", ",'scopes_supported':['openid']",
            u": orders"_s);
        row("only pushed", {}, ",'require_pushed_authorization_requests':true", u"choose PAR"_s);
        row("pushed as wanted", "'par':true",
            ",'require_pushed_authorization_requests':true,"
            "'pushed_authorization_request_endpoint':'https://id.example/par'",
            {});
        row("no endpoint for it", "'par':true", {}, u"pushed requests"_s);
        row("DPoP unknown", "'dpop':true", {}, u"DPoP"_s);
        row("DPoP known", "'dpop':true", ",'dpop_signing_alg_values_supported':['ES256']", {});
        row("no endpoint of a step", "'after':['revoke']", {}, u"revocation_endpoint"_s);
        row("with it", "'after':['revoke']", ",'revocation_endpoint':'https://id.example/r'", {});
        row("no device endpoint", "'grant':'device_code'",
            ",'grant_types_supported':['urn:ietf:params:oauth:grant-type:device_code']", u"device"_s);
        row("no backchannel endpoint", "'grant':'ciba','ciba':{'login_hint':'a'}",
            ",'grant_types_supported':['urn:openid:params:grant-type:ciba']", u"backchannel"_s);
    }
    void withMetadata()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, metadata);
        QFETCH(QString, expected);
        const auto read = oauth::readMetadataObject(metadata);
        QVERIFY(read.ok());
        const auto notes = profileNotes({profileOf(members)}, &read->value);
        QCOMPARE(int(notes.size()), expected.isEmpty() ? 0 : 1);
        if (!notes.empty())
            QVERIFY2(notes.front().sentence().contains(expected), qPrintable(notes.front().sentence()));
    }

    void thePresetSpeaks()
    {
        ProfileEntry entry{profileOf({}), ProfileOrigin::Own, oauth::providerPreset(u"github")};
        const auto notes = profileNotes(entry, nullptr);
        QCOMPARE(int(notes.size()), 1);
        QCOMPARE(notes.front().tone, ui::Tone::Info);
        QVERIFY(notes.front().sentence().contains(u"no discovery"_s));
    }

    void theSectionIsInTheSentence()
    {
        const ProfileNote note{u"Choose PAR."_s, {base::Spec::Rfc9126, "5"}};
        QCOMPARE(note.sentence(), u"Choose PAR (RFC 9126 \u00a75)."_s);
    }
};

QTEST_MAIN(TestProfileNotes)
#include "tst_profile_notes.moc"
