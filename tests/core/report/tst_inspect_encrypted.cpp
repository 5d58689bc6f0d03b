#include "core/crypto/generate.h"
#include "core/jose/encrypt.h"
#include "core/jose/sign.h"
#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

// What is said of an encrypted token with and without its key: verdict, claims, nested tokens, findings.

namespace {

constexpr qint64 now = 1700000000;
const QByteArray dirHeader = R"({"alg":"dir","enc":"A256GCM"})";

jose::Jwk secret(const QByteArray &bytes)
{
    return jose::keyFromSecret(base::SecretBytes(bytes));
}

const jose::Jwk &key32()
{
    static const jose::Jwk key = secret("a secret of just thirty-two byte");
    return key;
}

report::Inspection inspect(const QByteArray &token, std::vector<jose::Jwk> keys)
{
    report::InspectionOptions options;
    options.keys.keys = std::move(keys);
    options.now = now;
    return report::inspect(token::readToken(token), options);
}

JsonDocument jsonOf(const report::Inspection &inspection)
{
    return JsonDocument::parse(report::inspectionJson(inspection)).valueOr({});
}

QByteArray encrypted(const QByteArray &plaintext, const QByteArray &header = dirHeader)
{
    return jose::encryptCompact(header, plaintext, key32()).valueOr("could not encrypt");
}

bool hasFinding(const report::Inspection &inspection, const QString &rule)
{
    return std::ranges::any_of(inspection.findings,
                               [&](const base::Finding &finding) { return finding.rule == rule; });
}

} // namespace

class TestInspectEncrypted : public QObject
{
    Q_OBJECT

private slots:
    void claims()
    {
        const auto inspection = inspect(encrypted(R"({"sub":"somebody","exp":1699999999})"), {key32()});
        const auto json = jsonOf(inspection);
        QCOMPARE(json["kind"_L1].toString(), u"jwe"_s);
        QCOMPARE(json["decryption"_L1]["status"_L1].toString(), u"decrypted"_s);
        QCOMPARE(json["decryption"_L1]["alg"_L1].toString(), u"dir"_s);
        QCOMPARE(json["decryption"_L1]["enc"_L1].toString(), u"A256GCM"_s);
        QVERIFY(json["decryption"_L1]["reason"_L1].isNull());
        QVERIFY(json["decryption"_L1]["step"_L1].isNull());
        QCOMPARE(json["decryption"_L1]["key"_L1]["description"_L1].toString(), u"secret, 256 bits"_s);
        QCOMPARE(json["payload"_L1]["sub"_L1].toString(), u"somebody"_s);
        QCOMPARE(json["time"_L1]["status"_L1].toString(), u"expired"_s);
        QVERIFY(hasFinding(inspection, u"time-expired"_s));
        QVERIFY(report::inspectionText(inspection).contains("decrypted, dir, A256GCM"_L1));
        QVERIFY(report::inspectionText(inspection).contains("somebody"_L1));
    }

    void withoutKey()
    {
        const auto inspection = inspect(encrypted("{}"), {});
        const auto json = jsonOf(inspection);
        QCOMPARE(json["decryption"_L1]["status"_L1].toString(), u"not-tried"_s);
        QCOMPARE(json["decryption"_L1]["reason"_L1]["code"_L1].toString(), u"no-key"_s);
        QVERIFY(json["payload"_L1].isNull());
        QVERIFY(json["payloadText"_L1].isAbsent());
        QVERIFY(json["time"_L1].isNull());
        QVERIFY(!inspection.hasErrors());
    }

    void withAnotherKey()
    {
        const auto inspection = inspect(encrypted("{}"), {secret("another secret of 32 bytes here.")});
        const auto json = jsonOf(inspection);
        QCOMPARE(json["decryption"_L1]["status"_L1].toString(), u"failed"_s);
        QCOMPARE(json["decryption"_L1]["step"_L1].toString(), u"tag"_s);
        QCOMPARE(json["decryption"_L1]["reason"_L1]["code"_L1].toString(), u"wrong-tag"_s);
        QVERIFY(json["payload"_L1].isNull());
        QVERIFY(inspection.hasErrors());
        QVERIFY(report::inspectionText(inspection).contains("FAILED at the step tag"_L1));
    }

    void whatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("plaintext");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << QByteArray("Live long") << u"Live long"_s;
        QTest::newRow("binary") << QByteArray("\xff\0", 2) << u"_wA"_s;
        QTest::newRow("nothing") << QByteArray("") << QString();
        QTest::newRow("a number") << QByteArray("1") << u"1"_s;
    }
    void whatIsNoJson()
    {
        QFETCH(QByteArray, plaintext);
        QFETCH(QString, text);
        const auto json = jsonOf(inspect(encrypted(plaintext), {key32()}));
        QVERIFY(json["payload"_L1].isNull());
        QVERIFY(json["payloadText"_L1].isString());
        QCOMPARE(json["payloadText"_L1].toString(), text);
    }

    void signedInside()
    {
        const auto signer = jose::generateJwk("ES256", u"signer"_s);
        const QByteArray inner = *jose::signJwt(R"({"sub":"somebody","exp":1700000600})", *signer);
        const QByteArray outer = encrypted(inner, R"({"alg":"dir","enc":"A256GCM","cty":"JWT"})");
        const auto inspection = inspect(outer, {*signer, key32()});
        QVERIFY(inspection.nested);
        const auto json = jsonOf(inspection);
        const auto nested = json["nested"_L1];
        QCOMPARE(nested["kind"_L1].toString(), u"jws"_s);
        QCOMPARE(nested["signatures"_L1].at(0)["status"_L1].toString(), u"verified"_s);
        QCOMPARE(nested["payload"_L1]["sub"_L1].toString(), u"somebody"_s);
        QVERIFY(!inspection.hasErrors());
        // What is inside counts.
        QVERIFY(inspect(outer, {*jose::generateJwk("ES256"), key32()}).hasErrors());
    }

    void encryptedInsideSigned()
    {
        const auto signer = jose::generateJwk("ES256");
        const QByteArray inner = encrypted(R"({"a":1})");
        const auto outer = jose::signCompact(R"({"alg":"ES256","cty":"JWT"})", inner, *signer);
        const auto inspection = inspect(*outer, {*signer, key32()});
        QCOMPARE(jsonOf(inspection)["nested"_L1]["payload"_L1]["a"_L1].raw(), "1");
    }

    void nestingHasALimit()
    {
        QByteArray token = encrypted(R"({"sub":"somebody"})");
        for (int i = 0; i < 20; ++i)
            token = encrypted(token);
        const auto inspection = inspect(token, {key32()});
        int depth = 0;
        const report::Inspection *last = &inspection;
        for (; last->nested; last = last->nested.get())
            ++depth;
        QCOMPARE(depth, 16);
        QVERIFY(hasFinding(*last, u"nesting-depth"_s) && !hasFinding(inspection, u"nesting-depth"_s));
    }

    void tokensInJsonInside()
    {
        const std::vector<jose::EncryptionRecipient> one = {{{}, key32()}};
        const QByteArray inner = *jose::encryptJson(dirHeader, one, R"({"sub":"somebody"})");
        const auto json = jsonOf(inspect(encrypted(inner), {key32()}));
        const auto nested = json["nested"_L1];
        QCOMPARE(nested["serialization"_L1].toString(), u"general"_s);
        QCOMPARE(nested["payload"_L1]["sub"_L1].toString(), u"somebody"_s);
    }

    /// RFC 7517 §7: a private key that was encrypted is read, and not shown.
    void aKeyInside()
    {
        const auto jwk = jose::generateJwk("ES256", u"inner"_s);
        const QByteArray text = jwk->toJson(jose::JwkPart::Private);
        const QByteArray d = JsonDocument::parse(text)->root()["d"_L1].toUtf8();
        QVERIFY(!d.isEmpty());
        const auto inspection = inspect(encrypted(text), {key32()});
        QCOMPARE(jsonOf(inspection)["nested"_L1]["kind"_L1].toString(), u"jwk"_s);
        QVERIFY(!report::inspectionJson(inspection).contains(d));
        QVERIFY(!report::inspectionText(inspection).contains(QString::fromLatin1(d)));
    }

    void severalRecipients()
    {
        const QByteArray one = R"({"alg":"A256KW","kid":"one"})";
        const QByteArray two = R"({"alg":"A128KW","kid":"two"})";
        const QByteArray header = R"({"enc":"A128GCM"})";
        const std::vector<jose::EncryptionRecipient> both = {{one, key32()},
                                                             {two, secret("sixteen bytes 01")}};
        const QByteArray token = *jose::encryptJson(header, both, "{}");
        const auto inspection = inspect(token, {key32()});
        const auto json = jsonOf(inspection);
        QCOMPARE(json["header"_L1]["alg"_L1].toString(), u"A256KW"_s);
        QCOMPARE(json["decryption"_L1]["alg"_L1].toString(), u"A256KW"_s);
        const auto recipients = json["decryption"_L1]["recipients"_L1];
        QCOMPARE(recipients.size(), 2);
        QCOMPARE(recipients.at(0)["status"_L1].toString(), u"decrypted"_s);
        QCOMPARE(recipients.at(1)["status"_L1].toString(), u"not-tried"_s);
        QCOMPARE(recipients.at(1)["reason"_L1]["code"_L1].toString(), u"no-matching-key"_s);
        QVERIFY(!hasFinding(inspection, u"alg-missing"_s)); // it is in the recipient's header
        QVERIFY(!inspection.hasErrors());
    }

    void aDamagedHeader()
    {
        const QByteArray token = encrypted("{}");
        const auto inspection = inspect("eyJ" + token.sliced(4), {key32()});
        QCOMPARE(inspection.decryption->overall.status, jose::DecryptionStatus::Failed);
        QCOMPARE(inspection.decryption->overall.step, jose::DecryptionStep::Reading);
        QVERIFY(inspection.hasErrors());
    }

    void rsa15IsWarnedOf()
    {
        const jose::Jwk rsa = jose::makeJwk(*crypto::generateRsa(2048));
        const QByteArray header = R"({"alg":"RSA1_5","enc":"A128CBC-HS256"})";
        const QByteArray claims = R"({"sub":"x"})";
        const auto token = jose::encryptCompact(header, claims, rsa);
        const auto inspection = inspect(*token, {rsa});
        QCOMPARE(jsonOf(inspection)["payload"_L1]["sub"_L1].toString(), u"x"_s);
        QVERIFY(hasFinding(inspection, u"alg-deprecated"_s));
    }

    /// A type that was chosen is asked of the claims, not of what hides them.
    void theTypeIsOfTheClaims()
    {
        report::InspectionOptions options;
        options.keys.keys = {key32()};
        options.now = now;
        options.type = lint::TokenType::IdToken;
        options.expected.nonce = u"n"_s;
        const auto claims = report::inspect(token::readToken(encrypted(R"({"iss":"a"})")), options);
        QCOMPARE(claims.type, lint::TokenType::IdToken);
        QVERIFY(claims.hasErrors());
        options.keys = {};
        const auto hidden = report::inspect(token::readToken(encrypted("{}")), options);
        QVERIFY(!hidden.hasErrors());
    }
};

QTEST_GUILESS_MAIN(TestInspectEncrypted)
#include "tst_inspect_encrypted.moc"
