#include "core/encoding/base64url.h"
#include "core/token/token_document.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::token;
using namespace Qt::StringLiterals;
using encoding::encodeBase64Url;

// Own rows, most of them RFC 7515 A.1 with one thing broken: what is read of it, and the first bad byte.

namespace {

const QByteArray header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
const QByteArray payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290I"
    "jp0cnVlfQ";
const QByteArray signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray wholeToken = header + '.' + payload + '.' + signature;
const QByteArray jweHeader = encodeBase64Url(R"({"alg":"dir","enc":"A128GCM"})");

QByteArray members(const encoding::JsonDocument &document)
{
    QByteArrayList names;
    for (const encoding::JsonMember member : document.root().members())
        names += member.nameUtf8();
    return names.join(' ');
}

/// An unreadable text: its code, the first bad byte, and the names of header and payload members that show.
void row(const char *name, const QByteArray &text, const char *code, qsizetype where, const char *inHeader,
         const char *inPayload)
{
    QTest::newRow(name) << text << QByteArray(code) << where << QByteArray(inHeader) << QByteArray(inPayload);
}

QByteArray replacedAt(QByteArray text, qsizetype at, char c)
{
    text[at] = c;
    return text;
}

void addHeaderRows()
{
    const QByteArray rest = '.' + payload + '.' + signature;
    row("a foreign character in the header", replacedAt(wholeToken, 20, '~' + 1), "base64url-character", 20, "typ",
        "iss exp http://example.com/is_root");
    row("another first character", 'A' + wholeToken.mid(1), "json-unexpected", 0, "",
        "iss exp http://example.com/is_root");
    row("the first character missing", wholeToken.mid(1), "json-unexpected", 0, "",
        "iss exp http://example.com/is_root");
    row("the header's JSON cut", encodeBase64Url("{\"typ\":\"JWT\",\"alg\":\"HS") + rest, "json-truncated",
        30, "typ", "iss exp http://example.com/is_root");
    row("a header that is no object", encodeBase64Url("[1,2]") + rest, "json-not-object", 0, "",
        "iss exp http://example.com/is_root");
    row("a header encoded twice", encodeBase64Url(header) + rest, "token-double-encoded", 0, "typ alg",
        "iss exp http://example.com/is_root");
    row("no header", rest, "part-empty", 0, "", "iss exp http://example.com/is_root");
    row("a trailing comma in the header", encodeBase64Url("{\"alg\":\"HS256\",}") + rest, "json-unexpected",
        20, "alg", "iss exp http://example.com/is_root");
    row("a byte that is not UTF-8", encodeBase64Url("{\"alg\":\"HS256\",\"kid\":\"\xff\"}") + rest,
        "json-utf8", 29, "alg", "iss exp http://example.com/is_root");
}

void addDotRows()
{
    row("cut in the header", header.first(30), "token-cut-short", 30, "typ", "");
    row("cut behind the header", header + '.', "token-cut-short", header.size() + 1, "typ alg", "");
    row("cut in the payload", wholeToken.first(header.size() + 40), "token-cut-short", header.size() + 40,
        "typ alg", "iss");
    row("cut behind the payload", header + '.' + payload, "token-cut-short",
        header.size() + payload.size() + 1, "typ alg", "iss exp http://example.com/is_root");
    row("the first dot missing", header + payload + '.' + signature, "token-dot-missing", header.size(),
        "typ alg", "");
    row("the second dot missing", header + '.' + payload + 'A' + signature, "token-dot-missing",
        header.size() + 1 + payload.size() - 1, "typ alg", "iss exp http://example.com/is_root");
    row("both dots missing", header + payload + signature, "token-dot-missing", header.size(), "typ alg", "");
    row("a dot too many", wholeToken + ".x", "token-parts", wholeToken.size(), "typ alg",
        "iss exp http://example.com/is_root");
    row("five parts cut to four", jweHeader + "..AAAA.AAAA", "token-cut-short", jweHeader.size() + 11,
        "alg enc", "");
    row("five parts cut to two", jweHeader + ".AAAA", "token-cut-short", jweHeader.size() + 5, "alg enc", "");
    row("six parts", jweHeader + "..AAAA.AAAA.AAAA.x", "token-parts", jweHeader.size() + 16, "alg enc", "");
    row("a JWE's header damaged", encodeBase64Url("{\"alg\":\"dir\",\"enc\":A128GCM}") + "..AAAA.AAAA.AAAA",
        "json-literal", 25, "alg", "");
}

void addJsonRows()
{
    const QByteArray json = "{\"payload\":\"" + payload + "\",\"protected\":\"" + header +
                            "\",\"signature\":\"" + signature + "\"}";
    row("JSON cut in the signature", json.chopped(10), "json-truncated", json.size() - 10, "typ alg",
        "iss exp http://example.com/is_root");
    row("JSON cut in the header", json.first(payload.size() + 40), "json-truncated", payload.size() + 40, "",
        "iss exp http://example.com/is_root");
    row("a damaged header in JSON", QByteArray(json).replace(header, encodeBase64Url("{\"alg\":\"HS256\",")),
        "json-truncated", payload.size() + 47, "alg", "iss exp http://example.com/is_root");
    row("JSON without signature", QByteArray(json).replace("signature", "sig"), "json-no-token", 0, "", "");
}

} // namespace

class TestDamaged : public QObject
{
    Q_OBJECT

private slots:
    void unreadable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<qsizetype>("where");
        QTest::addColumn<QByteArray>("inHeader");
        QTest::addColumn<QByteArray>("inPayload");
        addHeaderRows();
        addDotRows();
        addJsonRows();
    }
    void unreadable()
    {
        QFETCH(QByteArray, text);
        const TokenDocument document = readToken(text);
        QCOMPARE(tokenKindName(document.kind()), "unreadable"_L1);
        QCOMPARE(document.text(), text);
        QTEST(QByteArray(document.unreadable()->code.latin1()), "code");
        QTEST(document.unreadable()->where, "where");
        QTEST(members(document.header()), "inHeader");
        QTEST(members(document.payload()), "inPayload");
        QVERIFY(!document.problems().empty());
        QCOMPARE(document.problems().back().range.begin, document.unreadable()->where);
    }

    /// A JWS whose payload is damaged is one still: what can be read of it stands apart.
    void payloads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<qsizetype>("offset");
        QTest::addColumn<QByteArray>("inPayload");
        const auto row = [](const char *name, const QByteArray &part, const char *rule, qsizetype offset,
                            const char *shown) {
            QTest::newRow(name) << header + '.' + part + '.' + signature << QByteArray(rule)
                                << header.size() + 1 + offset << QByteArray(shown);
        };
        row("JSON cut", encodeBase64Url("{\"iss\":\"joe\",\"exp\":13"), "json-truncated", 28, "iss");
        row("characters cut out", payload.first(30) + payload.mid(41), "json-unexpected", 30, "iss");
        row("a trailing comma", encodeBase64Url("{\"iss\":\"joe\",}"), "json-unexpected", 17, "iss");
        row("encoded twice", encodeBase64Url(payload), "token-double-encoded", 0,
            "iss exp http://example.com/is_root");
    }
    void payloads()
    {
        QFETCH(QByteArray, text);
        const TokenDocument document = readToken(text);
        QCOMPARE(tokenKindName(document.kind()), "jws"_L1);
        QVERIFY(document.payload().isEmpty());
        QTEST(members(document.partialPayload()), "inPayload");
        QVERIFY(!document.problems().empty());
        QTEST(QByteArray(document.problems().back().rule.latin1()), "rule");
        QTEST(document.problems().back().range.begin, "offset");
        QCOMPARE(document.problems().back().where, u"/payload"_s);
    }

    void notDamaged_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        QTest::newRow("the token") << wholeToken << u"jws"_s;
        QTest::newRow("a payload that is text")
            << header + '.' + encodeBase64Url("hello") + '.' + signature << u"jws"_s;
        QTest::newRow("a payload that is a brace")
            << header + '.' + encodeBase64Url("{") + '.' + signature << u"jws"_s;
        QTest::newRow("opaque with dots") << QByteArray("abc.def.ghi") << u"opaque"_s;
        QTest::newRow("host name") << QByteArray("www.example.com") << u"opaque"_s;
        QTest::newRow("base64 of JSON") << encodeBase64Url("{\"user\":1}") << u"opaque"_s;
        QTest::newRow("PASETO") << "v4.public." + encodeBase64Url("{\"data\":1}") + "AAAA" << u"opaque"_s;
        QTest::newRow("encoded as a whole") << wholeToken.toBase64() << u"jws"_s;
        QTest::newRow("encoded as a whole in lines") << wholeToken.toBase64().insert(70, '\n') + '\n' << u"jws"_s;
    }
    void notDamaged()
    {
        QFETCH(QByteArray, text);
        QTEST(QString(tokenKindName(readToken(text).kind())), "kind");
    }

    /// Every cut of a token shows the members that were whole before it.
    void everyCut()
    {
        qsizetype shown = 0;
        for (qsizetype cut = header.size() + 1; cut < header.size() + payload.size(); ++cut) {
            const TokenDocument document = readToken(wholeToken.first(cut));
            QCOMPARE(document.kind(), TokenKind::Unreadable);
            QCOMPARE(members(document.header()), QByteArray("typ alg"));
            QVERIFY(document.payload().root().size() >= shown);
            shown = document.payload().root().size();
        }
        QCOMPARE(shown, qsizetype(3));
    }
};

QTEST_GUILESS_MAIN(TestDamaged)
#include "tst_damaged.moc"
