#include "core/oauth/grant_guide.h"

#include "core/oauth/profile_words.h"

#include <QSet>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::oauth;
using namespace Qt::StringLiterals;

class TestGrantGuide : public QObject
{
    Q_OBJECT

private slots:
    /// The answers, so that none changes unseen.
    void fits_data()
    {
        QTest::addColumn<QString>("application");
        QTest::addColumn<QString>("grant");
        QTest::addColumn<QString>("auth");
        QTest::addColumn<QString>("spec");
        const auto row = [](const char *id, const char *grant, const char *auth, const char *spec) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(grant)
                              << QString::fromLatin1(auth) << QString::fromUtf8(spec);
        };
        row("web", "Authorization code with PKCE", "private_key_jwt", "RFC 9700 §2.1.1");
        row("spa", "Authorization code with PKCE", "none", "OAuth 2.0 for Browser-Based Applications §6");
        row("native", "Authorization code with PKCE", "none", "RFC 8252 §6");
        row("service", "Client credentials", "private_key_jwt", "RFC 6749 §4.4");
        row("device", "Device code", "none", "RFC 8628 §3");
        row("decoupled", "Backchannel authentication (CIBA)", "private_key_jwt", "CIBA Core 1.0 §4");
        row("chain", "Token exchange", "private_key_jwt", "RFC 8693 §1");
        row("federated", "JWT bearer", "none", "RFC 7523 §2.1");
        row("legacy", "Authorization code with PKCE", "none", "RFC 9700 §2.4");
    }
    void fits()
    {
        QFETCH(QString, application);
        const GuideRow *row = guideRow(application);
        QVERIFY(row);
        Profile profile;
        profile.client.id = u"kept"_s;
        applyGuide(*row, profile);
        QTEST(grantTitle(profile.grant, profile.pkce), "grant");
        QTEST(QString(wordFor(profile.client.auth)), "auth");
        QTEST(row->spec.label(), "spec");
        QCOMPARE(profile.client.id, u"kept"_s);
    }
    void everyRowSaysWhy()
    {
        QSet<QString> ids;
        for (const GuideRow &row : grantGuide()) {
            QVERIFY2(!ids.contains(row.id), row.application);
            ids.insert(row.id);
            QVERIFY2(qstrlen(row.why) > 40 && qstrlen(row.example) > 10, row.application);
            QCOMPARE(qstrlen(row.avoid) > 0, !row.avoidSpec.isEmpty());
            QVERIFY2(row.grant != Grant::Implicit && row.grant != Grant::Password, row.application);
        }
        QCOMPARE(ids.size(), 9);
    }
    void everyGrantHasATitle()
    {
        for (const Word<Grant> &word : words<Grant>())
            QVERIFY2(!grantTitle(word.value, PkceMethod::None).isEmpty(), word.word.data());
        QCOMPARE(grantTitle(Grant::AuthorizationCode, PkceMethod::None), u"Authorization code"_s);
    }
    void anUnknownKindIsNone() { QVERIFY(!guideRow(u"toaster")); }
};

QTEST_APPLESS_MAIN(TestGrantGuide)
#include "tst_grant_guide.moc"
