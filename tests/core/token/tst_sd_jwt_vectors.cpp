#include "core/jose/verify.h"
#include "core/token/key_binding.h"
#include "tests/support/vectors.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;
using token::DisclosureState;
using token::KeyBindingStatus;
using token::readToken;
using token::TokenDocument;
using token::TokenKind;

namespace {

/// Equal in content; order and white space do not count.
bool sameJson(const QByteArray &a, const QByteArray &b)
{
    const QJsonDocument left = QJsonDocument::fromJson(a);
    return !left.isNull() && left == QJsonDocument::fromJson(b);
}

QByteArray inArray(const JsonValue &value)
{
    return '[' + value.raw().toByteArray() + ']';
}

jose::KeySet keySet(const JsonValue &jwk)
{
    return jose::readKeySet(jwk, u"vectors"_s).valueOr({});
}

bool allPlaced(const TokenDocument &document)
{
    return std::ranges::all_of(document.disclosures(), [](const token::Disclosure &disclosure) {
        return disclosure.state == DisclosureState::Placed;
    });
}

/// The text of a file; those of the JSON serializations are JSON strings that hold JSON.
QByteArray tokenIn(const QString &path)
{
    const QByteArray text = readFile(path).trimmed();
    const JsonDocument json = JsonDocument::parse(text).valueOr({});
    return json.root().isString() ? json.root().toUtf8() : text;
}

/// A case of own_sdjwt_rules.json that must be rejected, and what says so here.
struct Rejected
{
    const char *id;
    const char *code;
};
constexpr Rejected rejected[] = {
    {"unreferenced-disclosure", "sd-jwt-disclosure-not-referenced"},
    {"tampered-disclosure", "sd-jwt-disclosure-not-referenced"},
    {"duplicate-digest", "sd-jwt-digest-repeated"},
    {"claim-named-_sd", "sd-jwt-name-reserved"},
    {"2-element-in-object", "sd-jwt-member-without-name"},
    {"issuer-sig-bad", "wrong-signature"},
    {"kb-wrong-hash", "key-binding-sd-hash"},
    {"kb-wrong-nonce", "key-binding-nonce-expected"},
};

/// The code of what is wrong; empty where all is well.
QString firstFault(const TokenDocument &document, const jose::KeySet &issuer, const JsonValue &verifier)
{
    const auto signatures = jose::verifySignatures(*document.jws(), issuer);
    if (signatures.front().status != jose::SignatureStatus::Verified)
        return signatures.front().reason->code;
    if (!document.problems().empty())
        return document.problems().front().rule;
    const token::KeyBindingExpectations expected = {verifier["nonce"_L1].toString(),
                                                    verifier["aud"_L1].toString(), 1'800'000'000, 0};
    const auto binding = token::verifyKeyBinding(document, signatures, expected);
    return binding.reason ? QString(binding.reason->code) : QString();
}

} // namespace

/// Public SD-JWTs: RFC 9901's own, those that its reference implementation makes, and ours.
class TestSdJwtVectors : public QObject
{
    Q_OBJECT

private slots:
    void examples_data()
    {
        const JsonDocument vectors = readVectors(u"sd-jwt/rfc9901_draft_examples.json"_s);
        SKIP_WITHOUT_VECTORS(vectors);
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("disclosures");
        for (const JsonValue &row : vectors["tokens"_L1].elements()) {
            if (row["kind"_L1].equals("jws"))
                continue; // the issuer's part alone
            QTest::addRow("%s, line %s", qPrintable(row["section"_L1].toString()),
                          row["line_in_draft_txt"_L1].raw().toByteArray().constData())
                << row["token"_L1].toUtf8() << row["payload"_L1].raw().toByteArray()
                << int(row["disclosures"_L1].size());
        }
        for (const JsonValue &row : vectors["json_serialization"_L1].elements())
            QTest::addRow("%s, line %s", qPrintable(row["section"_L1].toString()),
                          row["line"_L1].raw().toByteArray().constData())
                << row["json"_L1].raw().toByteArray() << QByteArray()
                << int(row["json"_L1]["header"_L1]["disclosures"_L1].size());
    }
    void examples()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, payload);
        QFETCH(int, disclosures);
        const JsonDocument vectors = readVectors(u"sd-jwt/rfc9901_draft_examples.json"_s);
        const TokenDocument document = readToken(text);
        QCOMPARE(document.kind(), TokenKind::SdJwt);
        QCOMPARE(int(document.disclosures().size()), disclosures);
        QVERIFY(document.problems().empty());
        QVERIFY(allPlaced(document));
        QVERIFY(payload.isEmpty() || sameJson(document.payload().text(), payload));
        const auto issuer = jose::verifySignatures(*document.jws(), keySet(vectors["issuer_jwk_public"_L1]));
        QCOMPARE(issuer.front().status, jose::SignatureStatus::Verified);
        const auto binding = token::verifyKeyBinding(
            document, issuer, {u"1234567890"_s, u"https://verifier.example.org"_s, 1'800'000'000, 0});
        const bool bound = document.keyBinding();
        QCOMPARE(bound, text.contains("kb_jwt") || (!text.endsWith('~') && !text.startsWith('{')));
        QCOMPARE(binding.status, bound ? KeyBindingStatus::Verified : KeyBindingStatus::NotPresent);
    }

    /// Every disclosure of the text and its digest.
    void disclosureDigests()
    {
        const JsonDocument vectors = readVectors(u"sd-jwt/rfc9901_draft_examples.json"_s);
        SKIP_WITHOUT_VECTORS(vectors);
        int seen = 0;
        for (const JsonValue &row : vectors["disclosures"_L1].elements()) {
            const QByteArray text = row["disclosure"_L1].toUtf8();
            const TokenDocument document = readToken("eyJhbGciOiJFUzI1NiJ9.e30.AAAA~" + text + '~');
            QCOMPARE(document.disclosures()[0].digest, row["sha256"_L1].toUtf8());
            QVERIFY(sameJson(document.disclosures()[0].json.text(), row["contents"_L1].raw().toByteArray()));
            ++seen;
        }
        QVERIFY(seen > 40);
    }

    void generated_data()
    {
        QTest::addColumn<QString>("folder");
        bool any = false;
        for (const QString &name : {u"generated-testcases"_s, u"generated-spec-examples"_s}) {
            const QString root = vectorPath(u"sd-jwt/"_s + name);
            if (root.isEmpty())
                continue;
            for (const QString &one : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
                QTest::newRow(qPrintable(name + u'/' + one)) << QString(root + u'/' + one);
                any = true;
            }
        }
        if (!any)
            QSKIP("The vectors are not installed: set CLAIMCHECK_VECTORS");
    }
    void generated()
    {
        QFETCH(QString, folder);
        const QString suffix = QFile::exists(folder + u"/sd_jwt_presentation.txt"_s) ? u".txt"_s : u".json"_s;
        const TokenDocument issued = readToken(tokenIn(folder + u"/sd_jwt_issuance"_s + suffix));
        const TokenDocument document = readToken(tokenIn(folder + u"/sd_jwt_presentation"_s + suffix));
        for (const TokenDocument &one : {issued, document}) {
            QCOMPARE(one.kind(), TokenKind::SdJwt);
            QVERIFY(one.problems().empty());
            QVERIFY(allPlaced(one));
            QVERIFY(sameJson(one.payload().text(), readFile(folder + u"/sd_jwt_payload.json"_s)));
        }
        QVERIFY(sameJson(document.claims().text(), readFile(folder + u"/verified_contents.json"_s)));
        const bool bound = QFile::exists(folder + u"/kb_jwt_payload.json"_s);
        QCOMPARE(document.keyBinding() != nullptr, bound);
        const JsonDocument keys = readVectors(u"sd-jwt/own_sdjwt_rules.json"_s);
        const auto issuer = jose::verifySignatures(*document.jws(), keySet(keys["issuer_jwk"_L1]));
        QCOMPARE(issuer.front().status, jose::SignatureStatus::Verified);
        const auto binding = token::verifyKeyBinding(document, issuer, {{}, {}, 1'800'000'000, 0});
        QCOMPARE(binding.status, bound ? KeyBindingStatus::Verified : KeyBindingStatus::NotPresent);
        if (bound)
            QVERIFY(sameJson(document.keyBinding()->payload().text(),
                             readFile(folder + u"/kb_jwt_payload.json"_s)));
    }

    void ownRules_data()
    {
        const JsonDocument vectors = readVectors(u"sd-jwt/own_sdjwt_rules.json"_s);
        SKIP_WITHOUT_VECTORS(vectors);
        QTest::addColumn<int>("index");
        int index = 0;
        for (const JsonValue &row : vectors["cases"_L1].elements())
            QTest::newRow(row["id"_L1].toUtf8()) << index++;
        QVERIFY(index > 0);
    }
    void ownRules()
    {
        QFETCH(int, index);
        const JsonDocument vectors = readVectors(u"sd-jwt/own_sdjwt_rules.json"_s);
        const JsonValue row = vectors["cases"_L1].at(index);
        const TokenDocument document = readToken(row["token"_L1].toUtf8());
        const auto *expected =
            std::ranges::find_if(rejected, [&](const Rejected &one) { return row["id"_L1].equals(one.id); });
        QCOMPARE(expected == std::end(rejected), row["expect"_L1].equals("valid"));
        const QString code = expected == std::end(rejected) ? QString() : QString::fromLatin1(expected->code);
        QCOMPARE(firstFault(document, keySet(vectors["issuer_jwk"_L1]), row["verifier"_L1]), code);
        for (const encoding::JsonMember &member : row["disclosed"_L1].members())
            QVERIFY(sameJson(inArray(document.claims().root()[member.name()]), inArray(member.value())));
    }
};

QTEST_GUILESS_MAIN(TestSdJwtVectors)
#include "tst_sd_jwt_vectors.moc"
