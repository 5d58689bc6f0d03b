#include "core/oauth/introspection.h"
#include "core/oauth/revocation.h"
#include "core/oauth/userinfo.h"
#include "tests/core/oauth/rules_of.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

http::Response answer(int status, const QByteArray &body)
{
    return {status, {}, {{"Content-Type", "application/json"}}, body};
}

} // namespace

/// Introspection, revocation and userinfo.
class TestEndpointResponses : public QObject
{
    Q_OBJECT

private slots:
    void introspection_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("active");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, int status, const QByteArray &body, const char *active,
                            const QString &expected) {
            QTest::newRow(name) << status << body << QString::fromLatin1(active) << expected;
        };
        row("RFC 7662 section 2.2, inactive", 200, json("{'active':false}"), "no", {});
        row("active as text", 200, json("{'active':'true'}"), "yes", u"introspection-active-type@/active"_s);
        row("active as number", 200, json("{'active':1}"), "unknown", u"introspection-active-type@/active"_s);
        row("no active", 200, json("{'scope':'a'}"), "unknown", u"introspection-active-missing@/active"_s);
        row("inactive with more", 200, json("{'active':false,'sub':'x'}"), "no",
            u"introspection-inactive-members@"_s);
        row("exp as text", 200, json("{'active':true,'exp':'1'}"), "yes", u"introspection-time-type@/exp"_s);
        row("refused", 401, json("{'error':'invalid_client'}"), "unknown", u"introspection-status@"_s);
        row("page", 200, "<html>", "unknown", u"body-html@"_s);
    }
    void introspection()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto reading = oauth::readIntrospectionResponse(answer(status, body));
        const std::optional<bool> active = reading.value.active;
        QTEST(!active ? u"unknown"_s : *active ? u"yes"_s : u"no"_s, "active");
        QTEST(rulesOf(reading.findings), "expected");
    }

    void introspectionMembers()
    {
        // RFC 7662 §2.2
        const auto reading = oauth::readIntrospectionResponse(
            answer(200, json("{'active':true,'client_id':'l238j323ds-23ij4','username':'jdoe','scope':'read "
                             "write dolphin',"
                             "'sub':'Z5O3upPC88QrAjx00dis','aud':'https://protected.example.net/resource',"
                             "'iss':'https://server.example.com/','exp':1419356238,'iat':1419350238}")));
        QVERIFY(reading.findings.empty());
        QCOMPARE(reading.value.scope, QStringList({u"read"_s, u"write"_s, u"dolphin"_s}));
        QCOMPARE(reading.value.audience, QStringList{u"https://protected.example.net/resource"_s});
        QCOMPARE(reading.value.subject, u"Z5O3upPC88QrAjx00dis"_s);
        QCOMPARE(*reading.value.expiresAt, 1419356238);
    }

    void revocation()
    {
        const auto accepted =
            oauth::readRevocationResponse({200, {}, {}, {}}); // RFC 7009 §2.2: the body is ignored
        QCOMPARE(accepted.value.outcome, oauth::Revocation::Accepted);
        QVERIFY(accepted.findings.empty());
        const auto refused =
            oauth::readRevocationResponse(answer(400, json("{'error':'unsupported_token_type'}")));
        QCOMPARE(refused.value.outcome, oauth::Revocation::Refused);
        QCOMPARE(refused.value.error.code, u"unsupported_token_type"_s);
        QCOMPARE(rulesOf(refused.findings), u"revocation-status@"_s);
    }

    void userInfo()
    {
        const auto good =
            oauth::readUserInfoResponse(answer(200, json("{'sub':'248289761001','name':'Jane Doe'}")));
        QCOMPARE(good.value.subject, u"248289761001"_s); // OpenID Connect Core 1.0 §5.3.2
        QVERIFY(good.findings.empty());
        QCOMPARE(rulesOf(oauth::readUserInfoResponse(answer(200, "{}")).findings),
                 u"userinfo-sub-missing@/sub"_s);
        const auto jwt =
            oauth::readUserInfoResponse({200, {}, {{"Content-Type", "application/jwt"}}, "a.b.c\n"});
        QCOMPARE(jwt.value.jwt, QByteArray("a.b.c"));
        // RFC 6750 §3
        const auto refused = oauth::readUserInfoResponse(
            {401,
             {},
             {{"WWW-Authenticate", json("Bearer realm='example', error='invalid_token', "
                                        "error_description='The access token expired'")}},
             {}});
        QCOMPARE(refused.value.error.code, u"invalid_token"_s);
        QCOMPARE(refused.value.error.description, u"The access token expired"_s);
    }
};

QTEST_GUILESS_MAIN(TestEndpointResponses)
#include "tst_endpoint_responses.moc"
