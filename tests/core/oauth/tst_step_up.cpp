#include "core/oauth/step_up.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

class TestStepUp : public QObject
{
    Q_OBJECT

private slots:
    void challenges_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("acrValues");
        QTest::addColumn<QByteArray>("maxAge");
        QTest::addColumn<bool>("asked");
        const auto row = [](const char *name, const char *field, const char *acr, const char *age,
                            bool asked) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(acr) << QByteArray(age) << asked;
        };
        // RFC 9470 section 3, figures 2 and 3
        row("acr_values",
            "Bearer error=\"insufficient_user_authentication\", error_description=\"A different "
            "authentication level is required\", acr_values=\"myACR\"",
            "myACR", "", true);
        row("max_age",
            "Bearer error=\"insufficient_user_authentication\", error_description=\"More recent "
            "authentication is required\", max_age=\"5\"",
            "", "5", true);
        row("the second challenge", "Basic realm=\"x\", DPoP error=\"insufficient_user_authentication\"", "",
            "", true);
        row("another error", "Bearer error=\"invalid_token\", acr_values=\"myACR\"", "", "", false);
        row("no error", "Bearer realm=\"x\"", "", "", false);
    }
    void challenges()
    {
        QFETCH(QByteArray, field);
        QFETCH(bool, asked);
        http::Response response = http::textResponse(401, "application/json", "{}");
        response.headers.append("WWW-Authenticate", field);
        const auto stepUp = oauth::stepUpOf(response);
        QCOMPARE(stepUp.has_value(), asked);
        QTEST(stepUp ? stepUp->acrValues + "" : QByteArray(""), "acrValues");
        QTEST(stepUp ? stepUp->maxAge + "" : QByteArray(""), "maxAge");
    }

    void theNextRequestHasIt()
    {
        oauth::Profile profile;
        profile.scope = {u"openid"_s};
        profile.authorizationParameters = {{"max_age", "3600"}, {"prompt", "login"}};
        const oauth::Profile next = oauth::steppedUp(profile, {"a b", "5", "openid pay"});
        QCOMPARE(encoding::encodeForm(next.authorizationParameters),
                 QByteArray("max_age=5&prompt=login&acr_values=a+b"));
        QCOMPARE(next.scope, (QStringList{u"openid"_s, u"pay"_s}));
        const oauth::Profile same = oauth::steppedUp(profile, {});
        QCOMPARE(encoding::encodeForm(same.authorizationParameters), QByteArray("max_age=3600&prompt=login"));
    }
};

QTEST_GUILESS_MAIN(TestStepUp)
#include "tst_step_up.moc"
