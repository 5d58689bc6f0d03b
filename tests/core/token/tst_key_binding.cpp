#include "core/token/key_binding.h"
#include "tests/support/sd_jwt_maker.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;
using token::KeyBindingStatus;
using token::KeyBindingVerdict;
using token::readToken;

namespace {

constexpr qint64 now = 1'800'000'000;
const token::KeyBindingExpectations atNow = {{}, {}, now, 0};

/// A presentation and what may be wrong with it. %HASH% is the sd_hash, %KEY% the holder's public key.
struct Presentation
{
    QByteArray title, code;
    QByteArray header = R"({"alg":"ES256","typ":"kb+jwt"})";
    QByteArray claims = R"({"nonce":"n-1","aud":"https://v.example","iat":1799999990,"sd_hash":"%HASH%"})";
    QByteArray payload = R"({"cnf":{"jwk":%KEY%}})";
    QByteArray nonce = "n-1", audience = "https://v.example";
    bool otherKey = false;
};

Presentation with(Presentation base, QByteArray Presentation::*member, const QByteArray &value)
{
    base.*member = value;
    return base;
}

constexpr auto header = &Presentation::header;
constexpr auto claims = &Presentation::claims;
constexpr auto payload = &Presentation::payload;

QList<Presentation> presentations()
{
    Presentation stranger{"another key", "key-binding-signature"};
    stranger.otherKey = true;
    return {
        {"good", ""},
        with({"long typ", ""}, header, R"({"alg":"ES256","typ":"application/kb+jwt"})"),
        with({"no typ", "key-binding-typ"}, header, R"({"alg":"ES256"})"),
        with({"typ JWT", "key-binding-typ"}, header, R"({"alg":"ES256","typ":"JWT"})"),
        with({"none", "key-binding-alg"}, header, R"({"alg":"none","typ":"kb+jwt"})"),
        with({"a MAC", "key-binding-alg"}, header, R"({"alg":"HS256","typ":"kb+jwt"})"),
        stranger,
        with({"no sd_hash", "key-binding-sd-hash"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1})"),
        with({"another sd_hash", "key-binding-sd-hash"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1,"sd_hash":"x%HASH%"})"),
        with({"no nonce", "key-binding-nonce"}, claims,
             R"({"aud":"https://v.example","iat":1,"sd_hash":"%HASH%"})"),
        with({"nonce a number", "key-binding-nonce"}, claims,
             R"({"nonce":1,"aud":"https://v.example","iat":1,"sd_hash":"%HASH%"})"),
        with({"another nonce", "key-binding-nonce-expected"}, &Presentation::nonce, "n-2"),
        with({"no nonce expected", ""}, &Presentation::nonce, ""),
        with({"no aud", "key-binding-aud"}, claims, R"({"nonce":"n-1","iat":1,"sd_hash":"%HASH%"})"),
        with({"aud an array", "key-binding-aud"}, claims,
             R"({"nonce":"n-1","aud":["https://v.example"],"iat":1,"sd_hash":"%HASH%"})"),
        with({"another aud", "key-binding-aud-expected"}, &Presentation::audience, "https://v.example/"),
        with({"no iat", "key-binding-iat"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","sd_hash":"%HASH%"})"),
        with({"iat a string", "key-binding-iat"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":"1","sd_hash":"%HASH%"})"),
        with({"iat within the leeway", ""}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1800000060,"sd_hash":"%HASH%"})"),
        with({"iat a second later", "key-binding-future"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1800000061,"sd_hash":"%HASH%"})"),
        with({"nbf later", "key-binding-future"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1,"nbf":1800000061,"sd_hash":"%HASH%"})"),
        with({"expired", "key-binding-expired"}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1,"exp":1799999940,"sd_hash":"%HASH%"})"),
        with({"expired within the leeway", ""}, claims,
             R"({"nonce":"n-1","aud":"https://v.example","iat":1,"exp":1799999941,"sd_hash":"%HASH%"})"),
        with({"no cnf", "key-binding-no-key"}, payload, "{}"),
        with({"empty cnf", "key-binding-no-key"}, payload, R"({"cnf":{}})"),
        with({"a key without x", "key-binding-key"}, payload,
             R"({"cnf":{"jwk":{"kty":"EC","crv":"P-256"}}})"),
        with({"sha-512", ""}, payload, R"({"_sd_alg":"sha-512","cnf":{"jwk":%KEY%}})"),
    };
}

} // namespace

class TestKeyBinding : public QObject
{
    Q_OBJECT

    jose::Jwk m_issuer = jose::generateJwk("ES256").value();
    jose::Jwk m_holder = jose::generateJwk("ES256").value();

    QByteArray signedBy(const jose::Jwk &key, const QByteArray &headerJson,
                        const QByteArray &claimsJson) const
    {
        const bool mac = headerJson.contains("HS256");
        return jose::signCompact(headerJson, claimsJson, mac ? jose::generateJwk("HS256").value() : key)
            .value();
    }
    QByteArray presented(const Presentation &row) const
    {
        QByteArray issued = row.payload;
        issued.replace("%KEY%", m_holder.toJson());
        const QByteArray text = signedSdJwt(issued, {}, m_issuer);
        QByteArray bound = row.claims;
        bound.replace("%HASH%", jose::namedHash(issued.contains("sha-512") ? "sha-512" : "sha-256", text));
        return text + signedBy(row.otherKey ? m_issuer : m_holder, row.header, bound);
    }
    KeyBindingVerdict verdictOf(const QByteArray &text, const token::KeyBindingExpectations &expected,
                                const jose::KeySet &keys) const
    {
        const auto document = readToken(text);
        return token::verifyKeyBinding(document, jose::verifySignatures(*document.jws(), keys), expected);
    }
    jose::KeySet issuerKeys() const
    {
        jose::KeySet keys;
        keys.keys.push_back(m_issuer);
        return keys;
    }

private slots:
    void checks_data()
    {
        QTest::addColumn<Presentation>("row");
        for (const Presentation &row : presentations())
            QTest::newRow(row.title) << row;
    }
    void checks()
    {
        QFETCH(Presentation, row);
        const KeyBindingVerdict verdict = verdictOf(
            presented(row), {QString::fromLatin1(row.nonce), QString::fromLatin1(row.audience), now, 60},
            issuerKeys());
        QCOMPARE(verdict.status, row.code.isEmpty() ? KeyBindingStatus::Verified : KeyBindingStatus::Invalid);
        QCOMPARE(verdict.reason ? QString(verdict.reason->code) : QString(), QString::fromLatin1(row.code));
        QCOMPARE(verdict.problems.empty(), row.code.isEmpty());
        if (row.code.isEmpty())
            QCOMPARE(verdict.key->thumbprint, m_holder.thumbprint());
    }

    /// What holds the binding is the issuer's signature: without it anyone can put in a key of his own.
    void issuerNotVerified()
    {
        const KeyBindingVerdict unchecked = verdictOf(presented({}), atNow, {});
        QCOMPARE(unchecked.status, KeyBindingStatus::NotChecked);
        QCOMPARE(unchecked.reason->code, "issuer-not-verified"_L1);
        QVERIFY(unchecked.problems.empty());
        jose::KeySet other;
        other.keys.push_back(m_holder);
        QCOMPARE(verdictOf(presented({}), atNow, other).reason->code, "issuer-not-verified"_L1);
    }

    void keyElsewhere()
    {
        const Presentation row = with({}, payload, R"({"cnf":{"kid":"k"}})");
        const KeyBindingVerdict verdict = verdictOf(presented(row), atNow, issuerKeys());
        QCOMPARE(verdict.status, KeyBindingStatus::NotChecked);
        QCOMPARE(verdict.reason->code, "key-binding-key-elsewhere"_L1);
    }

    void unknownDigest()
    {
        const Presentation row = with({}, payload, R"({"_sd_alg":"md5","cnf":{"jwk":%KEY%}})");
        const KeyBindingVerdict verdict = verdictOf(presented(row), atNow, issuerKeys());
        QCOMPARE(verdict.status, KeyBindingStatus::NotChecked);
        QCOMPARE(verdict.reason->code, "sd-jwt-alg-unknown"_L1);
    }

    /// RFC 9901 §7.3 step 2
    void notPresent()
    {
        const QByteArray text = signedSdJwt("{}", {}, m_issuer);
        QCOMPARE(verdictOf(text, atNow, issuerKeys()).status, KeyBindingStatus::NotPresent);
        QVERIFY(!verdictOf(text, atNow, issuerKeys()).reason);
        const KeyBindingVerdict missing = verdictOf(text, {u"n-1"_s, {}, now, 0}, issuerKeys());
        QCOMPARE(missing.status, KeyBindingStatus::NotPresent);
        QCOMPARE(missing.problems.front().rule, "key-binding-missing"_L1);
    }

    void unreadable()
    {
        const QByteArray text = signedSdJwt("{}", {}, m_issuer) + "a.b.c";
        const KeyBindingVerdict verdict = verdictOf(text, atNow, issuerKeys());
        QCOMPARE(verdict.status, KeyBindingStatus::Invalid);
        QCOMPARE(verdict.reason->code, "key-binding-unreadable"_L1);
    }

    /// One disclosure more or less, and sd_hash does not fit any more.
    void otherDisclosures()
    {
        QByteArray text = presented({});
        const qsizetype tilde = text.lastIndexOf('~');
        text.insert(tilde + 1, disclosure(R"(["s","n",1])") + '~');
        QCOMPARE(verdictOf(text, atNow, issuerKeys()).reason->code, "key-binding-sd-hash"_L1);
    }

    /// RFC 9901 §8: the same in the JSON serializations.
    void jsonSerializations_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("flattened") << QByteArray(
            R"({"payload":"%P","protected":"%H","signature":"%S","header":{"disclosures":["%D"],"kb_jwt":"%K"}})");
        QTest::newRow("general") << QByteArray(
            R"({"payload":"%P","signatures":[{"protected":"%H","signature":"%S","header":{"disclosures":["%D"],)"
            R"("kb_jwt":"%K"}},{"protected":"%H","signature":"%S"}]})");
    }
    void jsonSerializations()
    {
        QFETCH(QByteArray, form);
        const QByteArray revealed = disclosure(R"(["s","n",1])");
        const QByteArray issued =
            R"({"_sd":[)" + quotedDigest(revealed) + R"(],"cnf":{"jwk":)" + m_holder.toJson() + "}}";
        const QByteArray text = signedSdJwt(issued, {revealed}, m_issuer);
        QByteArray bound = Presentation().claims;
        bound.replace("%HASH%", jose::namedHash("sha-256", text));
        const QList<QByteArray> parts = text.first(text.indexOf('~')).split('.');
        form.replace("%H", parts[0]).replace("%P", parts[1]).replace("%S", parts[2]).replace("%D", revealed);
        form.replace("%K", signedBy(m_holder, Presentation().header, bound));
        QCOMPARE(readToken(form).kind(), token::TokenKind::SdJwt);
        QCOMPARE(readToken(form).claims()["n"_L1].toInteger(), 1);
        QVERIFY(readToken(form).problems().empty());
        QCOMPARE(verdictOf(form, atNow, issuerKeys()).status, KeyBindingStatus::Verified);
    }

    void jsonProblems_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("code");
        QTest::newRow("not an array")
            << QByteArray(R"({"disclosures":"x"})") << QByteArray("{}") << u"sd-jwt-json-disclosures"_s;
        QTest::newRow("a number") << QByteArray(R"({"disclosures":[1]})") << QByteArray("{}")
                                  << u"sd-jwt-json-disclosures"_s;
        QTest::newRow("kb_jwt") << QByteArray(R"({"disclosures":[],"kb_jwt":1})") << QByteArray("{}")
                                << u"sd-jwt-json-key-binding"_s;
        QTest::newRow("second header") << QByteArray(R"({"disclosures":[]})")
                                       << QByteArray(R"({"disclosures":[]})") << u"sd-jwt-json-place"_s;
        QTest::newRow("good") << QByteArray(R"({"disclosures":[]})") << QByteArray(R"({"kid":"1"})")
                              << QString();
    }
    void jsonProblems()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, second);
        QFETCH(QString, code);
        const auto document = readToken(R"({"payload":"e30","signatures":[{"signature":"AAAA","header":)" +
                                        header + R"(},{"signature":"AAAA","header":)" + second + "}]}");
        QCOMPARE(document.kind(), token::TokenKind::SdJwt);
        QCOMPARE(document.problems().empty() ? QString() : QString(document.problems().front().rule), code);
    }
};

QTEST_GUILESS_MAIN(TestKeyBinding)
#include "tst_key_binding.moc"
