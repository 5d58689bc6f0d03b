#include "core/claims/nested_meaning.h"

#include <QTest>

using namespace claimcheck::claims;
using namespace Qt::StringLiterals;

class TestNestedMeaning : public QObject
{
    Q_OBJECT

private slots:
    void members_data()
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("reference"); // empty: no meaning
        const auto row = [](const char *claim, const char *member, const QString &reference) {
            QTest::addRow("%s: %s", claim, member) << QByteArray(claim) << QByteArray(member) << reference;
        };
        row("cnf", "jkt", u"RFC 9449 §6"_s);
        row("cnf", "x5t#S256", u"RFC 8705 §3.1"_s);
        row("jwk", "crv", u"RFC 7518 §6.2.1.1"_s);
        row("act", "sub", u"RFC 7519 §4.1.2"_s);
        row("address", "locality", u"OpenID Connect Core 1.0 §5.1.1"_s);
        row("authorization_details", "actions", u"RFC 9396 §2.2"_s);
        row("events", "http://schemas.openid.net/event/backchannel-logout",
            u"Back-Channel Logout 1.0 §2.4"_s);
        row("token_introspection", "active", u"RFC 7662 §2.2"_s);
        row("status_list", "idx", u"RFC-ietf-oauth-status-list-21"_s);
        row("cnf", "sub", {});
        row("of no registry", "sub", {});
        row("address", "", {});
    }
    void members()
    {
        QFETCH(QByteArray, claim);
        QFETCH(QByteArray, member);
        QFETCH(QString, reference);
        const NestedMeaning meaning = memberMeaning(claim, member);
        QCOMPARE(meaning.reference, reference);
        QCOMPARE(meaning.text.isEmpty(), reference.isEmpty());
        QCOMPARE(meaning.url.isValid(), !reference.isEmpty());
    }
    void values_data()
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("known");
        QTest::newRow("amr") << "amr"_ba
                             << "pwd"_ba << true;
        QTest::newRow("scope") << "scope"_ba
                               << "offline_access"_ba << true;
        QTest::newRow("scp") << "scp"_ba
                             << "openid"_ba << true;
        QTest::newRow("acr") << "acr"_ba
                             << "phr"_ba << true;
        QTest::newRow("another scope") << "scope"_ba
                                       << "orders:read"_ba << false;
        QTest::newRow("case counts") << "amr"_ba
                                     << "PWD"_ba << false;
        QTest::newRow("another claim") << "aud"_ba
                                       << "openid"_ba << false;
    }
    void values()
    {
        QFETCH(QByteArray, claim);
        QFETCH(QByteArray, value);
        QFETCH(bool, known);
        QCOMPARE(!valueMeaning(claim, value).text.isEmpty(), known);
    }
};

QTEST_GUILESS_MAIN(TestNestedMeaning)
#include "tst_nested_meaning.moc"
