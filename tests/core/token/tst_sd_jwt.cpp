#include "core/token/token_document.h"
#include "tests/support/sd_jwt_maker.h"

#include "core/encoding/json.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using token::DisclosureState;
using token::readToken;
using token::TokenDocument;
using token::TokenKind;

namespace {

const QByteArray name = disclosure(R"(["salt-1","given_name","John"])");
const QByteArray element = disclosure(R"(["salt-2","US"])");

/// The codes of all problems, without doubles, in order.
QStringList codesOf(const TokenDocument &document)
{
    QStringList codes;
    for (const base::Finding &finding : document.problems()) {
        if (!codes.contains(QString(finding.rule)))
            codes += QString(finding.rule);
    }
    return codes;
}

QByteArray withDigest(const QByteArray &text, const QByteArray &more = {})
{
    return R"({"_sd":[)" + quotedDigest(text) + "]" + more + '}';
}

QByteArray asElement(const QByteArray &text, const QByteArray &more = {})
{
    return R"({"list":[{"...":)" + quotedDigest(text) + more + "}]}";
}

struct Bad
{
    const char *code; ///< "" where nothing is wrong
    const char *title;
    QByteArray payload;
    QList<QByteArray> disclosures;
    const char *where = "";
};

/// RFC 9901 §7.1, one way to break each rule, and the boundary beside it.
QList<Bad> cases()
{
    const QByteArray sdName = disclosure(R"(["s","_sd",1])"), dots = disclosure(R"(["s","...",1])");
    const QByteArray algName = disclosure(R"(["s","_sd_alg","sha-256"])");
    const QByteArray numberSalt = disclosure(R"([1,"a",1])"), numberName = disclosure(R"(["s",1,1])");
    const QByteArray inner = disclosure(R"(["s",{"_sd":"x"}])");
    const QByteArray same = disclosure(R"(["s",{"_sd":[)" + quotedDigest(name) + "]}]");
    return {
        {"", "no disclosures", "{}", {}},
        {"", "empty _sd", R"({"_sd":[]})", {}},
        {"", "a member", withDigest(name), {name}},
        {"", "an element", asElement(element), {element}},
        {"", "sha-512", R"({"_sd_alg":"sha-512","_sd":[)" + quotedDigest(name, "sha-512") + "]}", {name}},
        {"", "sha-384", R"({"_sd_alg":"sha-384","_sd":[)" + quotedDigest(name, "sha-384") + "]}", {name}},
        {"sd-jwt-payload", "an array", "[]", {name}},
        {"sd-jwt-payload", "text", "hello", {}},
        {"sd-jwt-alg-type", "a number", R"({"_sd_alg":1})", {}, "/payload/_sd_alg"},
        {"sd-jwt-alg-unknown", "upper case", R"({"_sd_alg":"SHA-256"})", {name}, "/payload/_sd_alg"},
        {"sd-jwt-alg-unknown", "truncated", R"({"_sd_alg":"sha-256-32"})", {}, "/payload/_sd_alg"},
        {"sd-jwt-alg-place", "nested", R"({"a":{"_sd_alg":"sha-256"}})", {}, "/payload/a/_sd_alg"},
        {"sd-jwt-alg-place", "disclosed", withDigest(algName), {algName}, "/disclosures/0"},
        {"sd-jwt-digest-list", "a string", R"({"_sd":"x"})", {}, "/payload/_sd"},
        {"sd-jwt-digest-list", "a number inside", R"({"a":[{"_sd":["x",1]}]})", {}, "/payload/a/0/_sd/1"},
        {"sd-jwt-digest-list", "in a disclosed value", asElement(inner), {inner}, "/disclosures/0/value/_sd"},
        {"sd-jwt-element-digest", "a number", R"({"a":[1,{"...":1}]})", {}, "/payload/a/1"},
        {"sd-jwt-element-digest", "another member", asElement(element, R"(,"b":1)"), {}, "/payload/list/0"},
        {"sd-jwt-ellipsis", "in an object", R"({"a":{"...":"x"}})", {}, "/payload/a/..."},
        {"sd-jwt-ellipsis", "at the top", R"({"...":"x"})", {}, "/payload/..."},
        {"sd-jwt-digest-repeated", "in one list", R"({"_sd":["x","x"]})", {}, "/payload/_sd/1"},
        {"sd-jwt-digest-repeated", "two places", R"({"a":[{"...":"x"}],"_sd":["x"]})", {}, "/payload/_sd/0"},
        {"sd-jwt-digest-repeated",
         "in a disclosed value",
         R"({"l":[{"...":)" + quotedDigest(same) + R"(}],"_sd":[)" + quotedDigest(name) + "]}",
         {same, name},
         "/payload/_sd/0"},
        {"sd-jwt-disclosure-base64url", "padding", withDigest(name + '='), {name + '='}, "/disclosures/0"},
        {"sd-jwt-disclosure-base64url", "foreign", withDigest("a+b"), {"a+b"}, "/disclosures/0"},
        {"sd-jwt-disclosure-json", "cut", withDigest("WyJz"), {"WyJz"}, "/disclosures/0"},
        {"sd-jwt-disclosure-json", "nothing", withDigest(""), {""}, "/disclosures/0"},
        {"sd-jwt-disclosure-json", "UTF-8", withDigest("WyL_Il0"), {"WyL_Il0"}, "/disclosures/0"},
        {"sd-jwt-disclosure-array", "an object", withDigest("e30"), {"e30"}, "/disclosures/0"},
        {"sd-jwt-disclosure-array", "one value", withDigest("WzFd"), {"WzFd"}, "/disclosures/0"},
        {"sd-jwt-disclosure-array",
         "four",
         withDigest(disclosure(R"(["s","a",1,2])")),
         {disclosure(R"(["s","a",1,2])")},
         "/disclosures/0"},
        {"sd-jwt-disclosure-salt", "a number", withDigest(numberSalt), {numberSalt}, "/disclosures/0"},
        {"sd-jwt-disclosure-name", "a number", withDigest(numberName), {numberName}, "/disclosures/0"},
        {"sd-jwt-member-without-name", "two values", withDigest(element), {element}, "/disclosures/0"},
        {"sd-jwt-element-with-name", "three values", asElement(name), {name}, "/disclosures/0"},
        {"sd-jwt-name-reserved", "_sd", withDigest(sdName), {sdName}, "/disclosures/0"},
        {"sd-jwt-name-reserved", "...", withDigest(dots), {dots}, "/disclosures/0"},
        {"sd-jwt-name-taken",
         "by a member",
         withDigest(name, R"(,"given_name":1)"),
         {name},
         "/disclosures/0"},
        {"", "the same name elsewhere", R"({"given_name":1,"a":)" + withDigest(name) + '}', {name}},
        {"sd-jwt-disclosure-repeated", "twice", withDigest(name), {name, name}, "/disclosures/1"},
        {"sd-jwt-disclosure-not-referenced", "no digest", "{}", {name}, "/disclosures/0"},
        {"sd-jwt-disclosure-not-referenced", "only in one that is not", "{}", {same, name}, "/disclosures/0"},
        {"sd-jwt-disclosure-not-referenced",
         "another algorithm",
         R"({"_sd":[)" + quotedDigest(name, "sha-512") + "]}",
         {name},
         "/disclosures/0"},
    };
}

} // namespace

class TestSdJwt : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<Bad>("bad");
        for (const Bad &bad : cases())
            QTest::addRow("%s: %s", *bad.code ? bad.code : "good", bad.title) << bad;
    }
    void rules()
    {
        QFETCH(Bad, bad);
        const TokenDocument document = readToken(unsignedSdJwt(bad.payload, bad.disclosures));
        QCOMPARE(document.kind(), TokenKind::SdJwt);
        QCOMPARE(codesOf(document), *bad.code ? QStringList(QString::fromLatin1(bad.code)) : QStringList());
        QCOMPARE(document.problems().size(), document.sdJwt()->problems.size());
        if (*bad.code) {
            QCOMPARE(document.problems().front().where, QString::fromLatin1(bad.where));
            QCOMPARE(document.problems().front().level, base::Level::Error);
            QCOMPARE(document.problems().front().range.isValid(), *bad.where != 0);
        }
    }

    /// Two disclosures of one name: the first that stands in the token is taken.
    void twoOfOneName()
    {
        const QByteArray first = disclosure(R"(["s","a",1])"), second = disclosure(R"(["t","a",2])");
        const QByteArray payload = R"({"_sd":[)" + quotedDigest(second) + ',' + quotedDigest(first) + "]}";
        const TokenDocument document = readToken(unsignedSdJwt(payload, {first, second}));
        QCOMPARE(codesOf(document), QStringList(u"sd-jwt-name-taken"_s));
        QCOMPARE(document.claims().text(), QByteArray(R"({"a":1})"));
        QCOMPARE(document.disclosures()[0].state, DisclosureState::Placed);
        QCOMPARE(document.disclosures()[1].state, DisclosureState::NameTaken);
    }

    void processedPayload_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QList<QByteArray>>("disclosures");
        QTest::addColumn<QByteArray>("processed");
        const QByteArray exact = disclosure(R"(["s","n", 1.50e3])");
        const QByteArray object =
            disclosure(R"(["s","o",{"b":1,"_sd":[)" + quotedDigest(name) + R"(],"c":2}])");
        const QByteArray again = disclosure(R"(["s",{"...":)" + quotedDigest(element) + "}]");
        QTest::newRow("nothing to disclose")
            << QByteArray(R"({ "a" : 1 })") << QList<QByteArray>() << QByteArray(R"({"a":1})");
        QTest::newRow("kept back") << QByteArray(R"({"_sd":["x"],"_sd_alg":"sha-256","a":[1,{"...":"y"},2]})")
                                   << QList<QByteArray>() << QByteArray(R"({"a":[1,2]})");
        QTest::newRow("an empty object")
            << QByteArray(R"({"o":{"_sd":["x"]}})") << QList<QByteArray>() << QByteArray(R"({"o":{}})");
        QTest::newRow("after the others, digits kept")
            << withDigest(exact, R"(,"z":1)") << QList{exact} << QByteArray(R"({"z":1,"n":1.50e3})");
        QTest::newRow("in the token's order")
            << R"({"_sd":[)" + quotedDigest(exact) + ',' + quotedDigest(name) + "]}" << QList{name, exact}
            << QByteArray(R"({"given_name":"John","n":1.50e3})");
        QTest::newRow("recursive") << withDigest(object) << QList{name, object}
                                   << QByteArray(R"({"o":{"b":1,"c":2,"given_name":"John"}})");
        QTest::newRow("an element in an element")
            << asElement(again) << QList{again, element} << QByteArray(R"({"list":["US"]})");
        QTest::newRow("the inner one kept back")
            << asElement(again) << QList{again} << QByteArray(R"({"list":[]})");
    }
    void processedPayload()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QList<QByteArray>, disclosures);
        QFETCH(QByteArray, processed);
        const TokenDocument document = readToken(unsignedSdJwt(payload, disclosures));
        QCOMPARE(codesOf(document), QStringList());
        QCOMPARE(document.claims().text(), processed);
        QCOMPARE(document.payload().text(), payload);
    }

    void places()
    {
        const QByteArray object = disclosure(R"(["s","o~/",{"_sd":["decoy",)" + quotedDigest(name) + "]}]");
        const QByteArray payload = R"({"a":[{"...":"x"},{"_sd":[)" + quotedDigest(object) + R"(]}]})";
        const TokenDocument document = readToken(unsignedSdJwt(payload, {name, object}));
        const auto &disclosures = document.disclosures();
        QCOMPARE(disclosures[0].path, u"/a/0/o~0~1/given_name"_s);
        QCOMPARE(disclosures[0].place->disclosure, 1);
        QCOMPARE(disclosures[0].place->pointer, u"/_sd/1"_s);
        QCOMPARE(disclosures[1].path, u"/a/0/o~0~1"_s);
        QCOMPARE(disclosures[1].place->disclosure, -1);
        QCOMPARE(disclosures[1].place->pointer, u"/a/1/_sd/0"_s);
        QCOMPARE(encoding::resolvePointer(document.claims().root(), disclosures[0].path).toString(),
                 u"John"_s);
        const auto &undisclosed = document.sdJwt()->undisclosed;
        QCOMPARE(int(undisclosed.size()), 2);
        QCOMPARE(undisclosed[0].place.pointer, u"/a/0/..."_s);
        QCOMPARE(undisclosed[1].place.disclosure, 1);
        QCOMPARE(undisclosed[1].digest, QByteArray("decoy"));
        QCOMPARE(disclosures[0].salt().toString(), u"salt-1"_s);
        QCOMPARE(disclosures[0].name().toString(), u"given_name"_s);
        QCOMPARE(disclosures[0].value().toString(), u"John"_s);
        QVERIFY(disclosures[0].digest == jose::namedHash("sha-256", name));
    }

    /// §4: the last tilde must not be missing.
    void lastTilde()
    {
        QByteArray text = unsignedSdJwt(withDigest(name), {name});
        text.chop(1);
        const TokenDocument document = readToken(text);
        QCOMPARE(codesOf(document), QStringList(u"sd-jwt-tilde-missing"_s));
        QCOMPARE(document.disclosures()[0].state, DisclosureState::Placed);
        QVERIFY(!document.keyBinding());
    }

    void statesHaveNames()
    {
        QCOMPARE(token::disclosureStateName(DisclosureState::Placed), "placed"_L1);
        QCOMPARE(token::disclosureStateName(DisclosureState::TooDeep), "too-deep"_L1);
        QVERIFY(!readToken("e30.e30.").sdJwt());
    }
};

QTEST_GUILESS_MAIN(TestSdJwt)
#include "tst_sd_jwt.moc"
