#include "core/lint/rule.h"
#include "core/lint/token_runner.h"
#include "core/lint/token_subject.h"
#include "tests/support/sd_jwt_maker.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using lint::TokenType;

namespace {

constexpr const char *credential = R"({"alg":"ES256","typ":"dc+sd-jwt"})";
constexpr const char *other = R"({"alg":"ES256","typ":"example+sd-jwt"})";
constexpr const char *longSalt = R"(["_26bc4LT-ac6q2KI6cBW5es",)"; // RFC 9901 §4.2.1

/// %D% is the digest of the first disclosure, %E% of the second; each is given without its salt.
struct SdRow
{
    const char *rule;
    const char *name;
    bool found;
    TokenType type;
    const char *header;
    const char *payload;
    const char *first = nullptr;
    const char *second = nullptr;
};

using enum lint::TokenType;

constexpr SdRow rows[] = {
    {"vc-claim-disclosed", "exp", true, SdJwtVc, credential, R"({"vct":"a","_sd":["%D%"]})", R"("exp",1])"},
    {"vc-claim-disclosed", "status", true, SdJwtVc, credential, R"({"vct":"a","_sd":["%D%"]})",
     R"("status",{}])"},
    {"vc-claim-disclosed", "inside of cnf", true, SdJwtVc, credential, R"({"vct":"a","cnf":{"_sd":["%D%"]}})",
     R"("kid","k"])"},
    {"vc-claim-disclosed", "kept back in cnf", true, SdJwtVc, credential,
     R"({"vct":"a","cnf":{"_sd":["x"]}})"},
    {"vc-claim-disclosed", "sub and iat", false, SdJwtVc, credential, R"({"vct":"a","_sd":["%D%","%E%"]})",
     R"("sub","s"])", R"("iat",1])"},
    {"vc-claim-disclosed", "exp of an address", false, SdJwtVc, credential,
     R"({"vct":"a","address":{"_sd":["%D%"]}})", R"("exp",1])"},
    {"vc-claim-disclosed", "another kind", false, Jwt, other, R"({"_sd":["%D%"]})", R"("exp",1])"},
    {"vc-vct", "missing", true, SdJwtVc, credential, "{}"},
    {"vc-vct", "a number", true, SdJwtVc, credential, R"({"vct":1})"},
    {"vc-vct", "there", false, SdJwtVc, credential, R"({"vct":"urn:a"})"},
    {"vc-aka-vcts", "empty", true, SdJwtVc, credential, R"({"vct":"a","aka_vcts":[]})"},
    {"vc-aka-vcts", "with vct", true, SdJwtVc, credential, R"({"vct":"a","aka_vcts":["b","a"]})"},
    {"vc-aka-vcts", "another", false, SdJwtVc, credential, R"({"vct":"a","aka_vcts":["b"]})"},
    {"vc-typ-old", "vc+sd-jwt", true, SdJwtVc, R"({"alg":"ES256","typ":"vc+sd-jwt"})", R"({"vct":"a"})"},
    {"vc-typ-old", "dc+sd-jwt", false, SdJwtVc, credential, R"({"vct":"a"})"},
    {"sd-jwt-validity-disclosed", "exp", true, Jwt, other, R"({"_sd":["%D%"]})", R"("exp",1])"},
    {"sd-jwt-validity-disclosed", "name", false, Jwt, other, R"({"exp":1,"_sd":["%D%"]})", R"("name",1])"},
    {"sd-jwt-salt-repeated", "the same", true, Jwt, other, R"({"_sd":["%D%","%E%"]})", R"("a",1])",
     R"("b",1])"},
    {"sd-jwt-salt-repeated", "one", false, Jwt, other, R"({"_sd":["%D%"]})", R"("a",1])"},
    {"sd-jwt-salt-short", "long", false, Jwt, other, R"({"_sd":["%D%"]})", R"("a",1])"},
};

QByteArray textOf(const SdRow &row)
{
    QByteArray payload = row.payload;
    QList<QByteArray> disclosures;
    for (const auto &[mark, json] : {std::pair("%D%", row.first), std::pair("%E%", row.second)}) {
        if (!json)
            continue;
        disclosures += disclosure(QByteArray(longSalt) + json);
        payload.replace(mark, jose::namedHash("sha-256", disclosures.last()));
    }
    return unsignedSdJwt(payload, disclosures, row.header);
}

std::vector<base::Finding> findingsOf(const QByteArray &text, TokenType type)
{
    const token::TokenDocument document = token::readToken(text);
    lint::TokenSubject subject;
    subject.document = &document;
    subject.type = type;
    subject.now = 1'800'000'000;
    return lint::checkToken(subject);
}

bool has(const std::vector<base::Finding> &findings, QLatin1StringView rule)
{
    return std::ranges::find(findings, rule, &base::Finding::rule) != findings.end();
}

} // namespace

Q_DECLARE_METATYPE(const SdRow *)

class TestSdJwtRules : public QObject
{
    Q_OBJECT

private slots:
    void row_data()
    {
        QTest::addColumn<const SdRow *>("row");
        for (const SdRow &row : rows)
            QTest::addRow("%s: %s", row.rule, row.name) << &row;
    }
    void row()
    {
        QFETCH(const SdRow *, row);
        QVERIFY(token::readToken(textOf(*row)).problems().empty());
        QCOMPARE(has(findingsOf(textOf(*row), row->type), QLatin1StringView(row->rule)), row->found);
    }

    void saltLength_data()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("sd-jwt-salt-short: 21 characters") << 21;
        QTest::newRow("sd-jwt-salt-short: 22 characters") << 22;
    }
    void saltLength()
    {
        QFETCH(int, length);
        const QByteArray one = disclosure(R"([")" + QByteArray(length, 's') + R"(","a",1])");
        const QByteArray text = unsignedSdJwt(R"({"_sd":[)" + quotedDigest(one) + "]}", {one});
        QCOMPARE(has(findingsOf(text, Jwt), "sd-jwt-salt-short"_L1), length < 22);
    }

    void tilde_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("found");
        const QByteArray plain = R"({"alg":"ES256"})";
        QTest::newRow("sd-jwt-without-tilde: _sd") << plain << QByteArray(R"({"_sd":[]})") << true;
        QTest::newRow("sd-jwt-without-tilde: _sd_alg")
            << plain << QByteArray(R"({"_sd_alg":"sha-256"})") << true;
        QTest::newRow("sd-jwt-without-tilde: typ") << QByteArray(credential) << QByteArray("{}") << true;
        QTest::newRow("sd-jwt-without-tilde: a JWT") << plain << QByteArray("{}") << false;
    }
    void tilde()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, payload);
        QFETCH(bool, found);
        QByteArray text = unsignedSdJwt(payload, {}, header);
        QVERIFY(!has(findingsOf(text, Jwt), "sd-jwt-without-tilde"_L1));
        text.chop(1);
        QCOMPARE(has(findingsOf(text, Jwt), "sd-jwt-without-tilde"_L1), found);
    }

    /// The claims that decide are those of the processed payload (RFC 9901 §7.1 step 6).
    void disclosedClaimsAreJudged()
    {
        const QByteArray exp = disclosure(R"(["s","exp",1])");
        const QByteArray payload = R"({"_sd":[)" + quotedDigest(exp) + "]}";
        QVERIFY(has(findingsOf(unsignedSdJwt(payload, {exp}), Jwt), "time-expired"_L1));
        QVERIFY(!has(findingsOf(unsignedSdJwt(payload, {}), Jwt), "time-expired"_L1));
        const QByteArray hidden = disclosure("[\"s\",\"a\",\"\u202e\"]");
        QVERIFY(has(findingsOf(unsignedSdJwt(R"({"_sd":[)" + quotedDigest(hidden) + "]}", {hidden}), Jwt),
                    "value-deceptive"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSdJwtRules)
#include "tst_sd_jwt_rules.moc"
