#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "tests/support/cpu_time.h"
#include "tests/ui/flow/flow_fixture.h"
#include "ui/flow/carried_values.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/run_session.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/flow/travelling_value.h"
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;
using claimcheck::flow::Message;
using claimcheck::flow::Trace;
using lint::MessageKind;

namespace {

// RFC 7636 Appendix B.
const QByteArray verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
// RFC 9449 §4.1: the key of its proof, and §6.1: that key's thumbprint.
const char proofHeader[] =
    "{'typ':'dpop+jwt','alg':'ES256','jwk':{'kty':'EC','x':'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',"
    "'y':'9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA','crv':'P-256'}}";
const QByteArray thumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

/// JSON with its quotes written as '.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray jwt(const QByteArray &header, const QByteArray &claims)
{
    return encoding::encodeBase64Url(json(header)) + '.' + encoding::encodeBase64Url(json(claims)) + ".c2ln";
}

QByteArray halfHash(const QByteArray &value)
{
    return encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, value).first(16));
}

Message message(MessageKind kind, const http::Request &request, const QByteArray &answer = {})
{
    Message made;
    made.kind = kind;
    made.request = made.original = request;
    if (!answer.isEmpty())
        made.response = http::Response{200, {}, {{"Content-Type", "application/json"}}, answer};
    return made;
}

/// 1 metadata, 2 authorization request, 3 callback, 4 token, 5 UserInfo.
Trace codeFlow()
{
    Trace trace;
    trace.append(message(MessageKind::Metadata, {"GET", "http://as/.well-known/openid-configuration"},
                         json("{'issuer':'http://as','token_endpoint':'http://as/token'}")));
    trace.append(
        message(MessageKind::AuthorizationRequest,
                {"GET", "http://as/authorize?state=abcdefgh&nonce=noncenonce&dpop_jkt=" + thumbprint +
                            "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcb&code_challenge=" + challenge}));
    trace.append(
        message(MessageKind::AuthorizationResponse,
                {"GET", "/cb?code=codecode&state=abcdefgh&iss=http%3A%2F%2Fas", {{"Host", "127.0.0.1"}}}));
    const QByteArray idToken =
        jwt("{'alg':'none'}",
            "{'iss':'http:\\/\\/as','nonce':'noncenonce','c_hash':'" + halfHash("codecode") + "'}");
    trace.append(
        message(MessageKind::Token,
                {"POST",
                 "http://as/token",
                 {{"Content-Type", "application/x-www-form-urlencoded"}, {"DPoP", jwt(proofHeader, "{}")}},
                 "code=codecode&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcb&code_verifier=" + verifier},
                json("{'access_token':'accesstoken','id_token':'" + idToken + "'}")));
    const QByteArray ath =
        encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, QByteArray("accesstoken")));
    trace.append(message(MessageKind::UserInfo, {"GET",
                                                 "http://as/userinfo",
                                                 {{"Authorization", "DPoP accesstoken"},
                                                  {"DPoP", jwt(proofHeader, "{'ath':'" + ath + "'}")}}}));
    return trace;
}

QList<int> numbersOf(const std::vector<Carrier> &carriers)
{
    QList<int> numbers;
    for (const Carrier &carrier : carriers)
        numbers += carrier.number;
    return numbers;
}

} // namespace

class TestFlowTravelling : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void aValueIsFoundWhereverItTravels_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("state") << QByteArray("abcdefgh") << QList<int>{2, 3};
        QTest::newRow("nonce, in the ID token") << QByteArray("noncenonce") << QList<int>{2, 4};
        QTest::newRow("code, and its c_hash") << QByteArray("codecode") << QList<int>{3, 4};
        QTest::newRow("redirect_uri, and the callback")
            << QByteArray("http://127.0.0.1/cb") << QList<int>{2, 3, 4};
        QTest::newRow("verifier, as its challenge") << verifier << QList<int>{2, 4};
        QTest::newRow("challenge, as its verifier") << challenge << QList<int>{2, 4};
        QTest::newRow("dpop_jkt, as the proof's key") << thumbprint << QList<int>{2, 4, 5};
        QTest::newRow("iss, not in every URL") << QByteArray("http://as") << QList<int>{1, 3, 4};
        QTest::newRow("access token, and its ath") << QByteArray("accesstoken") << QList<int>{4, 5};
        QTest::newRow("too short to mean anything") << QByteArray("code") << QList<int>{};
        QTest::newRow("nowhere") << QByteArray("elsewhere") << QList<int>{};
    }
    void aValueIsFoundWhereverItTravels()
    {
        QFETCH(QByteArray, value);
        QFETCH(QList<int>, numbers);
        QCOMPARE(numbersOf(carriersOf(codeFlow(), value)), numbers);
    }

    void aCarrierSaysAsWhat()
    {
        const auto pkce = carriersOf(codeFlow(), challenge);
        QCOMPARE(pkce[0].as, QByteArrayList{"code_challenge"});
        QCOMPARE(pkce[1].as, QByteArrayList{"code_verifier"});
        const auto code = carriersOf(codeFlow(), "codecode");
        QCOMPARE(code[1].as, (QByteArrayList{"code", "id_token.c_hash"}));
        QCOMPARE(carriersOf(codeFlow(), thumbprint).back().as, QByteArrayList{"DPoP.jkt"});
    }

    void theRunNamesWhatTravels()
    {
        QStringList names;
        for (const TravellingValue &travelling : travellingValues(codeFlow())) {
            names += travelling.name;
            QVERIFY(!travelling.why.isEmpty());
        }
        const QStringList all{u"state"_s, u"nonce"_s, u"PKCE"_s,     u"redirect_uri"_s,
                              u"code"_s,  u"iss"_s,   u"dpop_jkt"_s, u"access token"_s};
        QCOMPARE(names, all);
        QVERIFY(travellingValues({}).empty());
    }

    void damagedTextIsNoValue_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not JSON") << QByteArray("{\"a\":");
        QTest::newRow("not a JWT") << json("{'id_token':'eyJ.!.x'}");
        QTest::newRow("nested too deep")
            << QByteArray("{\"a\":").repeated(400) + "1" + QByteArray("}").repeated(400);
        QTest::newRow("claims are no object")
            << json("{'id_token':'eyJh." + encoding::encodeBase64Url("[]") + ".x'}");
    }
    void damagedTextIsNoValue()
    {
        QFETCH(QByteArray, body);
        const auto values = valuesOf(message(MessageKind::Token, {"POST", "http://as/token"}, body));
        QVERIFY(
            std::ranges::none_of(values, [](const CarriedValue &value) { return value.name.contains('.'); }));
    }

    /// In a window: the value that is followed lights up in the diagram, also after a restart.
    void theFollowedValueLightsUp()
    {
        test::FlowFixture fixture;
        FlowWorkspace workspace(fixture.services());
        workspace.show();
        RunSession &session = workspace.session();
        QVERIFY(QTest::qWaitFor([&] { return session.canRun(); }));
        session.continueRun();
        QVERIFY(QTest::qWaitFor([&] { return session.phase() == RunPhase::Completed; }, 10'000));
        const auto find = [&workspace] { return workspace.findChild<Button *>(u"follow.nonce"_s); };
        QVERIFY(QTest::qWaitFor([&] { return find() != nullptr; }));
        const auto *diagram = workspace.findChild<SequenceDiagram *>(u"sequenceDiagram"_s);
        const auto lit = [diagram] {
            QStringList as;
            for (const DiagramRow &row : diagram->rows()) {
                if (row.value == RowValue::Carried)
                    as += row.carriedAs;
            }
            return as;
        };
        QCOMPARE(lit(), QStringList());
        QTest::mouseClick(find(), Qt::LeftButton);
        QCOMPARE(lit(), (QStringList{u"nonce"_s, u"id_token.nonce"_s}));
        session.restart();
        QVERIFY(QTest::qWaitFor([&] { return session.phase() == RunPhase::Completed; }, 10'000));
        QVERIFY(QTest::qWaitFor([&] { return lit().size() == 2; }));
        QTest::mouseClick(find(), Qt::LeftButton);
        QCOMPARE(lit(), QStringList());
    }

    /// Following a value must not hold the window in a recording of 2,000 messages.
    void thousandsOfMessagesAreSearchedQuickly()
    {
        Trace trace;
        const Trace flow = codeFlow();
        for (int number = 0; number < 400; ++number) {
            for (const Message &part : flow.messages())
                trace.append(part);
        }
        const qint64 before = test::cpuMilliseconds();
        QCOMPARE(carriersOf(trace, "abcdefgh").size(), std::size_t(800));
        QVERIFY(!travellingValues(trace).empty());
        const qint64 spent = test::cpuMilliseconds() - before;
        qInfo("2,000 messages searched in %lld ms", static_cast<long long>(spent));
        QVERIFY2(spent < 1000, qPrintable(QString::number(spent)));
    }
};

QTEST_MAIN(TestFlowTravelling)
#include "tst_flow_travelling.moc"
