#include "core/encoding/json.h"
#include "core/token/token_document.h"

#include <QFile>
#include <QTest>

using namespace claimcheck::encoding;
using namespace claimcheck::token;
using namespace Qt::StringLiterals;

/// Tokens collected elsewhere: what kind each is, and that none of them brings the reader down.
class TestTokenVectors : public QObject
{
    Q_OBJECT

    static JsonDocument vectors(const QString &path)
    {
        QFile file(qEnvironmentVariable("CLAIMCHECK_VECTORS") + u'/' + path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return JsonDocument::parse(file.readAll()).valueOr({});
    }
    static void addRows(const JsonDocument &document, QLatin1StringView list)
    {
        int number = 0;
        for (const JsonValue &row : document[list].elements())
            QTest::addRow("%s %d", list.data(), number++) << row["token"_L1].toUtf8() << QString(list);
    }

private slots:
    /// DolphFlynn/jwt-editor 6f3553de. Its editor asks more of a token (a known alg, a payload) than a reader
    /// does, so a row that it refuses may still be shown here; none may be taken for the other kind.
    void attackTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("list");
        if (!qEnvironmentVariableIsSet("CLAIMCHECK_VECTORS"))
            QSKIP("CLAIMCHECK_VECTORS is not set: attack-tokens was not run");
        const JsonDocument document = vectors(u"attack-tokens/jwt-editor_attack_and_detection.json"_s);
        QVERIFY(!document.isEmpty());
        for (const QLatin1StringView list :
             {"detect_as_jws"_L1, "not_jws"_L1, "detect_as_jwe"_L1, "not_jwe"_L1, "attacks"_L1})
            addRows(document, list);
    }
    void attackTokens()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, list);
        const TokenKind kind = readToken(token).kind();
        if (list == u"detect_as_jws"_s || list == u"attacks"_s)
            QCOMPARE(kind, TokenKind::Jws);
        else if (list == u"detect_as_jwe"_s)
            QCOMPARE(kind, TokenKind::Jwe);
        else if (list == u"not_jwe"_s)
            QVERIFY(kind == TokenKind::Unreadable || kind == TokenKind::Opaque || kind == TokenKind::Jwe);
        else
            QVERIFY(kind != TokenKind::SdJwt && kind != TokenKind::Jwk);
    }

    /// own-edge: boundary cases written for this program.
    void edgeCases_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("id");
        if (!qEnvironmentVariableIsSet("CLAIMCHECK_VECTORS"))
            QSKIP("CLAIMCHECK_VECTORS is not set: own-edge was not run");
        const JsonDocument document = vectors(u"own-edge/own_edge_cases.json"_s);
        QVERIFY(!document.isEmpty());
        for (const JsonValue &row : document["cases"_L1].elements())
            if (row["token"_L1].isString())
                QTest::newRow(row["id"_L1].toUtf8()) << row["token"_L1].toUtf8() << row["id"_L1].toString();
    }
    void edgeCases()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, id);
        const TokenDocument document = readToken(token);
        const bool broken = id == u"two-parts"_s || id == u"four-parts"_s;
        QCOMPARE(document.kind(), broken ? TokenKind::Unreadable : TokenKind::Jws);
        QVERIFY(!document.header().isEmpty());
        const bool cleaned = id == u"newline-inside"_s || id == u"leading-space"_s ||
                             id == u"bearer-prefix"_s || id == u"quoted"_s;
        QCOMPARE(!document.paste().steps.empty(), cleaned);
        if (id == u"sig-padding"_s)
            QCOMPARE(document.problems().front().rule, "base64url-padding"_L1);
    }

    /// RFC 9901's examples: each is recognised, and each of its disclosures is read.
    void sdJwts()
    {
        if (!qEnvironmentVariableIsSet("CLAIMCHECK_VECTORS"))
            QSKIP("CLAIMCHECK_VECTORS is not set: sd-jwt was not run");
        const JsonDocument document = vectors(u"sd-jwt/rfc9901_draft_examples.json"_s);
        int seen = 0;
        for (const JsonMember &member : document.root().members()) {
            for (const JsonValue &row : member.value().elements()) {
                const QByteArray text = row["token"_L1].toUtf8();
                if (!text.contains('~'))
                    continue;
                const TokenDocument token = readToken(text);
                QCOMPARE(token.kind(), TokenKind::SdJwt);
                QVERIFY(token.problems().empty());
                QCOMPARE(token.keyBinding() != nullptr, !text.endsWith('~'));
                ++seen;
            }
        }
        QVERIFY(seen > 0);
    }
};

QTEST_GUILESS_MAIN(TestTokenVectors)
#include "tst_token_vectors.moc"
