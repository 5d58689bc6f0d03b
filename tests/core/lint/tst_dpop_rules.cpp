#include "core/base/redaction.h"
#include "core/lint/groups.h"
#include "core/oauth/dpop_proof.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'800'000'000;

const jose::Jwk &proofKey()
{
    static const jose::Jwk key = *oauth::makeProofKey({});
    return key;
}

QByteArray proofWith(const oauth::DpopTarget &target, qint64 at = now, const jose::Jwk &key = proofKey())
{
    base::SystemRandom random;
    return *oauth::makeDpopProof(target, key, at, random);
}

/// Puts a proof into the request as it stands.
void prove(lint::ObservedMessage &message, const QByteArray &nonce = {})
{
    message.sentAt = now * 1000;
    message.request.headers.set("DPoP", proofWith(oauth::dpopTarget(message.request, nonce)));
}

void setHeader(lint::Run &run, K kind, const char *name, const QByteArray &value)
{
    messageOf(run, kind).request.headers.set(name, value);
}

void answerHeader(lint::Run &run, K kind, const char *name, const QByteArray &value)
{
    messageOf(run, kind).response->headers.append(name, value);
}

/// The bench's run with DPoP all through; then one more change.
template <void (*change)(lint::Run &)>
void with(B &bench)
{
    swap(bench.accessClaims, "\"jti\"", "\"cnf\":{\"jkt\":\"" + proofKey().thumbprint() + "\"},\"jti\"");
    swap(bench.tokenBody, "Bearer", "DPoP");
    swap(bench.refreshBody, "Bearer", "DPoP");
    bench.authorizationUrl += "&dpop_jkt=" + proofKey().thumbprint();
    bench.after = [](lint::Run &run) {
        for (const K kind : {K::UserInfo, K::ApiCall}) {
            QByteArray value = messageOf(run, kind).request.headers.value("Authorization");
            setHeader(run, kind, "Authorization", value.replace("Bearer", "DPoP"));
        }
        for (const K kind : {K::Token, K::UserInfo, K::ApiCall, K::Refresh})
            prove(messageOf(run, kind));
        change(run);
    };
}

void nothing(lint::Run &) {}

/// The proof's header or claims changed, and signed again where that is possible.
void spoilHeader(lint::Run &run, QByteArrayView from, QByteArrayView to)
{
    const QByteArrayList parts = messageOf(run, K::Token).request.headers.value("DPoP").split('.');
    QByteArray header = QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding);
    swap(header, from, to);
    const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
    setHeader(
        run, K::Token, "DPoP",
        jose::signCompact(header, claims, proofKey()).valueOr(encoding::encodeBase64Url(header) + ".e30."));
}

void asBearer(lint::Run &run)
{
    QByteArray value = messageOf(run, K::ApiCall).request.headers.value("Authorization");
    setHeader(run, K::ApiCall, "Authorization", value.replace("DPoP", "Bearer"));
    messageOf(run, K::ApiCall).request.headers.remove("DPoP");
}

void introspectOpaque(lint::Run &run)
{
    messageOf(run, K::Introspection).request.body = "token=opaque";
}

void demandAt(lint::Run &run, int status, const QByteArray &body)
{
    http::Response &response = *messageOf(run, K::Token).response;
    response.status = status;
    response.body = body;
}

constexpr MessageRow rows[] = {
    {"DP01", "good", good, with<nothing>},
    {"DP01", "no proof", none, [](B &) {}},
    {"DP01", "rubbish", bad, with<[](lint::Run &run) { setHeader(run, K::Token, "DPoP", "x"); }>},
    {"DP01", "typ", bad, with<[](lint::Run &run) { spoilHeader(run, "dpop+jwt", "JWT"); }>},
    {"DP01", "alg none", bad, with<[](lint::Run &run) { spoilHeader(run, "ES256", "none"); }>},
    {"DP01", "no jwk", bad, with<[](lint::Run &run) { spoilHeader(run, "\"jwk\"", "\"x\""); }>},
    {"DP01", "two proofs", bad,
     with<[](lint::Run &run) { messageOf(run, K::Token).request.headers.append("DPoP", "x"); }>},
    {"DP01", "hidden in the recording", untold,
     with<[](lint::Run &run) { setHeader(run, K::Token, "DPoP", base::hiddenMark.toByteArray()); }>},

    {"DP02", "good", good, with<nothing>},
    {"DP02", "other method", bad,
     with<[](lint::Run &run) {
         setHeader(run, K::Token, "DPoP", proofWith({"GET", "https://op.example/token"}));
     }>},
    {"DP02", "other URL", bad,
     with<[](lint::Run &run) {
         setHeader(run, K::Token, "DPoP", proofWith({"POST", "https://op.example/tokens"}));
     }>},
    {"DP02", "query in the request", good,
     with<[](lint::Run &run) { messageOf(run, K::Token).request.url += "?tenant=1"; }>},
    {"DP02", "60 seconds old", good,
     with<[](lint::Run &run) {
         setHeader(run, K::Token, "DPoP", proofWith({"POST", "https://op.example/token"}, now - 60));
     }>},
    {"DP02", "61 seconds old", bad,
     with<[](lint::Run &run) {
         setHeader(run, K::Token, "DPoP", proofWith({"POST", "https://op.example/token"}, now - 61));
     }>},
    {"DP02", "time of sending not known", good,
     with<[](lint::Run &run) {
         setHeader(run, K::Token, "DPoP", proofWith({"POST", "https://op.example/token"}, now - 61));
         messageOf(run, K::Token).sentAt = -1;
     }>},
    {"DP02", "sent twice", bad,
     with<[](lint::Run &run) {
         setHeader(run, K::Refresh, "DPoP", messageOf(run, K::Token).request.headers.value("DPoP"));
     }>},
    {"DP02", "rubbish", untold, with<[](lint::Run &run) { setHeader(run, K::Token, "DPoP", "x"); }>},

    {"DP03", "good", good, with<nothing>},
    {"DP03", "bearer token", none, [](B &) {}},
    {"DP03", "scheme Bearer", bad, with<asBearer>},
    {"DP03", "no proof", bad,
     with<[](lint::Run &run) { messageOf(run, K::ApiCall).request.headers.remove("DPoP"); }>},
    {"DP03", "no ath", bad,
     with<[](lint::Run &run) {
         setHeader(run, K::ApiCall, "DPoP", proofWith({"GET", "https://api.example/orders"}));
     }>},
    {"DP03", "ath of another token", bad,
     with<[](lint::Run &run) {
         setHeader(run, K::ApiCall, "DPoP", proofWith({"GET", "https://api.example/orders", "other"}));
     }>},

    {"DP04", "nothing asked", none, with<nothing>},
    {"DP04", "no nonce", bad,
     with<[](lint::Run &run) { demandAt(run, 400, R"({"error":"use_dpop_nonce"})"); }>},
    {"DP04", "with nonce", good,
     with<[](lint::Run &run) {
         demandAt(run, 400, R"({"error":"use_dpop_nonce"})");
         answerHeader(run, K::Token, "DPoP-Nonce", "n");
     }>},
    {"DP04", "API without nonce", bad,
     with<[](lint::Run &run) {
         messageOf(run, K::ApiCall).response->status = 401;
         answerHeader(run, K::ApiCall, "WWW-Authenticate", R"(DPoP error="use_dpop_nonce")");
     }>},

    {"DP05", "no nonce", none, with<nothing>},
    {"DP05", "well formed", good,
     with<[](lint::Run &run) { answerHeader(run, K::Refresh, "DPoP-Nonce", "a.b-c_d~!"); }>},
    {"DP05", "a space", bad, with<[](lint::Run &run) { answerHeader(run, K::Refresh, "DPoP-Nonce", "a b"); }>},
    {"DP05", "newest not used", bad,
     with<[](lint::Run &run) { answerHeader(run, K::Token, "DPoP-Nonce", "n1"); }>},
    {"DP05", "newest used", good,
     with<[](lint::Run &run) {
         answerHeader(run, K::Token, "DPoP-Nonce", "n1");
         prove(messageOf(run, K::UserInfo), "n1");
         prove(messageOf(run, K::Refresh), "n1");
     }>},
    {"DP05", "another server's nonce", none,
     with<[](lint::Run &run) {
         messageOf(run, K::Jwks).response->headers.append("DPoP-Nonce", "n1");
         messageOf(run, K::Jwks).request.url = "https://elsewhere.example/jwks";
     }>},

    {"DP06", "good", good, with<nothing>},
    {"DP06", "bearer", none, [](B &) {}},
    {"DP06", "not bound", bad,
     [](B &b) {
         with<nothing>(b);
         swap(b.accessClaims, "\"cnf\"", "\"x\"");
     }},
    {"DP06", "another key", bad,
     [](B &b) {
         with<nothing>(b);
         swap(b.accessClaims, proofKey().thumbprint(), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
     }},
    {"DP06", "opaque token, not introspected", untold,
     [](B &b) {
         with<nothing>(b);
         swap(b.tokenBody, "%AT%", "opaque");
     }},
    {"DP06", "opaque token, introspected", bad,
     [](B &b) {
         with<introspectOpaque>(b);
         swap(b.tokenBody, "%AT%", "opaque");
     }},
    {"DP06", "dpop_jkt of another key", bad,
     [](B &b) {
         with<nothing>(b);
         swap(b.authorizationUrl, proofKey().thumbprint(), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
     }},

    {"DP07", "never tried", none, with<nothing>},
    {"DP07", "taken as Bearer", bad, with<asBearer>},
    {"DP07", "refused as Bearer", good,
     with<[](lint::Run &run) {
         asBearer(run);
         messageOf(run, K::ApiCall).response->status = 401;
     }>},
    {"DP07", "two nonces", bad,
     with<[](lint::Run &run) {
         answerHeader(run, K::ApiCall, "DPoP-Nonce", "a");
         answerHeader(run, K::ApiCall, "DPoP-Nonce", "b");
     }>},
    {"DP07", "two nonces in one field (RFC 9110 5.3)", bad,
     with<[](lint::Run &run) { answerHeader(run, K::ApiCall, "DPoP-Nonce", "a, b"); }>},

    {"TS05", "good", good, with<nothing>},
    {"TS05", "no proof", none, [](B &) {}},
    {"TS05", "small letters", good,
     [](B &b) {
         with<nothing>(b);
         swap(b.tokenBody, "DPoP", "dpop");
     }},
    {"TS05", "Bearer", bad,
     [](B &b) {
         with<nothing>(b);
         swap(b.tokenBody, "DPoP", "Bearer");
     }},
};

} // namespace

class TestDpopRules : public QObject
{
    Q_OBJECT

private slots:
    void rules_data() { addRows(rows); }
    void rules()
    {
        QFETCH(const MessageRow *, row);
        checkRow(*row);
    }
    void everyRuleCanFail()
    {
        QCOMPARE(rulesWithoutBadRow(rows, {lint::dpopRules(), lint::dpopServerRules()}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDpopRules)
#include "tst_dpop_rules.moc"
