#include "core/token/paste_cleaner.h"

#include <QTest>

using namespace claimcheck::token;
using namespace Qt::StringLiterals;

namespace {

/// RFC 7519 §3.1, its signature shortened.
const QByteArray jwt =
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray other = "eyJhbGciOiJub25lIn0.e30.";

} // namespace

class TestPasteCleaner : public QObject
{
    Q_OBJECT

private slots:
    void cleans_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QStringList>("steps");
        plainRows();
        escapeRows();
        placeRows();
        curlRows();
        untouchedRows();
    }
    void cleans()
    {
        QFETCH(QByteArray, pasted);
        QFETCH(QByteArray, token);
        QFETCH(QStringList, steps);
        const CleanedPaste paste = cleanPaste(pasted);
        QCOMPARE(paste.token, token);
        QStringList taken;
        for (const CleaningStep &step : paste.steps) {
            taken.append(step.code);
            QVERIFY(!step.message.isEmpty() && !step.message.contains(u"%1"_s));
        }
        QCOMPARE(taken, steps);
    }

    void othersAreKept()
    {
        const CleanedPaste paste =
            cleanPaste("{\"access_token\":\"opaque\",\"refresh_token\":\"r\",\"id_token\":\"" + jwt + "\"}");
        QCOMPARE(paste.token, jwt);
        QCOMPARE(paste.name, u"id_token"_s);
        QCOMPARE(int(paste.others.size()), 2);
        QCOMPARE(paste.others[0].name, u"access_token"_s);
        QCOMPARE(paste.others[0].text, QByteArray("opaque"));
        QCOMPARE(paste.others[1].name, u"refresh_token"_s);
    }
    void manyLayersEnd()
    {
        QByteArray text = jwt;
        for (int i = 0; i < 100; ++i)
            text = '"' + text + "\" ";
        QVERIFY(cleanPaste(text).steps.size() <= 16);
    }
    void longTextStaysCheap_data()
    {
        QTest::addColumn<QByteArray>("text");
        constexpr qsizetype million = 1'000'000;
        for (const char *piece : {"a", ".", " ", "\"", "&", "&#46;", "%2E", "\\", "=", "a=b&", "a: b\n", ";",
                                  "{", "eyJ.", "eyJ. ", "curl "})
            QTest::newRow(piece) << QByteArray(piece).repeated(million / qsizetype(qstrlen(piece)));
        QTest::newRow("eyJ and dots") << "eyJ" + QByteArray(million, '.') + ' ';
        QTest::newRow("curl quotes") << "curl -H " + QByteArray(million, '\'');
    }
    /// A megabyte of anything is cleaned in a moment; what grows with the square would run into the test's
    /// time limit.
    void longTextStaysCheap()
    {
        QFETCH(QByteArray, text);
        QVERIFY(cleanPaste(text).token.size() <= text.size());
    }

private:
    static void row(const char *name, const QByteArray &pasted, const QStringList &steps,
                    const QByteArray &token = jwt)
    {
        QTest::newRow(name) << pasted << token << steps;
    }
    static void plainRows()
    {
        row("as it is", jwt, {});
        row("white space around", "  " + jwt + "\r\n", {u"outer-space"_s});
        row("Bearer", "Bearer " + jwt, {u"scheme"_s});
        row("bearer in small letters", "bearer   " + jwt, {u"scheme"_s});
        row("DPoP", "DPoP " + jwt, {u"scheme"_s});
        row("quotes", '"' + jwt + '"', {u"quotes"_s});
        row("single quotes and a comma", '\'' + jwt + "',", {u"quotes"_s});
        row("typographic quotes", "\xE2\x80\x9C" + jwt + "\xE2\x80\x9D", {u"quotes"_s});
        row("quoted with its scheme", "\"Bearer " + jwt + '"', {u"quotes"_s, u"scheme"_s});
        row("wrapped", jwt.first(20) + "\r\n" + jwt.mid(20, 30) + "\n  " + jwt.mid(50), {u"line-breaks"_s});
        row("wrapped by a shell", jwt.first(20) + "\\\n" + jwt.mid(20), {u"line-breaks"_s});
        row("byte order mark", "\xEF\xBB\xBF" + jwt, {u"byte-order-mark"_s});
        row("zero width space", jwt.first(9) + "\xE2\x80\x8B" + jwt.mid(9), {u"invisible-characters"_s});
        row("UTF-16",
            QByteArray("\xFF\xFE"
                       "e\0y\0J\0.\0",
                       10),
            {u"utf-16"_s}, "eyJ.");
    }
    static void escapeRows()
    {
        row("percent", QByteArray(jwt).replace(".", "%2E"), {u"percent-escapes"_s});
        row("percent with scheme", "Bearer%20" + jwt, {u"percent-escapes"_s, u"scheme"_s});
        row("HTML name", "&quot;" + jwt + "&quot;", {u"html-escapes"_s, u"quotes"_s});
        row("HTML numbers", QByteArray(jwt).replace(".", "&#46;").replace("-", "&#x2d;"),
            {u"html-escapes"_s});
        row("backslashes", "\\\"" + jwt + "\\\"", {u"backslash-escapes"_s, u"quotes"_s});
    }
    static void placeRows()
    {
        row("header line", "Authorization: Bearer " + jwt, {u"header-line"_s});
        row("header lines",
            "GET / HTTP/1.1\r\nHost: example.org\r\nauthorization: bearer " + jwt + "\r\nAccept: */*\r\n\r\n",
            {u"outer-space"_s, u"header-line"_s});
        row("wrapped header line", "Authorization: Bearer " + jwt.first(40) + '\n' + jwt.mid(40),
            {u"header-line"_s});
        row("unknown field", "X-Something: " + jwt, {u"header-line"_s});
        row("Cookie", "Cookie: theme=dark; session=" + jwt, {u"header-line"_s});
        row("Set-Cookie", "Set-Cookie: __Host-s=" + jwt + "; Path=/; HttpOnly", {u"header-line"_s});
        row("cookies without the name", "theme=dark; session=" + jwt, {u"cookie"_s});
        row("fragment", "https://app.example.org/cb#state=x&id_token=" + jwt + "&expires_in=3600",
            {u"url"_s});
        row("fragment behind a route", "https://app.example.org/#/cb?id_token=" + jwt, {u"url"_s});
        row("query", "https://as.example.org/authorize?client_id=a&request=" + jwt, {u"url"_s});
        row("own scheme", "org.example.app:/cb?x=1", {}, "org.example.app:/cb?x=1");
        row("form", "grant_type=refresh_token&refresh_token=abc", {u"form"_s}, "abc");
        row("escaped form", "client_assertion=" + QByteArray(jwt).replace(".", "%2E"), {u"form"_s});
        row("token response", "{\n \"token_type\": \"Bearer\",\n \"access_token\": \"" + jwt + "\"\n}\n",
            {u"outer-space"_s, u"json"_s});
        row("JSON inside", "{\"data\":{\"tokens\":[{\"idToken\":\"" + jwt + "\"}]}}", {u"json"_s});
        row("one JSON member", "\"access_token\": \"" + jwt + "\",", {u"json"_s});
        row("header in JSON", "{\"headers\":{\"Authorization\":\"Bearer " + jwt + "\"}}",
            {u"json"_s, u"scheme"_s});
        row("log line", "12:00:01 WARN rejected token=" + jwt + " from 10.0.0.1", {u"found-in-text"_s});
        row("sentence", "The token is " + jwt + ".", {u"found-in-text"_s});
    }
    static void curlRows()
    {
        row("curl header", "curl -s https://api.example.org/me -H 'Authorization: Bearer " + jwt + "'",
            {u"curl"_s});
        row("curl, lines and double quotes",
            "$ curl \\\n  --header \"Authorization: Bearer " + jwt + "\" \\\n  https://api.example.org",
            {u"curl"_s});
        row("curl oauth2-bearer", "curl --oauth2-bearer " + jwt + " https://api.example.org", {u"curl"_s});
        row("curl data", "curl -d 'grant_type=x&assertion=" + jwt + "' https://as.example.org/token",
            {u"curl"_s});
        row("curl JSON data", "curl --json '{\"token\":\"" + jwt + "\"}' https://as.example.org",
            {u"curl"_s});
        row("curl cookie", "curl -b 'sid=" + jwt + "' https://example.org", {u"curl"_s});
        row("curl URL", "curl 'https://example.org/?access_token=" + jwt + '\'', {u"curl"_s});
    }
    static void untouchedRows()
    {
        const auto same = [](const char *name, const QByteArray &text) { row(name, text, {}, text); };
        same("empty", "");
        same("opaque with padding", "AgEUaHR0cHM6Ly9leGFtcGxlLm9yZw==");
        same("JWK", R"({"kty":"oct","k":"AyM1"})");
        same("JWK Set with a token in it", R"({"keys":[],"token":"x"})");
        same("flattened JWS", R"({"payload":"e30","protected":"e30","signature":""})");
        same("PEM", "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----");
        same("Azure SAS", "SharedAccessSignature sr=a&sig=b&se=1&skn=c");
        same("two words", "hello world");
        same("binary", QByteArray("\0\x01\xFF", 3));
    }
};

QTEST_GUILESS_MAIN(TestPasteCleaner)
#include "tst_paste_cleaner.moc"
