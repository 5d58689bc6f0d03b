#include "core/encoding/json.h"
#include "core/jose/verify.h"
#include "core/token/token_draft.h"
#include "tests/support/made_tokens.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using token::TimePreset;
using token::TokenDraft;

// Edits of a copy: what is not edited keeps its bytes, and nothing is signed unless asked for.

class TestTokenDraft : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 now = 1'800'000'000;

    static jose::SignatureStatus statusOf(const QByteArray &text, const jose::Jwk &key)
    {
        return jose::verifySignatures(*jose::parseJws(text), test::setOf({key})).front().status;
    }
    static TokenDraft draft(const QByteArray &payload) { return {"{\"alg\":\"HS256\"}", payload, "c2ln"}; }

private slots:
    /// RFC 7515 appendix A.1: line breaks inside header and payload.
    void unchanged()
    {
        const QByteArray text =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const auto made = token::draftOf(token::readToken(text));
        QVERIFY(made.has_value());
        QCOMPARE(made->text(), text);
        QVERIFY(made->header.startsWith("{\"typ\":\"JWT\",\r\n"));
    }

    void notSignedThatWay_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("opaque") << QByteArray("just some words");
        QTest::newRow("key") << QByteArray("{\"kty\":\"oct\",\"k\":\"AAAA\"}");
        QTest::newRow("nothing") << QByteArray();
    }
    void notSignedThatWay()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!token::draftOf(token::readToken(text)));
    }

    /// Every signature algorithm: edited, refused as long as nobody signs, verified afterwards.
    void editedAndSigned_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
            if (row.use == jose::AlgorithmUse::Signature && !jose::isNone(row.name))
                QTest::newRow(row.name) << QByteArray(row.name);
        }
    }
    void editedAndSigned()
    {
        QFETCH(QByteArray, alg);
        const jose::Jwk key = test::generated(alg.constData());
        if (!key.key.isValid())
            QSKIP("This OpenSSL has no such algorithm");
        QVERIFY(token::algorithmsFor(key).startsWith(alg));
        const QByteArray original =
            test::signedWith(test::headerFor(alg.constData()), key, "{\"n\":1.0,\"sub\":\"a\"}");
        const auto kept = token::draftOf(token::readToken(original));
        QVERIFY(kept.has_value());
        const TokenDraft edited = token::withClaim(*kept, "sub", "\"b\"");
        QCOMPARE(edited.payload, "{\"n\":1.0,\"sub\":\"b\"}");
        QCOMPARE(edited.signatureText, kept->signatureText);
        QCOMPARE(statusOf(edited.text(), key), jose::SignatureStatus::Invalid);
        const auto again = token::signDraft(edited, key);
        QVERIFY(again.ok());
        QCOMPARE(statusOf(again->text(), key), jose::SignatureStatus::Verified);
        QCOMPARE(again->payload, edited.payload);
        const TokenDraft open = token::unsignedDraft(edited);
        QCOMPARE(open.header, "{\"alg\":\"none\"}");
        QCOMPARE(statusOf(open.text(), key), jose::SignatureStatus::Unsigned);
    }

    void badHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << QByteArray("{\"alg\":\"HS256\"}") << QString();
        QTest::newRow("no alg") << QByteArray("{}") << u"jws-header"_s;
        QTest::newRow("alg a number") << QByteArray("{\"alg\":1}") << u"jws-header"_s;
        QTest::newRow("cut") << QByteArray("{\"alg\":") << u"json-truncated"_s;
    }
    void badHeaders()
    {
        QFETCH(QByteArray, header);
        const auto checked = token::checkHeader({header, "{}", ""});
        QTEST(checked ? QString() : QString(checked.error().code), "code");
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<TimePreset>("preset");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *payload, TimePreset preset, const char *expected) {
            QTest::newRow(name) << QByteArray(payload) << preset << QByteArray(expected);
        };
        row("now keeps the lifetime", "{\"iat\":100, \"x\":1.50,\"exp\":160}", TimePreset::Now,
            "{\"iat\":1800000000, \"x\":1.50,\"exp\":1800000060}");
        row("now sets nbf where it is", "{\"nbf\":1,\"iat\":1,\"exp\":2}", TimePreset::Now,
            "{\"nbf\":1800000000,\"iat\":1800000000,\"exp\":1800000001}");
        row("now without times", "{\"a\":1}", TimePreset::Now,
            "{\"a\":1,\"iat\":1800000000,\"exp\":1800003600}");
        row("now, exp before iat", "{\"iat\":9,\"exp\":1}", TimePreset::Now,
            "{\"iat\":1800000000,\"exp\":1800003600}");
        row("an hour more", "{\"iat\":100,\"exp\":160}", TimePreset::HourMore,
            "{\"iat\":100,\"exp\":1800003600}");
        row("an hour more, issued in the future", "{\"iat\":1900000000,\"nbf\":1900000000,\"exp\":1}",
            TimePreset::HourMore, "{\"iat\":1800000000,\"nbf\":1800000000,\"exp\":1800003600}");
        row("expired", "{\"iat\":1799999999,\"exp\":1900000000}", TimePreset::Expired,
            "{\"iat\":1799992800,\"exp\":1799996400}");
        row("expired, times as text", "{\"iat\":\"soon\",\"exp\":\"later\"}", TimePreset::Expired,
            "{\"iat\":1799992800,\"exp\":1799996400}");
        row("no object", "[1]", TimePreset::Expired, "[1]");
        row("no JSON", "hello", TimePreset::Now, "hello");
    }
    void times()
    {
        QFETCH(QByteArray, payload);
        QFETCH(TimePreset, preset);
        const TokenDraft before = draft(payload);
        const TokenDraft after = token::withTimes(before, preset, now);
        QTEST(after.payload, "expected");
        QCOMPARE(after.header, before.header);
        QCOMPARE(after.signatureText, before.signatureText);
    }

    void plainPayload()
    {
        const jose::Jwk key = test::secret("0123456789abcdef0123456789abcdef");
        const TokenDraft plain{"{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}", "hello", ""};
        const auto made = token::signDraft(plain, key);
        QVERIFY(made.ok());
        QVERIFY(made->text().contains(".hello."));
        QCOMPARE(statusOf(made->text(), key), jose::SignatureStatus::Verified);
    }
};

QTEST_GUILESS_MAIN(TestTokenDraft)
#include "tst_token_draft.moc"
