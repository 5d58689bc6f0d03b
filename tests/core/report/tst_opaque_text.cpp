#include "core/report/inspection.h"
#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

namespace {

const QByteArray flaskSession = "eyJ1c2VyX2lkIjo0MiwibiI6IngifQ.ZVPxAA.XZngyYq8-mnBulM_C-YqWo6BsrQ";
const QByteArray serviceBus = "SharedAccessSignature sr=x&sig=AAAA&se=1767225600&skn=k"; // 2026-01-01
/// A token of 1Password's form, made here: {"signInAddress":"acme.example","muk":"secret"} and more.
QByteArray onePassword()
{
    return "ops_" +
           ("{\"signInAddress\":\"acme.example\",\"muk\":\"" + QByteArray(200, 'm') + "\"}").toBase64();
}

report::Inspection inspected(const QByteArray &token, const QByteArray &secret = {},
                             qint64 now = 1'700'000'000)
{
    report::InspectionOptions options;
    options.now = now;
    if (!secret.isEmpty())
        options.keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(secret), u"test"_s));
    return report::inspect(token::readToken(token), options);
}

JsonDocument jsonOf(const report::Inspection &inspection, base::Reveal reveal = base::Reveal::Hidden)
{
    return JsonDocument::parse(report::inspectionJson(inspection, reveal)).valueOr({});
}

} // namespace

class TestOpaqueText : public QObject
{
    Q_OBJECT

private slots:
    /// The command line's contract: {"format", "evidence", "fields"}.
    void named()
    {
        const auto json = jsonOf(inspected("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"));
        QCOMPARE(json["kind"_L1].toString(), u"opaque"_s);
        QCOMPARE(json["opaque"_L1]["format"_L1].toString(), u"github-personal-access-token-classic"_s);
        QCOMPARE(json["opaque"_L1]["evidence"_L1].size(), 1);
        QVERIFY(json["opaque"_L1]["evidence"_L1].at(0).toString().contains("CRC-32"_L1));
        QCOMPARE(json["opaque"_L1]["fields"_L1]["checksum"_L1].toString(), u"fits"_s);
        QCOMPARE(json["signatures"_L1].size(), 0);
    }
    void notNamed()
    {
        const auto json = jsonOf(inspected("2YotnFZFEjr1zCsicMWpAA"));
        QVERIFY(json["opaque"_L1]["format"_L1].isNull());
        QCOMPARE(json["opaque"_L1]["evidence"_L1].size(), 0);
        QCOMPARE(json["opaque"_L1]["fields"_L1]["length"_L1].toString(), u"22"_s);
        QCOMPARE(json["opaque"_L1]["fields"_L1]["next"_L1].toString(), u"introspection"_s);
    }
    void otherKinds() { QVERIFY(jsonOf(inspected("eyJhbGciOiJub25lIn0.e30."))["opaque"_L1].isNull()); }
    void secretsAreMasked()
    {
        const auto inspection = inspected(onePassword());
        const QByteArray secret(200, 'm');
        QCOMPARE(jsonOf(inspection)["opaque"_L1]["format"_L1].toString(),
                 u"1password-service-account-token"_s);
        QVERIFY(!report::inspectionJson(inspection, base::Reveal::Hidden).contains(secret));
        QVERIFY(report::inspectionJson(inspection, base::Reveal::Shown).contains(secret));
        const QString text = report::inspectionText(inspection, base::Reveal::Hidden);
        QVERIFY(!text.contains(QString::fromLatin1(secret)));
        QVERIFY(text.contains("acme.example"_L1));
        QVERIFY(
            report::inspectionText(inspection, base::Reveal::Shown).contains(QString::fromLatin1(secret)));
    }
    void theTokenInside()
    {
        const auto json = jsonOf(inspected("ghs_12345_eyJhbGciOiJub25lIn0.e30.AAAA"));
        QCOMPARE(json["opaque"_L1]["fields"_L1]["appId"_L1].toString(), u"12345"_s);
        QCOMPARE(json["nested"_L1]["kind"_L1].toString(), u"jws"_s);
        QCOMPARE(json["nested"_L1]["header"_L1]["alg"_L1].toString(), u"none"_s);
        QCOMPARE(json["signatures"_L1].size(), 0);
    }
    void signedValues_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("status");
        QTest::newRow("right") << QByteArray("k3y") << u"verified"_s;
        QTest::newRow("wrong") << QByteArray("other") << u"invalid"_s;
        QTest::newRow("none") << QByteArray() << u"not-checked"_s;
    }
    void signedValues()
    {
        QFETCH(QByteArray, secret);
        const auto json = jsonOf(inspected(flaskSession, secret));
        QCOMPARE(json["opaque"_L1]["format"_L1].toString(), u"itsdangerous-timed-token-flask-session"_s);
        QCOMPARE(json["payload"_L1]["user_id"_L1].toInteger(), 42);
        QCOMPARE(json["signatures"_L1].size(), 1);
        QTEST(json["signatures"_L1].at(0)["status"_L1].toString(), "status");
    }
    void times_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<QString>("status");
        QTest::newRow("before") << qint64(1'767'225'599) << u"valid"_s;
        QTest::newRow("on the second") << qint64(1'767'225'600) << u"expired"_s;
    }
    void times()
    {
        QFETCH(qint64, now);
        const auto json = jsonOf(inspected(serviceBus, {}, now));
        QCOMPARE(json["opaque"_L1]["format"_L1].toString(), u"azure-service-bus-sas-token"_s);
        QTEST(json["time"_L1]["status"_L1].toString(), "status");
        QCOMPARE(json["time"_L1]["expiresAt"_L1].toString(), u"2026-01-01T00:00:00Z"_s);
    }
    void wording()
    {
        const QString text = report::inspectionText(inspected("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"),
                                                    base::Reveal::Hidden);
        QVERIFY(
            text.contains("matches the public format of GitHub personal access token (classic), because"_L1));
        QVERIFY(!text.contains("valid"_L1));
    }
    void nothingSteersTheTerminal()
    {
        const QString text = report::inspectionText(
            inspected("s:\x1b[31mred.NC5RnOCtbAOja5jus/HRMNtIE7nfTRFg7aSI1xLceO4"), base::Reveal::Hidden);
        QVERIFY(!text.contains(QChar(0x1B)));
    }
};

QTEST_GUILESS_MAIN(TestOpaqueText)
#include "tst_opaque_text.moc"
