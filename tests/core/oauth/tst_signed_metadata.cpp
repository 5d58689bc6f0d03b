#include "core/oauth/signed_metadata.h"
#include "tests/core/oauth/rules_of.h"
#include "tests/support/cpu_time.h"
#include "tests/support/made_tokens.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using oauth::ServerMetadata;

namespace {

/// What a server publishes: plain members, and a JWT of these claims.
base::Result<oauth::Reading<ServerMetadata>> opened(const QByteArray &plain, const QByteArray &claims)
{
    const jose::Jwk key = generated("ES256", u"a"_s);
    const QByteArray jwt = signedWith(headerFor("ES256"), key, claims);
    const auto reading =
        oauth::readMetadataObject(plain.chopped(1) + ",\"signed_metadata\":\"" + jwt + "\"}");
    return reading ? oauth::openSignedMetadata(reading->value, setOf({key}), 0) : reading.error();
}

} // namespace

/// RFC 8414 §2.1. What is wrong with signatures and claims: tests/flows/tst_discovery_start.cpp.
class TestSignedMetadata : public QObject
{
    Q_OBJECT

private slots:
    void signedMembersWin_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("tokenEndpoint");
        QTest::addColumn<QString>("findings");
        const auto row = [](const char *name, const char *plain, const char *claims, const QString &endpoint,
                            const QString &findings) {
            QTest::newRow(name) << json(plain) << json(claims) << endpoint << findings;
        };
        const auto differs = u"signed-metadata-differs@/signed_metadata"_s;
        row("in place of the plain one", "{'issuer':'https://a','token_endpoint':'https://a/1'}",
            "{'iss':'https://a','token_endpoint':'https://a/2'}", u"https://a/2"_s, differs);
        row("also where that stands twice",
            "{'issuer':'https://a','token_endpoint':'https://a/1','token_endpoint':'https://a/3'}",
            "{'iss':'https://a','token_endpoint':'https://a/2'}", u"https://a/2"_s, differs);
        row("also where its name is escaped", "{'issuer':'https://a','token\\u005fendpoint':'https://a/1'}",
            "{'iss':'https://a','token_endpoint':'https://a/2'}", u"https://a/2"_s, differs);
        row("where there was none", "{'issuer':'https://a'}",
            "{'iss':'https://a','token_endpoint':'https://a/2'}", u"https://a/2"_s, {});
        row("the plain one stays", "{'issuer':'https://a','token_endpoint':'https://a/1'}",
            "{'iss':'https://a','jwks_uri':'https://a/k'}", u"https://a/1"_s, {});
        row("iss does not become a member", "{'issuer':'https://a','token_endpoint':'https://a/1','iss':'x'}",
            "{'iss':'https://a'}", u"https://a/1"_s, {});
        row("of a wrong type", "{'issuer':'https://a','token_endpoint':'https://a/1'}",
            "{'iss':'https://a','token_endpoint':7}", {}, u"member-type@/token_endpoint "_s + differs);
    }
    void signedMembersWin()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, claims);
        const auto reading = opened(plain, claims);
        QVERIFY2(reading.ok(), reading.ok() ? "" : qPrintable(reading.error().message));
        QTEST(reading->value.tokenEndpoint.toString(), "tokenEndpoint");
        QTEST(rulesOf(reading->findings), "findings");
        QVERIFY(reading->value.document.root().has("issuer"_L1));
    }

    void manyMembersTakeNoTime()
    {
        QByteArray claims = "{\"iss\":\"https://a\"";
        for (int i = 0; i < 50'000; ++i)
            claims += ",\"" + QByteArray::number(i) + "\":1";
        const qint64 before = cpuMilliseconds();
        QVERIFY(opened(json("{'issuer':'https://a'}"), claims + '}').ok());
        QVERIFY(cpuMilliseconds() - before < 3'000 * slowdown);
    }
};

QTEST_GUILESS_MAIN(TestSignedMetadata)
#include "tst_signed_metadata.moc"
