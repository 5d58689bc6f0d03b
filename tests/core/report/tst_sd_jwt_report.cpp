#include "core/encoding/json.h"
#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"
#include "tests/support/sd_jwt_maker.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using report::Inspection;

namespace {

constexpr qint64 now = 1'800'000'000;

bool hasFinding(const Inspection &inspection, QLatin1StringView rule)
{
    return std::ranges::find(inspection.findings, rule, &base::Finding::rule) != inspection.findings.end();
}

JsonDocument jsonOf(const Inspection &inspection)
{
    return JsonDocument::parse(report::inspectionJson(inspection)).value();
}

} // namespace

/// What the command line says of an SD-JWT.
class TestSdJwtReport : public QObject
{
    Q_OBJECT

    jose::Jwk m_issuer = jose::generateJwk("ES256").value();
    jose::Jwk m_holder = jose::generateJwk("ES256").value();
    QByteArray m_name = disclosure(R"(["eluV5Og3gSNII8EYnsxA_A","given_name","John"])");

    report::InspectionOptions options(const QString &nonce = u"n-1"_s) const
    {
        report::InspectionOptions options;
        options.keys.keys.push_back(m_issuer);
        options.now = now;
        options.expected.nonce = nonce;
        options.expected.audience = u"https://v.example"_s;
        return options;
    }
    /// Issued for the holder, with two digests of which one is disclosed.
    QByteArray issued(const QList<QByteArray> &disclosures) const
    {
        const QByteArray payload = R"({"iss":"https://i.example","exp":1900000000,"_sd":["decoy",)" +
                                   quotedDigest(m_name) + R"(],"cnf":{"jwk":)" + m_holder.toJson() + "}}";
        return signedSdJwt(payload, disclosures, m_issuer);
    }
    QByteArray presented(const QList<QByteArray> &disclosures) const
    {
        const QByteArray text = issued(disclosures);
        const QByteArray claims = R"({"nonce":"n-1","aud":"https://v.example","iat":1799999990,"sd_hash":")" +
                                  jose::namedHash("sha-256", text) + "\"}";
        return text + jose::signJwt(claims, m_holder, "kb+jwt", "ES256").value();
    }

private slots:
    void aGoodPresentation()
    {
        const Inspection inspection = report::inspect(token::readToken(presented({m_name})), options());
        QVERIFY(!inspection.hasErrors());
        const JsonDocument json = jsonOf(inspection);
        QVERIFY(json["kind"_L1].equals("sd-jwt"));
        QVERIFY(json["payload"_L1].has("_sd"_L1) && !json["payload"_L1].has("given_name"_L1));
        QVERIFY(json["processedPayload"_L1]["given_name"_L1].equals("John"));
        QVERIFY(!json["processedPayload"_L1].has("_sd"_L1));
        const encoding::JsonValue one = json["disclosures"_L1].at(0);
        QVERIFY(one["name"_L1].equals("given_name") && one["value"_L1].equals("John"));
        QVERIFY(one["digest"_L1].equals(jose::namedHash("sha-256", m_name)));
        QVERIFY(one["state"_L1].equals("placed") && one["path"_L1].equals("/given_name"));
        QVERIFY(one["digestAt"_L1]["pointer"_L1].equals("/_sd/1"));
        QVERIFY(one["digestAt"_L1]["disclosure"_L1].isNull());
        QVERIFY(json["undisclosed"_L1].at(0)["digest"_L1].equals("decoy"));
        const encoding::JsonValue binding = json["keyBinding"_L1];
        QVERIFY(binding["status"_L1].equals("verified") && binding["reason"_L1].isNull());
        QVERIFY(binding["key"_L1]["thumbprint"_L1].equals(m_holder.thumbprint()));
        QVERIFY(binding["payload"_L1]["nonce"_L1].equals("n-1"));
        const QString text = report::inspectionText(inspection, base::Reveal::Hidden);
        QVERIFY(text.contains(u"/given_name"_s) && text.contains(u"John"_s));
        QVERIFY(text.contains(u"Key binding    verified"_s));
    }

    void anotherNonceIsAnError()
    {
        const Inspection inspection =
            report::inspect(token::readToken(presented({m_name})), options(u"n-2"_s));
        QVERIFY(inspection.hasErrors());
        QVERIFY(hasFinding(inspection, "key-binding-nonce-expected"_L1));
        QVERIFY(!hasFinding(inspection, "nonce-expected"_L1)); // said once
        QVERIFY(jsonOf(inspection)["keyBinding"_L1]["status"_L1].equals("invalid"));
    }

    void aBrokenMustIsAnError()
    {
        const QByteArray stranger = disclosure(R"(["eluV5Og3gSNII8EYnsxA_B","a",1])");
        const Inspection inspection = report::inspect(token::readToken(issued({stranger})), options({}));
        QVERIFY(inspection.hasErrors());
        QVERIFY(hasFinding(inspection, "sd-jwt-disclosure-not-referenced"_L1));
        QVERIFY(jsonOf(inspection)["disclosures"_L1].at(0)["state"_L1].equals("not-referenced"));
        QVERIFY(report::inspectionText(inspection, base::Reveal::Hidden).contains(u"[not-referenced]"_s));
    }

    /// Without the issuer's key the holder's signature proves nothing, and is no error either.
    void nobodyVouches()
    {
        report::InspectionOptions none = options();
        none.keys = {};
        const Inspection inspection = report::inspect(token::readToken(presented({m_name})), none);
        QVERIFY(!inspection.hasErrors());
        const JsonDocument json = jsonOf(inspection);
        QVERIFY(json["keyBinding"_L1]["status"_L1].equals("not-checked"));
        QVERIFY(json["keyBinding"_L1]["reason"_L1]["code"_L1].equals("issuer-not-verified"));
    }

    /// exp may be disclosed itself (RFC 9901 §9.7): time is judged by the processed payload.
    void aDisclosedExpiry()
    {
        const QByteArray exp = disclosure(R"(["eluV5Og3gSNII8EYnsxA_A","exp",1])");
        const QByteArray payload = R"({"_sd":[)" + quotedDigest(exp) + "]}";
        const auto with =
            report::inspect(token::readToken(signedSdJwt(payload, {exp}, m_issuer)), options({}));
        QCOMPARE(with.time->status, report::TimeStatus::Expired);
        const auto without =
            report::inspect(token::readToken(signedSdJwt(payload, {}, m_issuer)), options({}));
        QCOMPARE(without.time->status, report::TimeStatus::NoExpiry);
    }

    void othersHaveNothingOfIt()
    {
        const JsonDocument json = jsonOf(report::inspect(token::readToken("e30.e30."), options({})));
        QVERIFY(json["disclosures"_L1].isNull());
        QVERIFY(!json.root().has("processedPayload"_L1) && !json.root().has("keyBinding"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSdJwtReport)
#include "tst_sd_jwt_report.moc"
