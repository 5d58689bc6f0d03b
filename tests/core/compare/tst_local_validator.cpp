#include "core/compare/local_validator.h"
#include "core/jose/sign.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using compare::LocalValidator;
using compare::TypRule;

namespace {

constexpr auto jwk =
    "{\"kty\":\"oct\",\"kid\":\"k1\",\"alg\":\"HS256\",\"k\":"
    "\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}";
constexpr qint64 now = 1'000'000;

jose::KeySet keys(const QByteArray &text = jwk)
{
    return jose::readKeys(text, u"test"_s).valueOr({});
}

} // namespace

/// What a resource server checks, RFC 9068 §4: one row for each of its refusals. The key is that of RFC 7515
/// appendix A.1.
class TestLocalValidator : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("code");
        const QByteArray header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";
        const auto claims = [](const char *iss, const char *aud, qint64 exp, const char *more = "") {
            return QByteArray("{\"iss\":\"") + iss + "\",\"aud\":" + aud +
                   ",\"exp\":" + QByteArray::number(exp) + more + '}';
        };
        const QByteArray good = claims("i", "\"api\"", now + 1);
        QTest::newRow("good") << header << good << QString();
        QTest::newRow("several audiences") << header << claims("i", "[\"x\",\"api\"]", now + 1) << QString();
        QTest::newRow("application/at+jwt")
            << QByteArray("{\"alg\":\"HS256\",\"typ\":\"application/AT+JWT\"}") << good << QString();
        QTest::newRow("typ JWT") << QByteArray("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") << good
                                 << u"token-type"_s;
        QTest::newRow("other kid") << QByteArray("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"k2\"}")
                                   << good << u"token-key-unknown"_s;
        QTest::newRow("other issuer") << header << claims("j", "\"api\"", now + 1) << u"token-issuer"_s;
        QTest::newRow("other audience") << header << claims("i", "\"apis\"", now + 1) << u"token-audience"_s;
        QTest::newRow("expires now") << header << claims("i", "\"api\"", now) << u"token-expired"_s;
        QTest::newRow("no exp") << header << QByteArray("{\"iss\":\"i\",\"aud\":\"api\"}")
                                << u"token-expired"_s;
        QTest::newRow("not yet") << header << claims("i", "\"api\"", now + 9, ",\"nbf\":1000001")
                                 << u"token-not-yet-valid"_s;
        QTest::newRow("since now") << header << claims("i", "\"api\"", now + 9, ",\"nbf\":1000000")
                                   << QString();
    }
    void judges()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, claims);
        const auto token = jose::signCompact(header, claims, keys().keys.at(0));
        QVERIFY(token);
        const LocalValidator validator({u"i"_s, u"api"_s}, keys());
        const auto judged = validator.validate(*token, now);
        QTEST(judged ? QString() : QString(judged.error().code), "code");
        if (judged)
            QCOMPARE((*judged)["iss"_L1].toString(), u"i"_s);
    }
    void changedTokensAreRefused()
    {
        const auto token =
            jose::signCompact("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
                              "{\"iss\":\"i\",\"aud\":\"api\",\"exp\":2000000}", keys().keys.at(0));
        QVERIFY(token);
        const LocalValidator validator({u"i"_s, u"api"_s}, keys());
        QVERIFY(validator.validate(*token, now).ok());
        QByteArray changed = *token;
        const qsizetype place = changed.lastIndexOf('.') + 1;
        changed[place] = changed[place] == 'A' ? 'B' : 'A';
        QCOMPARE(validator.validate(changed, now).error().code, "token-signature"_L1);
        QCOMPARE(validator.validate("opaque", now).error().code, "token-not-jws"_L1);
        QCOMPARE(LocalValidator({u"i"_s, u"api"_s}, {}).validate(*token, now).error().code,
                 "token-signature"_L1);
    }
    void anyTypPassesWhereTheApiIsToldSo()
    {
        const auto token =
            jose::signCompact("{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                              "{\"iss\":\"i\",\"aud\":\"api\",\"exp\":2000000}", keys().keys.at(0));
        QVERIFY(token);
        QVERIFY(LocalValidator({u"i"_s, u"api"_s, TypRule::Any}, keys()).validate(*token, now).ok());
    }
};

QTEST_GUILESS_MAIN(TestLocalValidator)
#include "tst_local_validator.moc"
