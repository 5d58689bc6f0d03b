#include "core/report/inspection.h"
#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using report::Inspection;
using report::InspectionOptions;

namespace {

// paseto-standard/test-vectors 4-S-2 and 4-E-5, fernet/spec generate.json, tuupola/branca-spec 3
const QByteArray publicToken =
    "v4.public."
    "eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDowMCswMDowMCJ9v3Jt8mx_"
    "TdM2ceTGoqwrh4yDFn0XsHvvV_D0DtwQxVrJEBMl0F2caAdgnpKlt4p7xBnx1HcO-SPo8FPp214HDw."
    "eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9";
const QByteArray publicKey = "1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2";
const QByteArray localToken = "v4.local."
                              "32VIErrEkmY4JVILovbmfPXKW9wT1OdQepjMTC_MOtjA4kiqw7_"
                              "tcaOM5GNEcnTxl60WkwMsYXw6FSNb_UdJPXjpzm0KW9ojM5f4O2mRvE2IcweP"
                              "-PRdoHjd5-RHCiExR1IK6t4x-RMNXtQNbz7FvFZ_G-lFpk5RG3EOrwDL6CgDqcerSQ."
                              "eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9";
const QByteArray localKey = "707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f";
const QByteArray fernetToken =
    "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
const QByteArray fernetKey = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
const QByteArray brancaToken =
    "870S4BYxgHw0KnP3W9fgVUHEhT5g86vJ17etaC5Kh5uIraWHCI1psNQGv298ZmjPwoYbjDQ9chy2z";

constexpr qint64 before2022 = 1'640'000'000, after2022 = 1'650'000'000;

Inspection inspected(const QByteArray &token, const QByteArray &key, qint64 now = before2022)
{
    InspectionOptions options;
    options.now = now;
    if (!key.isEmpty())
        options.keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(key), u"test"_s));
    return report::inspect(token::readToken(token), options);
}

JsonDocument jsonOf(const Inspection &inspection)
{
    return JsonDocument::parse(report::inspectionJson(inspection)).valueOr({});
}

} // namespace

class TestOpaqueInspection : public QObject
{
    Q_OBJECT

private slots:
    void outcomes_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("signature");
        QTest::addColumn<QByteArray>("decryption");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("errors");
        const QByteArray none, other(32, 'k'), decrypted = "decrypted", failed = "failed",
                                               waiting = "not-tried";
        QTest::newRow("public") << publicToken << publicKey << QByteArray("verified") << none << none
                                << false;
        QTest::newRow("public, no key")
            << publicToken << none << QByteArray("not-checked") << none << QByteArray("no-key") << false;
        QTest::newRow("public, changed") << publicToken.chopped(1) + 'A' << publicKey << QByteArray("invalid")
                                         << none << QByteArray("wrong-signature") << true;
        QTest::newRow("public, cut") << publicToken.left(62) << publicKey << QByteArray("invalid") << none
                                     << QByteArray("paseto-cut-short") << true;
        QTest::newRow("local") << localToken << localKey << none << decrypted << none << false;
        QTest::newRow("local, no key")
            << localToken << none << none << waiting << QByteArray("no-key") << false;
        QTest::newRow("local, other key")
            << localToken << other << none << failed << QByteArray("wrong-key") << true;
        QTest::newRow("Fernet") << fernetToken << fernetKey << none << decrypted << none << false;
        QTest::newRow("Fernet, other key")
            << fernetToken << other << none << failed << QByteArray("wrong-tag") << true;
        QTest::newRow("Branca") << brancaToken << QByteArray("supersecretkeyyoushouldnotcommit") << none
                                << decrypted << none << false;
        QTest::newRow("Branca, short key")
            << brancaToken << QByteArray("short") << none << failed << QByteArray("key-length") << true;
    }
    void outcomes()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, signature);
        QFETCH(QByteArray, decryption);
        const Inspection inspection = inspected(token, key);
        QTEST(inspection.hasErrors(), "errors");
        const JsonDocument json = jsonOf(inspection);
        QCOMPARE(json["kind"_L1].toUtf8(), QByteArray("opaque"));
        const auto first = json["signatures"_L1].at(0);
        QCOMPARE(first["status"_L1].toUtf8(), signature);
        QCOMPARE(json["decryption"_L1]["status"_L1].toUtf8(), decryption);
        const auto verdict = signature.isEmpty() ? json["decryption"_L1] : first;
        QTEST(verdict["reason"_L1]["code"_L1].toUtf8(), "code");
    }
    void publicClaimsNeedNoKey()
    {
        const JsonDocument json = jsonOf(inspected(publicToken, {}));
        QCOMPARE(json["payload"_L1]["data"_L1].toString(), u"this is a signed message"_s);
        const auto opaque = json["opaque"_L1];
        QCOMPARE(opaque["format"_L1].toString(), u"paseto"_s);
        QCOMPARE(opaque["level"_L1].toString(), u"decoded"_s);
        QCOMPARE(opaque["fields"_L1]["version"_L1].toString(), u"v4"_s);
        QCOMPARE(opaque["fields"_L1]["kid"_L1].toString(), u"zVhMiPBP9fRf2snEcT7gFTioeA9COcNy9DfgL1W60haN"_s);
        QVERIFY(opaque["evidence"_L1].at(0).toString().startsWith(
            "PASETO v4.public: it begins with v4.public."_L1));
    }
    void whatIsDecryptedIsTheClaims()
    {
        QVERIFY(jsonOf(inspected(localToken, {}))["payload"_L1].isNull());
        const JsonDocument json = jsonOf(inspected(localToken, localKey));
        QCOMPARE(json["payload"_L1]["data"_L1].toString(), u"this is a secret message"_s);
        QCOMPARE(json["decryption"_L1]["alg"_L1].toString(), u"v4.local"_s);
        QCOMPARE(json["decryption"_L1]["key"_L1]["kid"_L1].toString(),
                 u"k4.lid.iVtYQDjr5gEijCSjJC3fQaJm7nCeQSeaty0Jixy8dbsk"_s);
        const JsonDocument fernet = jsonOf(inspected(fernetToken, fernetKey));
        QCOMPARE(fernet["payloadText"_L1].toString(), u"hello"_s);
        QCOMPARE(fernet["opaque"_L1]["fields"_L1]["timestamp"_L1].toString(), u"1985-10-26T08:20:00Z"_s);
    }
    void timesAreJudged_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("readable") << publicToken << QByteArray();
        QTest::newRow("decrypted") << localToken << localKey;
    }
    void timesAreJudged()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, key);
        const JsonDocument good = jsonOf(inspected(token, key));
        QCOMPARE(good["time"_L1]["status"_L1].toString(), u"valid"_s);
        QCOMPARE(good["time"_L1]["expiresAt"_L1].toString(), u"2022-01-01T00:00:00Z"_s);
        const Inspection late = inspected(token, key, after2022);
        QVERIFY(late.hasErrors());
        const JsonDocument json = jsonOf(late);
        QCOMPARE(json["time"_L1]["status"_L1].toString(), u"expired"_s);
        QCOMPARE(json["findings"_L1].at(0)["rule"_L1].toString(), u"time-expired"_s);
    }
    void implicitAssertionsAreGivenApart()
    {
        InspectionOptions options;
        options.keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(localKey), u"test"_s));
        options.implicitAssertion = "something else";
        const Inspection inspection = report::inspect(token::readToken(localToken), options);
        QCOMPARE(inspection.decryption->overall.status, jose::DecryptionStatus::Failed);
    }
    void bytesOfTheTokenShowWhereTheClaimsAre()
    {
        const auto document = token::readToken(publicToken);
        const base::ByteRange range = document.sourceRange(token::TokenPart::Payload, {0, 3});
        QCOMPARE(range, (base::ByteRange{10, 14}));
    }
    void text()
    {
        const QString text = report::inspectionText(inspected(publicToken, publicKey));
        QVERIFY(text.contains("matches the public format of PASETO v4.public, because"_L1));
        QVERIFY(text.contains("verified, v4.public"_L1));
        QVERIFY(text.contains("this is a signed message"_L1));
        QVERIFY(report::inspectionText(inspected(localToken, {})).contains("[no-key]"_L1));
        QVERIFY(report::inspectionText(inspected(fernetToken, fernetKey)).contains("hello"_L1));
    }
};

QTEST_GUILESS_MAIN(TestOpaqueInspection)
#include "tst_opaque_inspection.moc"
