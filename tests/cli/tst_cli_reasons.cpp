#include "core/jose/encrypt.h"
#include "tests/core/jose/reason_rows_shapes.h"
#include "tests/core/jose/reason_rows_trials.h"

#include <QProcess>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

// The rows of tst_reasons through the built program. What lies around a token is taken off there, and told
// among the findings.

Q_DECLARE_METATYPE(claimcheck::jose::KeySet)

namespace {

JsonDocument answerTo(const QByteArray &request)
{
    QProcess process;
    process.start(u"" CLAIMCHECK_BIN_DIR "/claimcheck-cli"_s, {u"inspect"_s, u"--lines"_s});
    process.write(request + '\n');
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return JsonDocument::parse(process.readAllStandardOutput().trimmed()).valueOr({});
}

/// The keys as members of a request.
QByteArray keyMembers(const jose::KeySet &keys)
{
    QByteArrayList jwks;
    for (const jose::Jwk &jwk : keys.keys) {
        if (jwk.key.kind() == crypto::KeyKind::Secret)
            return "\"secretBase64url\":\"" + encoding::encodeBase64Url(jwk.key.secret()) + '"';
        jwks += jwk.toJson(jwk.key.hasPrivate() ? jose::JwkPart::Private : jose::JwkPart::Public);
    }
    return "\"key\":{\"keys\":[" + jwks.join(',') + "]}";
}

QByteArray requestFor(const QByteArray &token, const jose::KeySet &keys)
{
    encoding::JsonWriter writer;
    writer.value(token);
    return "{\"id\":1,\"token\":" + writer.take() + ',' + keyMembers(keys) + '}';
}

QByteArray reasonOrStatus(const encoding::JsonValue &verdict)
{
    const QByteArray code = verdict["reason"_L1]["code"_L1].toUtf8();
    return code.isEmpty() ? verdict["status"_L1].toUtf8() : code;
}

/// Rows of which the pasted token is cleaned: what is then said of it, and the finding that tells.
struct CleanedRow
{
    const char *row, *answer, *finding;
};
constexpr CleanedRow cleanedRows[] = {
    {"white-space: behind", "verified", "paste-outer-space"},
    {"white-space: in the payload", "verified", "paste-line-breaks"},
    {"bearer-prefix: in front", "verified", "paste-scheme"},
    {"quotes: around", "verified", "paste-quotes"},
    {"backslash-escapes: a line break behind", "verified", "paste-backslash-escapes"},
    {"url-escapes: padding behind", "base64-padding", "paste-percent-escapes"},
    {"html-escapes: padding behind", "base64-padding", "paste-html-escapes"},
};

} // namespace

class TestCliReasons : public QObject
{
    Q_OBJECT

private slots:
    void signatures_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<jose::KeySet>("keys");
        QTest::addColumn<QByteArray>("answer");
        addSecretRows();
        addSegmentRows();
        addShapeRows();
        addSpellingRows();
        addConfusionRows();
        addMethodRows();
        addHeaderRows();
        addKeyRows();
    }
    void signatures()
    {
        QFETCH(QByteArray, token);
        QFETCH(jose::KeySet, keys);
        QFETCH(QByteArray, answer);
        const QByteArray row = QTest::currentDataTag();
        if (row.endsWith("in a payload that is not encoded"))
            QSKIP("A compact token must not have such a payload (RFC 7797 §5.2), and pasted it is cleaned");
        const auto cleaned =
            std::ranges::find_if(cleanedRows, [&row](const CleanedRow &one) { return row == one.row; });
        const bool isCleaned = cleaned != std::end(cleanedRows);
        const JsonDocument result = answerTo(requestFor(token, keys));
        const auto verdict = result["signatures"_L1].at(0);
        QCOMPARE(reasonOrStatus(verdict), isCleaned ? QByteArray(cleaned->answer) : answer);
        if (!isCleaned)
            return;
        QByteArrayList rules;
        for (const encoding::JsonValue finding : result["findings"_L1].elements())
            rules += finding["rule"_L1].toUtf8();
        QVERIFY2(rules.contains(cleaned->finding), rules.join(' ').constData());
    }

    void decryption_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray key(16, 'k');
        const QByteArray header = R"({"alg":"dir","enc":"A128GCM"})";
        const QByteArray token = jose::encryptCompact(header, "{}", secret(key)).valueOr({});
        QTest::newRow("right") << token << key << QByteArray("decrypted");
        QTest::newRow("base64") << token << key.toBase64() << QByteArray("secret-base64");
        QTest::newRow("length") << token << key.chopped(1) << QByteArray("key-length");
        QTest::newRow("another") << token << QByteArray(16, 'x') << QByteArray("wrong-tag");
        QTest::newRow("written again") << withPart(token, 0, R"({"alg": "dir", "enc": "A128GCM"})") << key
                                       << QByteArray("re-serialized");
        QTest::newRow("cut") << token.chopped(4) << key << QByteArray("truncated");
    }
    void decryption()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, secret);
        const JsonDocument result = answerTo(requestFor(token, setOf({test::secret(secret)})));
        QCOMPARE(result["kind"_L1].toUtf8(), QByteArray("jwe"));
        QTEST(reasonOrStatus(result["decryption"_L1]), "answer");
    }

    void damaged_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("offset");
        const QByteArray token = signedClaims("HS256", generated("HS256"));
        QTest::newRow("header") << QByteArray(token).replace(4, 1, "!") << QByteArray("base64url-character")
                                << 4;
        QTest::newRow("cut") << token.first(40) << QByteArray("token-cut-short") << 40;
        QTest::newRow("first character") << token.mid(1) << QByteArray("json-unexpected") << 0;
    }
    void damaged()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, rule);
        const JsonDocument result = answerTo(requestFor(token, {}));
        QCOMPARE(result["kind"_L1].toUtf8(), QByteArray("unreadable"));
        bool told = false;
        for (const encoding::JsonValue finding : result["findings"_L1].elements()) {
            if (!finding["rule"_L1].equals(rule))
                continue;
            told = true;
            QTEST(int(finding["offset"_L1].toInteger().value_or(-1)), "offset");
        }
        QVERIFY(told);
    }
};

QTEST_GUILESS_MAIN(TestCliReasons)
#include "tst_cli_reasons.moc"
