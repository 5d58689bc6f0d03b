#include "core/oauth/authorization_response.h"
#include "tests/core/oauth/rules_of.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::IssParameter;

class TestAuthorizationResponse : public QObject
{
    Q_OBJECT

private slots:
    void findings_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("expected");
        QTest::newRow("RFC 6749 section 4.1.2")
            << QByteArray("code=SplxlOBeZQQYbYS6WxSbIA&state=xyz") << QString();
        QTest::newRow("RFC 6749 section 4.1.2.1") << QByteArray("error=access_denied&state=xyz") << QString();
        QTest::newRow("nothing") << QByteArray() << u"response-empty@"_s;
        QTest::newRow("state only") << QByteArray("state=xyz") << u"response-empty@"_s;
        QTest::newRow("both") << QByteArray("code=a&error=b") << u"response-code-and-error@error"_s;
        QTest::newRow("twice") << QByteArray("code=a&code=b") << u"response-duplicate-parameter@code"_s;
        QTest::newRow("implicit, RFC 6749 section 4.2.2")
            << QByteArray("access_token=2YotnFZFEjr1zCsicMWpAA&state=xyz&token_type=example&expires_in=3600")
            << QString();
        QTest::newRow("line break in the description")
            << QByteArray("error=x&error_description=a%0Ab") << u"error-characters@/error_description"_s;
    }
    void findings()
    {
        QFETCH(QByteArray, query);
        QTEST(rulesOf(oauth::readAuthorizationResponse(encoding::parseForm(query)).findings), "expected");
    }

    void checks_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("issAnnounced");
        QTest::addColumn<QString>("code"); // empty: accepted
        const auto row = [](const char *name, const char *query, const QString &code,
                            bool issAnnounced = false) {
            QTest::newRow(name) << QByteArray(query) << issAnnounced << code;
        };
        row("good", "code=a&state=xyz", {});
        row("good with iss (RFC 9207)", "code=a&state=xyz&iss=https%3A%2F%2Fop.example", {}, true);
        row("no state", "code=a", u"state-missing"_s);
        row("another state", "code=a&state=xyZ", u"state-mismatch"_s);
        row("state with a space", "code=a&state=xyz+", u"state-mismatch"_s);
        row("no iss, not announced", "code=a&state=xyz", {});
        row("no iss, announced", "code=a&state=xyz", u"issuer-missing"_s, true);
        row("another iss", "code=a&state=xyz&iss=https%3A%2F%2Fevil.example", u"issuer-mismatch"_s);
        row("iss with a slash", "code=a&state=xyz&iss=https%3A%2F%2Fop.example%2F", u"issuer-mismatch"_s);
        row("denied", "error=access_denied&state=xyz", u"authorization-error"_s);
        row("denied from elsewhere", "error=access_denied&state=abc", u"state-mismatch"_s);
        row("no code", "state=xyz", u"code-missing"_s);
        row("empty code", "code=&state=xyz", u"code-missing"_s);
        row("two codes", "code=a&code=b&state=xyz", u"response-duplicate-parameter"_s);
    }
    void checks()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, issAnnounced);
        const auto reading = oauth::readAuthorizationResponse(encoding::parseForm(query));
        const base::Result<void> result = oauth::checkAuthorizationResponse(
            reading.value,
            {"xyz", u"https://op.example"_s, issAnnounced ? IssParameter::Announced : IssParameter::Unknown});
        QTEST(result ? QString() : QString(result.error().code), "code");
    }

    void decodesValues()
    {
        const auto reading =
            oauth::readAuthorizationResponse(encoding::parseForm("code=4%2F0Ab%2Bc&state=a+b"));
        QCOMPARE(*reading.value.code, QByteArray("4/0Ab+c")); // Google's codes have slashes
        QCOMPARE(*reading.value.state, QByteArray("a b"));
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationResponse)
#include "tst_authorization_response.moc"
