#include "core/crypto/generate.h"
#include "core/jose/encrypt.h"
#include "core/jose/sign.h"
#include "core/report/inspection_json.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using report::Inspection;

namespace {

bool hasFinding(const Inspection &inspection, const QString &rule)
{
    return std::ranges::any_of(inspection.findings,
                               [&](const base::Finding &finding) { return finding.rule == rule; });
}

} // namespace

/// Tokens inside of tokens (RFC 7519 §5.2): each opened, checked and counted.
class TestNested : public QObject
{
    Q_OBJECT

    jose::Jwk m_signer = jose::generateJwk("ES256").value();
    jose::Jwk m_stranger = jose::generateJwk("ES256").value();
    jose::Jwk m_secret = jose::keyFromSecret(base::SecretBytes("a secret of just thirty-two byte"));

    Inspection inspected(const QByteArray &text) const
    {
        report::InspectionOptions options;
        options.keys.keys = {m_signer, m_secret};
        options.now = 1'700'000'000;
        return report::inspect(token::readToken(text), options);
    }
    QByteArray signedBy(const jose::Jwk &key, const QByteArray &payload,
                        const QByteArray &header = R"({"alg":"ES256","cty":"JWT"})") const
    {
        return jose::signCompact(header, payload, key).value();
    }
    QByteArray encrypted(const QByteArray &plaintext, const QByteArray &header) const
    {
        return jose::encryptCompact(header, plaintext, m_secret).value();
    }
    /// The flattened form of a compact JWS.
    static QByteArray flattened(const QByteArray &compact)
    {
        const QList<QByteArray> parts = compact.split('.');
        return "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" +
               parts[2] + "\"}";
    }

private slots:
    void threeInside()
    {
        QByteArray text = jose::signJwt(R"({"sub":"a"})", m_signer).value();
        for (int i = 0; i < 3; ++i)
            text = signedBy(m_signer, i == 1 ? flattened(text) : text);
        const Inspection inspection = inspected(text);
        QVERIFY(!inspection.hasErrors());
        int verified = 0;
        const Inspection *last = &inspection;
        for (const Inspection *one = &inspection; one; one = one->nested.get()) {
            verified += one->signatures.front().status == jose::SignatureStatus::Verified ? 1 : 0;
            last = one;
        }
        QCOMPARE(verified, 4);
        QVERIFY(last->document.payload()["sub"_L1].equals("a"));
        const JsonDocument json = JsonDocument::parse(report::inspectionJson(inspection)).value();
        const auto innermost = encoding::resolvePointer(json.root(), u"/nested/nested/nested"_s);
        QVERIFY(innermost["payload"_L1]["sub"_L1].equals("a") && innermost["nested"_L1].isNull());
    }

    /// A good signature outside does not make up for a bad one inside.
    void theInnerSignatureCounts()
    {
        const QByteArray inner = jose::signJwt(R"({"sub":"a"})", m_stranger).value();
        const Inspection inspection = inspected(signedBy(m_signer, inner));
        QCOMPARE(inspection.signatures.front().status, jose::SignatureStatus::Verified);
        QCOMPARE(inspection.nested->signatures.front().status, jose::SignatureStatus::Invalid);
        QVERIFY(inspection.hasErrors());
        const Inspection none = inspected(signedBy(m_signer, "eyJhbGciOiJub25lIn0.e30."));
        QVERIFY(hasFinding(*none.nested, u"alg-none"_s) && none.hasErrors());
    }

    void whatCtySays_data()
    {
        QTest::addColumn<QByteArray>("plaintext");
        QTest::addColumn<QByteArray>("cty");
        QTest::addColumn<QString>("rule");
        const QByteArray inner = "eyJhbGciOiJub25lIn0.e30.";
        QTest::newRow("a token") << inner << QByteArray("JWT") << QString();
        QTest::newRow("claims") << QByteArray("{}") << QByteArray("JWT") << u"cty-without-token"_s;
        QTest::newRow("not said") << inner << QByteArray("text") << u"nested-without-cty"_s;
        QTest::newRow("a key") << QByteArray(R"({"kty":"oct","k":"AAAA"})") << QByteArray("jwk+json")
                               << QString();
    }
    void whatCtySays()
    {
        QFETCH(QByteArray, plaintext);
        QFETCH(QByteArray, cty);
        QFETCH(QString, rule);
        const Inspection inspection =
            inspected(encrypted(plaintext, "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"" + cty + "\"}"));
        QVERIFY(inspection.isDecrypted());
        for (const QString &one : {u"cty-without-token"_s, u"nested-without-cty"_s})
            QCOMPARE(hasFinding(inspection, one), one == rule);
    }

    /// Before it is decrypted, nobody knows what is inside.
    void notDecrypted()
    {
        const QByteArray text = encrypted("{}", R"({"alg":"dir","enc":"A256GCM","cty":"JWT"})");
        const Inspection inspection = report::inspect(token::readToken(text), {});
        QVERIFY(!inspection.nested && !hasFinding(inspection, u"cty-without-token"_s));
    }
};

QTEST_GUILESS_MAIN(TestNested)
#include "tst_nested.moc"
