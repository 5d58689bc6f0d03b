#include "core/flow/logout_notice.h"
#include "tests/core/lint/run_bench.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

// The answer to a notice of a logout: OpenID Connect Back-Channel Logout 1.0 §2.8, Front-Channel Logout 1.0
// §3.

namespace {

const QByteArray secret = "a secret of more than thirty-two bytes";

QByteArray claims()
{
    return R"({"iss":"https://op.example","sub":"alice","aud":"app","iat":1800000000,"exp":1800000120,"jti":"j",)"
           R"("events":{"http://schemas.openid.net/event/backchannel-logout":{}}})";
}

lint::Run runWith(MessageKind kind, const QByteArray &form, const QByteArray &query = {})
{
    RunBench bench;
    bench.profile.client.auth = oauth::ClientAuth::SecretBasic;
    bench.after = [&](lint::Run &run) {
        RunBench::add(run, kind, form.isEmpty() ? "GET" : "POST", "http://127.0.0.1:5000/x" + query, form,
                      {});
    };
    return bench.build();
}

http::Response answer(const lint::Run &run, const QByteArray &clientSecret = {})
{
    return flow::answerToLogout(run, int(run.messages.size()), base::SecretBytes(clientSecret));
}

} // namespace

class TestLogoutNotice : public QObject
{
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("clientSecret");
        QTest::addColumn<int>("status");
        const QByteArray header = R"({"alg":"ES256","kid":"k1","typ":"logout+jwt"})";
        const QByteArray mac = *jose::signCompact(R"({"alg":"HS256","typ":"logout+jwt"})", claims(),
                                                  jose::keyFromSecret(base::SecretBytes(secret)));
        QTest::newRow("by the issuer") << RunBench::sign(header, claims()) << QByteArray() << 200;
        QTest::newRow("with a nonce")
            << RunBench::sign(header, claims().replace("\"sub\"", R"("nonce":"n","sub")")) << QByteArray()
            << 400;
        QTest::newRow("without typ, which is a note only")
            << RunBench::sign(R"({"alg":"ES256","kid":"k1"})", claims()) << QByteArray() << 200;
        QTest::newRow("MAC by the secret") << mac << secret << 200;
        QTest::newRow("MAC by another secret") << mac << secret.toUpper() << 400;
        QTest::newRow("MAC, no secret") << mac << QByteArray() << 400;
        QTest::newRow("encrypted") << QByteArray("a.b.c.d.e") << QByteArray() << 400;
        QTest::newRow("not signed") << RunBench::sign(R"({"alg":"none"})", claims()) << secret << 400;
        QTest::newRow("no token") << QByteArray() << QByteArray() << 400;
    }
    void answers()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, clientSecret);
        QFETCH(int, status);
        const auto response =
            answer(runWith(MessageKind::BackchannelLogout, "logout_token=" + token), clientSecret);
        QCOMPARE(response.status, status);
        QCOMPARE(response.headers.value("Cache-Control"), "no-store"_ba);
        if (status == 400) {
            const auto body = encoding::JsonDocument::parse(response.body);
            QVERIFY(body.ok());
            QCOMPARE((*body)["error"_L1].toString(), u"invalid_request"_s);
            QVERIFY(!(*body)["error_description"_L1].toString().isEmpty());
        }
    }

    void framesGetAnEmptyPage()
    {
        const auto good = answer(runWith(MessageKind::FrontchannelLogout, {}));
        QCOMPARE(good.status, 200);
        QVERIFY(good.headers.value("Content-Type").startsWith("text/html"));
        QCOMPARE(good.headers.value("Cache-Control"), "no-store"_ba);
        QVERIFY(good.headers.value("X-Frame-Options").isEmpty());
        QVERIFY(!good.headers.value("Content-Security-Policy").contains("frame-ancestors"));
        QCOMPARE(answer(runWith(MessageKind::FrontchannelLogout, {}, "?sid=a")).status, 400);
    }

    void pathsTellTheKind()
    {
        const auto kindOf = [](const char *target, oauth::LogoutSettings settings) {
            return flow::logoutNoticeOf({"GET", target, {}, {}}, settings);
        };
        QVERIFY(kindOf("/backchannel_logout", {true, false}) == MessageKind::BackchannelLogout);
        QVERIFY(!kindOf("/backchannel_logout", {false, true}));
        QVERIFY(kindOf("/frontchannel_logout?iss=a", {false, true}) == MessageKind::FrontchannelLogout);
        QVERIFY(!kindOf("/frontchannel_logout/", {true, true}));
    }
};

QTEST_GUILESS_MAIN(TestLogoutNotice)
#include "tst_logout_notice.moc"
