#include "core/oauth/token_response.h"
#include "tests/core/oauth/rules_of.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::TokenOutcome;

namespace {

http::Response response(int status, const QByteArray &body,
                        const QByteArray &type = "application/json;charset=UTF-8")
{
    return {status, {}, {{"Content-Type", type}, {"Cache-Control", "no-store"}}, body};
}

QByteArray granted(const QByteArray &members)
{
    return json("{'access_token':'2YotnFZFEjr1zCsicMWpAA'") + (members.isEmpty() ? members : ',' + members) +
           '}';
}

} // namespace

class TestTokenResponse : public QObject
{
    Q_OBJECT

private slots:
    void bends_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, int status, const QByteArray &body, TokenOutcome outcome,
                            const QString &expected) {
            QTest::newRow(name) << status << body << int(outcome) << expected;
        };
        const QByteArray type = json("'token_type':'Bearer'");
        const auto good = TokenOutcome::Granted;
        row("RFC 6749 section 5.1", 200,
            granted(json("'token_type':'example','expires_in':3600,'refresh_token':'t'")), good, {});
        row("lower-case bearer", 200, granted(json("'token_type':'bearer','expires_in':1")), good,
            u"token-type-case@/token_type"_s);
        row("no token_type", 200, granted(json("'expires_in':1")), good, u"token-type-missing@/token_type"_s);
        row("no expires_in", 200, granted(type), good, u"expires-in-missing@/expires_in"_s);
        row("expires_in text", 200, granted(type + json(",'expires_in':'3600'")), good,
            u"expires-in-string@/expires_in"_s);
        row("expires_in fraction", 200, granted(type + json(",'expires_in':1.5")), good,
            u"expires-in-type@/expires_in"_s);
        row("expires_in 3600.0", 200, granted(type + json(",'expires_in':3600.0")), good, {});
        row("expires_in zero", 200, granted(type + json(",'expires_in':0")), good,
            u"expires-in-range@/expires_in"_s);
        row("expires_in a year", 200, granted(type + json(",'expires_in':31536000")), good, {});
        row("expires_in milliseconds", 200, granted(type + json(",'expires_in':31536001")), good,
            u"expires-in-range@/expires_in"_s);
        row("scope array", 200, granted(type + json(",'expires_in':1,'scope':['a','b']")), good,
            u"scope-array@/scope"_s);
        row("scope number", 200, granted(type + json(",'expires_in':1,'scope':1")), good,
            u"scope-type@/scope"_s);
        row("null refresh token", 200, granted(type + json(",'expires_in':1,'refresh_token':null")), good,
            {});
        row("201", 201, granted(type + json(",'expires_in':1")), good, u"token-status@"_s);
        row("number as token", 200, json("{'access_token':7,'token_type':'Bearer'}"),
            TokenOutcome::Unreadable, u"access-token-missing@/access_token member-type@/access_token"_s);
        row("RFC 6749 section 5.2", 400, json("{'error':'invalid_request'}"), TokenOutcome::Refused, {});
        row("invalid_client", 401, json("{'error':'invalid_client'}"), TokenOutcome::Refused, {});
        row("error with 200", 200, json("{'error':'invalid_grant'}"), TokenOutcome::Refused,
            u"token-status@"_s);
        row("quote in description", 400, "{\"error\":\"x\",\"error_description\":\"a\\\"b\"}",
            TokenOutcome::Refused, u"error-characters@/error_description"_s);
        row("page of a proxy", 502, "<html><h1>Bad Gateway</h1>", TokenOutcome::Unreadable,
            u"body-html@ token-status@"_s);
        row("nothing", 500, "", TokenOutcome::Unreadable, u"body-empty@ token-status@"_s);
        row("text", 200, "oops", TokenOutcome::Unreadable, u"body-not-json@"_s);
        row("array", 200, "[]", TokenOutcome::Unreadable, u"body-not-object@"_s);
    }
    void bends()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto reading = oauth::readTokenResponse(response(status, body));
        QTEST(int(reading.value.outcome), "outcome");
        QTEST(rulesOf(reading.findings), "expected");
    }

    void readsAllMembers()
    {
        const auto reading = oauth::readTokenResponse(response(
            200,
            granted(json(
                "'token_type':'DPoP','expires_in':'60','refresh_token':'r','id_token':'i','scope':'a  b'"))));
        QCOMPARE(reading.value.accessToken, QByteArray("2YotnFZFEjr1zCsicMWpAA"));
        QCOMPARE(reading.value.refreshToken, QByteArray("r"));
        QCOMPARE(reading.value.idToken, QByteArray("i"));
        QCOMPARE(reading.value.tokenType, u"DPoP"_s);
        QCOMPARE(*reading.value.expiresIn, 60);
        QCOMPARE(*reading.value.scope, QStringList({u"a"_s, u"b"_s}));
    }

    void readsForms()
    {
        const auto reading =
            oauth::readTokenResponse(response(200, "access_token=abc&token_type=bearer&scope=repo%20user",
                                              "application/x-www-form-urlencoded"));
        QCOMPARE(reading.value.outcome, TokenOutcome::Granted);
        QCOMPARE(reading.value.accessToken, QByteArray("abc"));
        QVERIFY(rulesOf(reading.findings).contains("token-body-form"_L1));
    }

    void wantsNoStore()
    {
        http::Response cached = response(200, granted(json("'token_type':'Bearer','expires_in':1")));
        cached.headers.set("Cache-Control", "private, NO-STORE");
        QCOMPARE(rulesOf(oauth::readTokenResponse(cached).findings), QString());
        cached.headers.remove("Cache-Control");
        QCOMPARE(rulesOf(oauth::readTokenResponse(cached).findings), u"token-cache-control@Cache-Control"_s);
    }
};

QTEST_GUILESS_MAIN(TestTokenResponse)
#include "tst_token_response.moc"
