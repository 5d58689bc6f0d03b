#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/sign.h"
#include "core/oauth/dpop_proof.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::DpopTarget;

namespace {

constexpr qint64 now = 1'800'000'000;

/// RFC 9449 figure 2 (section 4.1): a proof for a token request.
const QByteArray rfcProof =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpD"
    "a0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6"
    "IlAtMjU2In19."
    "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUu"
    "Y29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY"
    "-FNyJK70nfbV37xRZT3Lg";

struct Case
{
    const char *name;
    const char *code; ///< empty: it is right
    void (*spoilHeader)(QByteArray &) = nullptr;
    void (*spoilClaims)(QByteArray &) = nullptr;
};

constexpr Case readCases[] = {
    {"good", ""},
    {"typ JWT", "proof-type", [](QByteArray &header) { header.replace("dpop+jwt", "JWT"); }},
    {"typ in capitals (RFC 7515 4.1.9)", "",
     [](QByteArray &header) { header.replace("dpop+jwt", "DPOP+JWT"); }},
    {"alg none", "proof-alg", [](QByteArray &header) { header.replace("ES256", "none"); }},
    {"alg HS256", "proof-alg", [](QByteArray &header) { header.replace("ES256", "HS256"); }},
    {"no jwk", "proof-key", [](QByteArray &header) { header.replace("\"jwk\"", "\"key\""); }},
    {"private jwk", "proof-key",
     [](QByteArray &header) { header.replace("{\"kty\"", "{\"d\":\"%D%\",\"kty\""); }},
    {"no jti", "proof-claim", nullptr, [](QByteArray &claims) { claims.replace("\"jti\"", "\"x\""); }},
    {"no htm", "proof-claim", nullptr, [](QByteArray &claims) { claims.replace("\"htm\"", "\"x\""); }},
    {"no htu", "proof-claim", nullptr, [](QByteArray &claims) { claims.replace("\"htu\"", "\"x\""); }},
    {"no iat", "proof-claim", nullptr, [](QByteArray &claims) { claims.replace("\"iat\"", "\"x\""); }},
    {"iat is text", "proof-claim", nullptr,
     [](QByteArray &claims) { claims.replace("1800000000", "\"now\""); }},
    {"claims are an array", "proof-unreadable", nullptr, [](QByteArray &claims) { claims = "[]"; }},
};

} // namespace

Q_DECLARE_METATYPE(const Case *)
Q_DECLARE_METATYPE(oauth::DpopTarget)

class TestDpop : public QObject
{
    Q_OBJECT

private:
    base::SystemRandom m_random;
    jose::Jwk m_key;

    static QByteArray part(const QByteArray &jwt, int index)
    {
        return QByteArray::fromBase64(jwt.split('.').at(index), QByteArray::Base64UrlEncoding);
    }

private slots:
    void initTestCase()
    {
        const auto key = oauth::makeProofKey({});
        QVERIFY(key.ok());
        m_key = *key;
        QCOMPARE(m_key.alg, u"ES256"_s);
    }

    void theProofOfTheRfcIsRead()
    {
        const auto proof = oauth::readDpopProof(rfcProof);
        QVERIFY2(proof.ok(), proof.ok() ? "" : qPrintable(proof.error().message));
        QCOMPARE(proof->jti, "-BwC3ESc6acc2lTc"_ba);
        // RFC 9449 section 6.1 and 10: the thumbprint of that key
        QCOMPARE(proof->key.thumbprint(), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"_ba);
        QVERIFY(oauth::checkDpopProof(*proof, {"POST", "https://server.example.com/token"}, 1562262616).ok());
    }

    void hashOfTheRfc()
    {
        // RFC 9449 section 7.1: the access token of figure 12 and the ath of figure 13
        QCOMPARE(oauth::accessTokenHash("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"),
                 "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"_ba);
    }

    void whatIsMadeIsRead()
    {
        const DpopTarget target{"GET", "https://api.example/orders?a=1#b", "token", "n-1"};
        const auto text = oauth::makeDpopProof(target, m_key, now, m_random);
        QVERIFY(text.ok());
        const auto proof = oauth::readDpopProof(*text);
        QVERIFY(proof.ok());
        QCOMPARE(proof->url, "https://api.example/orders"_ba);
        QCOMPARE(proof->nonce, "n-1"_ba);
        QCOMPARE(proof->jti.size(), 22);
        QCOMPARE(proof->key.thumbprint(), m_key.thumbprint());
        QVERIFY(!part(*text, 0).contains("\"d\""));
        QVERIFY(oauth::checkDpopProof(*proof, target, now).ok());
        const auto other = oauth::makeDpopProof(target, m_key, now, m_random);
        QVERIFY(oauth::readDpopProof(*other)->jti != proof->jti);
    }

    void reads_data()
    {
        QTest::addColumn<const Case *>("row");
        for (const Case &row : readCases)
            QTest::newRow(row.name) << &row;
    }
    void reads()
    {
        QFETCH(const Case *, row);
        const QByteArray made =
            *oauth::makeDpopProof({"POST", "https://op.example/token"}, m_key, now, m_random);
        QByteArray header = part(made, 0);
        QByteArray claims = part(made, 1);
        if (row->spoilHeader)
            row->spoilHeader(header);
        if (row->spoilClaims)
            row->spoilClaims(claims);
        const auto secret = encoding::JsonDocument::parse(m_key.toJson(jose::JwkPart::Private));
        header.replace("%D%", (*secret)["d"_L1].toUtf8());
        const auto text = jose::signCompact(header, claims, m_key);
        const auto proof = oauth::readDpopProof(text.ok() ? *text
                                                          : encoding::encodeBase64Url(header) + '.' +
                                                                encoding::encodeBase64Url(claims) + '.');
        QCOMPARE(proof.ok() ? QLatin1StringView() : proof.error().code, QLatin1StringView(row->code));
    }

    void aForeignSignatureIsRefused()
    {
        QByteArray text = *oauth::makeDpopProof({"POST", "https://op.example/token"}, m_key, now, m_random);
        jose::Jwk other = *oauth::makeProofKey({});
        const QByteArrayList parts = text.split('.');
        const auto signature = jose::signBytes("ES256", parts[0] + '.' + parts[1], other);
        text = parts[0] + '.' + parts[1] + '.' + encoding::encodeBase64Url(*signature);
        QCOMPARE(oauth::readDpopProof(text).error().code, "proof-signature"_L1);
        QCOMPARE(oauth::readDpopProof("rubbish").error().code, "proof-unreadable"_L1);
    }

    void checks_data()
    {
        QTest::addColumn<DpopTarget>("target");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("code");
        const QByteArray url = "https://api.example/orders";
        const auto row = [](const char *name, const DpopTarget &target, qint64 at, const char *code) {
            QTest::newRow(name) << target << at << QByteArray(code);
        };
        row("fits", {"GET", url, "token", "n"}, now, "");
        row("query does not count", {"GET", url + "?x=1", "token", "n"}, now, "");
        row("host in capitals (RFC 3986 6.2.2.1)", {"GET", "https://API.example/orders", "token", "n"}, now,
            "");
        row("no nonce is asked for", {"GET", url, "token", {}}, now, "");
        row("method", {"POST", url, "token", "n"}, now, "proof-method");
        row("path", {"GET", url + "/1", "token", "n"}, now, "proof-url");
        row("60 seconds old", {"GET", url, "token", "n"}, now + 60, "");
        row("61 seconds old", {"GET", url, "token", "n"}, now + 61, "proof-time");
        row("from the future", {"GET", url, "token", "n"}, now - 61, "proof-time");
        row("time not compared", {"GET", url, "token", "n"}, 0, "");
        row("another token", {"GET", url, "other", "n"}, now, "proof-token");
        row("another nonce", {"GET", url, "token", "m"}, now, "proof-nonce");
    }
    void checks()
    {
        QFETCH(DpopTarget, target);
        QFETCH(qint64, at);
        const auto text =
            oauth::makeDpopProof({"GET", "https://api.example/orders", "token", "n"}, m_key, now, m_random);
        const auto verdict = oauth::checkDpopProof(*oauth::readDpopProof(*text), target, at);
        QTEST(verdict.ok() ? QByteArray("") : QByteArray(verdict.error().code.data()), "code");
    }

    void theTargetIsReadFromTheRequest_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("DPoP (RFC 9449 7.1)") << "DPoP abc"_ba
                                             << "abc"_ba;
        QTest::newRow("bearer") << "bearer abc"_ba
                                << "abc"_ba;
        QTest::newRow("Basic is no token") << "Basic abc"_ba
                                           << ""_ba;
        QTest::newRow("none") << ""_ba
                              << ""_ba;
    }
    void theTargetIsReadFromTheRequest()
    {
        QFETCH(QByteArray, authorization);
        http::Request request{"GET", "https://api.example/a", {}, {}};
        if (!authorization.isEmpty())
            request.headers.append("Authorization", authorization);
        QTEST(oauth::dpopTarget(request).accessToken + "", "token");
    }

    void noncesAreDemanded_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("demanded");
        const QByteArray error = R"({"error":"use_dpop_nonce"})";
        QTest::newRow("RFC 9449 8") << 400 << ""_ba << error << true;
        QTest::newRow("RFC 9449 9") << 401 << R"(DPoP error="use_dpop_nonce", error_description="x")"_ba
                                    << ""_ba << true;
        QTest::newRow("another error") << 400 << ""_ba << QByteArray(R"({"error":"invalid_grant"})") << false;
        QTest::newRow("a Bearer challenge") << 401 << R"(Bearer error="use_dpop_nonce")"_ba << error << false;
        QTest::newRow("granted") << 200 << ""_ba << error << false;
    }
    void noncesAreDemanded()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, body);
        http::Response response{status, {}, {}, body};
        if (!challenge.isEmpty())
            response.headers.append("WWW-Authenticate", challenge);
        QTEST(oauth::demandsNonce(response), "demanded");
    }

    void nonceCharacters()
    {
        // RFC 9449 section 8.1: NQCHAR
        QVERIFY(oauth::isDpopNonce("eyJ7S_zG.eyJH0-Z.HX4w-7v"));
        QVERIFY(oauth::isDpopNonce("!#[]~"));
        for (const char *bad : {"", "a b", "a\"b", "a\\b", "a\x7f"})
            QVERIFY2(!oauth::isDpopNonce(bad), bad);
    }

    void theServersAlgorithmsCount()
    {
        QCOMPARE(oauth::makeProofKey(QStringList{u"RS256"_s, u"ES384"_s})->alg, u"ES384"_s);
        QCOMPARE(oauth::makeProofKey(QStringList{u"ES512"_s, u"ES256"_s})->alg, u"ES256"_s);
        QCOMPARE(oauth::makeProofKey(QStringList{u"unheard-of"_s})->alg, u"ES256"_s);
    }
};

QTEST_GUILESS_MAIN(TestDpop)
#include "tst_dpop.moc"
