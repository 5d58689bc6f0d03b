#include "core/formats/macaroon.h"
#include "core/formats/recognize.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

namespace {

jose::KeySet secretKeys(QByteArrayView secret)
{
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(secret)));
    return keys;
}

/// The example of libmacaroons' README with its published secret.
constexpr auto readmeV1 = "MDAxY2xvY2F0aW9uIGh0dHA6Ly9teWJhbmsvCjAwMjZpZGVudGlmaWVyIHdlIHVzZWQgb3VyIHNlY3JldC"
                          "BrZXkKMDAyZnNpZ25hdHVyZSDj2eAp"
                          "CFJsTAA5rhURQRXZf91ovyujebNCqvD2F9BVLwo";
constexpr auto readmeSecret = "this is our super secret key; only we should know it";

} // namespace

class TestMacaroon : public QObject
{
    Q_OBJECT

private slots:
    void vectors_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QStringList>("exact");
        QTest::addColumn<bool>("authorized");
        const auto document = test::readVectors(u"macaroons/macaroons.json"_s);
        if (document.isEmpty())
            QSKIP("macaroons/macaroons.json is not there");
        for (const auto &row : document["tests"_L1].elements()) {
            QStringList exact;
            for (const auto &caveat : row["exact_caveats"_L1].elements())
                exact += caveat.toString();
            QTest::newRow(qPrintable(row["name"_L1].toString()))
                << row["token_b64"_L1].toUtf8() << row["root_key_text"_L1].toUtf8() << exact
                << row["authorized"_L1].toBool();
        }
    }
    /// libmacaroons' test/unit: authorized where the chain fits and every condition is among the exact ones.
    void vectors()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, key);
        QFETCH(QStringList, exact);
        const auto macaroon = readMacaroon(token);
        QVERIFY(macaroon.ok());
        bool allMet = true;
        for (const MacaroonCaveat &caveat : macaroon->caveats)
            allMet = allMet && exact.contains(QString::fromUtf8(caveat.id));
        const Opened opened = openMacaroon(token, secretKeys(key), {});
        QVERIFY(opened.signature.has_value());
        const bool fits = opened.signature->status == jose::SignatureStatus::Verified;
        QCOMPARE(fits, macaroonSignature(*macaroon, key) == macaroon->signature);
        QTEST(fits && allMet, "authorized");
        QCOMPARE(recognize(token).front().level, MatchLevel::Decoded);
    }
    void oneMacaroonInThreeLayouts()
    {
        const auto document = test::readVectors(u"macaroons/macaroons.json"_s);
        if (document.isEmpty())
            QSKIP("macaroons/macaroons.json is not there");
        const auto layouts = document["same_macaroon_in_three_serializations"_L1];
        QCOMPARE(layouts.size(), 3);
        for (const auto &member : layouts.members()) {
            const auto macaroon = readMacaroon(member.value().toUtf8());
            QVERIFY2(macaroon.ok(), member.nameUtf8().constData());
            QCOMPARE(macaroon->location, QByteArray("http://example.org/"));
            QCOMPARE(macaroon->identifier, QByteArray("keyid"));
            QCOMPARE(macaroonSignature(*macaroon, "this is the key"), macaroon->signature);
        }
    }

    void readme()
    {
        const auto found = recognize(readmeV1);
        QCOMPARE(found.front().id, u"macaroon-v1"_s);
        QCOMPARE(found.front().field(u"location")->value, u"http://mybank/"_s);
        QCOMPARE(found.front().field(u"identifier")->value, u"we used our secret key"_s);
        QCOMPARE(found.front().field(u"signature")->secrecy, Secrecy::Secret);
        const auto statusWith = [](const jose::KeySet &keys) {
            return openMacaroon(readmeV1, keys, {}).signature.value_or(jose::SignatureVerdict());
        };
        QCOMPARE(statusWith(secretKeys(readmeSecret)).status, jose::SignatureStatus::Verified);
        QCOMPARE(statusWith(secretKeys("another")).status, jose::SignatureStatus::Invalid);
        QCOMPARE(statusWith(secretKeys("another")).reason->code, "wrong-secret"_L1);
        QCOMPARE(statusWith({}).status, jose::SignatureStatus::NotChecked);
        QCOMPARE(statusWith({}).reason->code, "no-key"_L1);
        QByteArray standard = readmeV1;
        standard.replace('-', '+').replace('_', '/');
        QCOMPARE(recognize(standard + '=').front().id, u"macaroon-v1"_s);
    }

    void caveats()
    {
        const QByteArray json =
            "{\"v\":2,\"l\":\"here\",\"i\":\"id\",\"c\":[{\"i\":\"time < 2026-01-02T03:04:05Z\"},"
            "{\"i\":\"who\",\"v64\":\"AAAA\",\"l\":\"https://other.example\"}],"
            "\"s64\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}";
        const auto found = recognize(json);
        QCOMPARE(found.front().id, u"macaroon-v2-json"_s);
        const Field *time = found.front().field(u"caveat1");
        QVERIFY(time);
        QCOMPARE(time->value, u"time < 2026-01-02T03:04:05Z"_s);
        QCOMPARE(time->time, QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate));
        QCOMPARE(found.front().field(u"caveat2")->value, u"who"_s);
        QCOMPARE(found.front().field(u"caveat2Location")->value, u"https://other.example"_s);
        const auto macaroon = readMacaroon(json);
        QVERIFY(!macaroon->caveats[0].isThirdParty());
        QVERIFY(macaroon->caveats[1].isThirdParty());
        // The third party's caveat enters the chain with both of its halves.
        Macaroon other = *macaroon;
        other.caveats[1].verificationId = "B";
        QVERIFY(macaroonSignature(other, "k") != macaroonSignature(*macaroon, "k"));
    }
    void pypi()
    {
        const auto found = recognize(
            "pypi-AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMAACClszLCJ4LTEyMyIAAAYg"
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QCOMPARE(found.front().id, u"pypi-api-token"_s);
        QCOMPARE(found.front().field(u"location")->value, u"pypi.org"_s);
        QCOMPARE(found.front().field(u"caveat1")->value, u"[3,\"x-123\""_s);
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        const auto base64 = [](const QByteArray &bytes) { return bytes.toBase64(); };
        QTest::newRow("not base64") << QByteArray("M!") << QByteArray("macaroon-base64");
        QTest::newRow("no length") << base64("zzzz") << QByteArray("macaroon-packet");
        QTest::newRow("a short length") << base64("0005x\n") << QByteArray("macaroon-packet");
        QTest::newRow("longer than the text")
            << base64("00ffidentifier a\n") << QByteArray("macaroon-cut-short");
        QTest::newRow("an unknown key") << base64("0009abc d\n") << QByteArray("macaroon-packet");
        QTest::newRow("a vid in front") << base64("000avid abc\n") << QByteArray("macaroon-packet");
        QTest::newRow("no line feed") << base64("000aabc def ") << QByteArray("macaroon-packet");
        QTest::newRow("version alone") << base64("\x02") << QByteArray("macaroon-cut-short");
        QTest::newRow("another field") << base64("\x02\x07") << QByteArray("macaroon-field");
        QTest::newRow("an endless length")
            << base64("\x02\x02\xFF\xFF\xFF\xFF\xFF") << QByteArray("macaroon-cut-short");
        QTest::newRow("broken JSON") << QByteArray("{") << QByteArray("json-truncated");
        QTest::newRow("another version") << QByteArray("{\"v\":1}") << QByteArray("macaroon-json");
        QTest::newRow("without a signature")
            << QByteArray("{\"v\":2,\"i\":\"a\"}") << QByteArray("macaroon-json");
        QTest::newRow("too long") << QByteArray(70'000, 'A') << QByteArray("macaroon-size");
    }
    void errors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        const auto macaroon = readMacaroon(text);
        QVERIFY(!macaroon.ok());
        QCOMPARE(macaroon.error().code, QLatin1StringView(code));
    }
};

QTEST_GUILESS_MAIN(TestMacaroon)
#include "tst_macaroon.moc"
