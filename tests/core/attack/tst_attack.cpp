#include "core/attack/attack.h"
#include "core/encoding/json.h"
#include "core/report/inspection.h"
#include "tests/support/made_tokens.h"

#include <QTest>

#include <set>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using attack::AttackGroup;
using attack::AttackNeed;
using attack::AttackRow;

// Every variant of every kind of token: it is what it says, and our own verifier never takes it for good.

namespace {

constexpr qint64 now = 1'800'000'000;
constexpr const char *goodClaims =
    "{\"iss\":\"https://id.example\",\"aud\":\"https://api.example\",\"sub\":\"me\","
    "\"iat\":1799999990,\"nbf\":1799999990,\"exp\":1800003000,\"jti\":\"1\",\"client_id\":\"c\"}";

QByteArray segment(const QByteArray &token, qsizetype index)
{
    return encoding::diagnoseBase64Url(token.split('.').value(index)).bytes;
}

encoding::JsonDocument headerOf(const QByteArray &token)
{
    return encoding::JsonDocument::parse(segment(token, 0)).valueOr({});
}

} // namespace

class TestAttack : public QObject
{
    Q_OBJECT

private:
    base::SystemRandom m_random;

    attack::AttackInput inputFor(const QByteArray &alg, const jose::Jwk &key)
    {
        const QByteArray header = "{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"k\"}";
        return {token::readToken(test::signedWith(header, key, goodClaims)), key, "https://mine.example/keys",
                now, &m_random};
    }
    report::Inspection judge(const QByteArray &text, const jose::Jwk &key)
    {
        report::InspectionOptions options;
        options.keys = test::setOf({key});
        options.now = now;
        options.expected.issuer = u"https://id.example"_s;
        options.expected.audience = u"https://api.example"_s;
        options.type = lint::TokenType::AccessToken;
        return report::inspect(token::readToken(text), options);
    }

private slots:
    void table()
    {
        std::set<QByteArray> ids;
        for (const AttackRow &row : attack::attackTable()) {
            QVERIFY2(ids.insert(row.id).second, row.id);
            QCOMPARE(attack::findAttack(row.id), &row);
            QVERIFY2(!row.spec.isEmpty() && row.spec.url().isValid(), row.id);
            QVERIFY2(attack::whatItTries(row).endsWith(u'.') && attack::whatItTests(row).endsWith(u'.'),
                     row.id);
            QVERIFY(!attack::attackGroupTitle(row.group).isEmpty());
        }
        QVERIFY(!attack::findAttack("no-such"));
    }

    void variants_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("alg");
        for (const AttackRow &row : attack::attackTable()) {
            for (const char *alg : {"RS256", "PS256", "ES256", "ES512", "HS256", "Ed25519"})
                QTest::addRow("%s of %s", row.id, alg) << QByteArray(row.id) << QByteArray(alg);
        }
    }
    void variants()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, alg);
        const jose::Jwk key = test::generated(alg.constData());
        const attack::AttackInput input = inputFor(alg, key);
        const report::Inspection original = judge(input.document.text(), key);
        QVERIFY(!original.hasErrors());
        QCOMPARE(original.signatures.front().status, jose::SignatureStatus::Verified);
        const AttackRow &row = *attack::findAttack(id);
        const auto forged = attack::makeAttack(row, input);
        if (!forged) {
            QCOMPARE(forged.error().code, "attack-does-not-apply"_L1);
            const bool isRsa = alg.startsWith("RS") || alg.startsWith("PS");
            const bool noForm = row.group == AttackGroup::KeyConfusion &&
                                (alg == "HS256" || (id == "hmac-pem-pkcs1" && !isRsa));
            QVERIFY(noForm || (id == "alg-swapped" && !isRsa && alg != "HS256"));
            return;
        }
        QVERIFY(forged->token != input.document.text());
        const report::Inspection judged = judge(forged->token, key);
        const bool signedWell =
            !judged.signatures.empty() && judged.signatures.front().status == jose::SignatureStatus::Verified;
        // Only what is made with the server's own key has a good signature; then something else is an error.
        if (row.need != AttackNeed::PrivateKey)
            QVERIFY(!signedWell);
        QVERIFY2(!signedWell || judged.hasErrors() || !judged.findings.empty(), id.constData());
        const auto jws = jose::parseJws(forged->token);
        if (jws && row.need != AttackNeed::PrivateKey)
            QVERIFY(!jose::VerifiedJws::verify(*jws, test::setOf({key})));
    }

    void needs()
    {
        attack::AttackInput input = inputFor("RS256", test::generated("RS256"));
        input.key = test::bare(test::generated("RS256"));
        input.url.clear();
        const auto codeOf = [](const char *id, const attack::AttackInput &given) {
            const auto made = attack::makeAttack(*attack::findAttack(id), given);
            return made ? QString() : QString(made.error().code);
        };
        QCOMPARE(codeOf("hmac-pem", input), QString());
        QCOMPARE(codeOf("expired", input), u"attack-needs-private-key"_s);
        QCOMPARE(codeOf("jku-elsewhere", input), u"attack-needs-url"_s);
        input.key.reset();
        QCOMPARE(codeOf("hmac-pem", input), u"attack-needs-public-key"_s);
        QCOMPARE(codeOf("none", input), QString());
        input.document = token::readToken("just words");
        QCOMPARE(codeOf("none", input), u"attack-not-jws"_s);
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *id, const char *member, const char *json) {
            QTest::newRow(id) << QByteArray(id) << QByteArray(member) << QByteArray(json);
        };
        row("none", "alg", "\"none\"");
        row("none-no-dot", "alg", "\"none\"");
        row("none-old-signature", "alg", "\"none\"");
        row("none-title-case", "alg", "\"None\"");
        row("none-upper-case", "alg", "\"NONE\"");
        row("none-mixed-case", "alg", "\"nOnE\"");
        row("none-mixed-case-old-signature", "alg", "\"nOnE\"");
        row("none-space", "alg", "\"none \"");
        row("alg-empty", "alg", "\"\"");
        row("alg-missing", "alg", "");
        row("alg-swapped", "alg", "\"PS256\"");
        row("signature-stripped", "alg", "\"RS256\"");
        row("ecdsa-zero", "alg", "\"ES256\"");
        row("hmac-pem", "alg", "\"HS256\"");
        row("jku-elsewhere", "jku", "\"https://mine.example/keys\"");
        row("x5u-elsewhere", "x5u", "\"https://mine.example/keys\"");
        row("kid-path", "kid", "\"../../../../../../dev/null\"");
        row("kid-sql", "kid", "\"x' UNION SELECT 'claimcheck'-- \"");
        row("kid-command", "kid", "\"key; id #\"");
        row("kid-url", "kid", "\"https://mine.example/keys\"");
        row("kid-empty", "kid", "\"\"");
        row("kid-null-byte", "kid", "\"key\\u0000.pem\"");
        row("kid-number", "kid", "0");
        row("crit-unknown", "crit", "[\"x-claimcheck\"]");
        row("b64-without-crit", "b64", "false");
        row("typ-confused", "typ", "\"logout+jwt\"");
        row("nested-unsigned", "cty", "\"JWT\"");
        row("pbes2-iterations", "p2c", "2147483647");
    }
    void headers()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, member);
        const auto forged =
            attack::makeAttack(*attack::findAttack(id), inputFor("RS256", test::generated("RS256")));
        QVERIFY(forged.ok());
        QTEST(headerOf(forged->token).root().member(member).raw().toByteArray(), "json");
    }

    void signatures()
    {
        const attack::AttackInput input = inputFor("RS256", test::generated("RS256"));
        const QByteArray old = input.document.text().split('.').at(2);
        const auto make = [&](const char *id) {
            return attack::makeAttack(*attack::findAttack(id), input)->token.split('.');
        };
        QCOMPARE(make("none").value(2), QByteArray(""));
        QCOMPARE(make("none").size(), 3);
        QCOMPARE(make("none-no-dot").size(), 2);
        for (const char *id :
             {"none-old-signature", "none-mixed-case-old-signature", "payload-changed", "alg-swapped"})
            QCOMPARE(make(id).value(2), old);
        QCOMPARE(make("signature-stripped").value(2), QByteArray(""));
        QVERIFY(make("payload-changed").value(1) != input.document.text().split('.').at(1));
        QCOMPARE(encoding::diagnoseBase64Url(make("ecdsa-zero").value(2)).bytes, QByteArray(64, '\0'));
        QCOMPARE(encoding::diagnoseBase64Url(make("ecdsa-zero-der").value(2)).bytes.toHex(),
                 QByteArray("3006020100020100"));
        QCOMPARE(encoding::diagnoseBase64Url(make("nested-unsigned").value(1)).bytes, input.document.text());
        QCOMPARE(make("pbes2-iterations").size(), 5);
    }

    /// Key confusion: HMAC with exactly these bytes (why_invalid names it too).
    void confusion()
    {
        const jose::Jwk key = test::generated("RS256");
        const attack::AttackInput input = inputFor("RS256", key);
        const QByteArray pem = crypto::keyToPem(key.key, crypto::KeyPart::Public).valueOr({});
        QVERIFY(pem.endsWith("-----\n"));
        const std::pair<const char *, QByteArray> secrets[] = {
            {"hmac-pem", pem}, {"hmac-pem-no-newline", pem.chopped(1)}, {"hmac-jwk", key.toJson()}};
        for (const auto &[id, secret] : secrets) {
            const auto forged = attack::makeAttack(*attack::findAttack(id), input);
            const auto verdict =
                jose::verifySignatures(*jose::parseJws(forged->token), test::setOf({test::secret(secret)}));
            QCOMPARE(verdict.front().status, jose::SignatureStatus::Verified);
        }
        const auto verdict = jose::verifySignatures(
            *jose::parseJws(attack::makeAttack(*attack::findAttack("hmac-pem"), input)->token),
            test::setOf({key}));
        QCOMPARE(verdict.front().reason->code, "key-confusion"_L1);
    }

    /// What brings its own key is signed by exactly that key.
    void ownKeys()
    {
        const attack::AttackInput input = inputFor("ES256", test::generated("ES256"));
        for (const char *id : {"jwk-embedded", "x5c-embedded"}) {
            const auto jws = jose::parseJws(attack::makeAttack(*attack::findAttack(id), input)->token);
            const auto verdict = jose::verifySignatures(*jws, {});
            QCOMPARE(verdict.front().status, jose::SignatureStatus::NotChecked);
            QCOMPARE(verdict.front().reason->code, "self-asserted"_L1);
        }
        for (const char *id : {"jku-elsewhere", "x5u-elsewhere"}) {
            const auto forged = attack::makeAttack(*attack::findAttack(id), input);
            const auto served = jose::readKeys(forged->serve, u"served"_s);
            QVERIFY(served.ok());
            QVERIFY(!served->keys.front().key.hasPrivate());
            const auto verdict = jose::verifySignatures(*jose::parseJws(forged->token), *served);
            QCOMPARE(verdict.front().status, jose::SignatureStatus::Verified);
        }
    }

    void claims_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("payload");
        const auto row = [](const char *id, const char *from, const char *to) {
            QTest::newRow(id) << QByteArray(id) << QByteArray(goodClaims).replace(from, to);
        };
        row("wrong-audience", "\"aud\":\"https://api.example\"", "\"aud\":\"https://elsewhere.example\"");
        row("wrong-issuer", "\"iss\":\"https://id.example\"", "\"iss\":\"https://elsewhere.example\"");
        row("expiry-missing", "\"exp\":1800003000,", "");
        row("duplicate-subject", "\"client_id\":\"c\"}", "\"client_id\":\"c\",\"sub\":\"somebody-else\"}");
    }
    void claims()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, payload);
        const auto forged =
            attack::makeAttack(*attack::findAttack(id), inputFor("ES256", test::generated("ES256")));
        QCOMPARE(segment(forged->token, 1).replace("1800003600", "1800003000"), payload);
    }
};

QTEST_GUILESS_MAIN(TestAttack)
#include "tst_attack.moc"
