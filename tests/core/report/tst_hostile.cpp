#include "core/encoding/base64url.h"
#include "core/jose/encrypt.h"
#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"
#include "tests/support/made_tokens.h"
#include "tests/support/ten_tokens.h"

#include <QFile>
#include <QTest>

#include <ctime>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::encodeBase64Url;

// Input that was made to cost time or memory, or to deceive: an answer each time, from the pipeline that the
// window and the command line share. Memory is asserted, processor time is told.

namespace {

constexpr qint64 megabyte = 1024 * 1024;
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 sanitizer = 3; // red zones and freed memory that is kept
#else
constexpr qint64 sanitizer = 1;
#endif

/// The most memory that the process has held since resetPeak(), in bytes.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.sliced(at + 6).trimmed().split(' ').first().toLongLong() * 1024;
}

void resetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

/// What an answer cost.
struct Cost
{
    double seconds = 0;
    qint64 bytes = 0; ///< beyond what was held before
};

encoding::JsonDocument answerTo(const QByteArray &text, const jose::KeySet &keys = {}, Cost *cost = nullptr)
{
    resetPeak();
    const qint64 before = peakMemory();
    const std::clock_t start = std::clock();
    report::InspectionOptions options;
    options.keys = keys;
    const auto inspection = report::inspect(token::readToken(text), options);
    const QByteArray json = report::inspectionJson(inspection, base::Reveal::Hidden);
    const QString shown = report::inspectionText(inspection, base::Reveal::Hidden);
    if (cost)
        *cost = {double(std::clock() - start) / CLOCKS_PER_SEC, peakMemory() - before};
    return shown.isEmpty()
               ? encoding::JsonDocument()
               : encoding::JsonDocument::parse(json, {.maxBytes = 2000 * megabyte, .maxDepth = 512})
                     .valueOr({});
}

bool hasRule(const encoding::JsonDocument &answer, QByteArrayView rule)
{
    for (const encoding::JsonValue finding : answer["findings"_L1].elements()) {
        if (finding["rule"_L1].equals(rule))
            return true;
    }
    return false;
}

/// A verified signature or a decrypted content.
bool isGood(const encoding::JsonDocument &answer)
{
    return answer["signatures"_L1].at(0)["status"_L1].equals("verified") ||
           answer["decryption"_L1]["status"_L1].equals("decrypted");
}

QByteArray unsecured(const QByteArray &payload)
{
    return "eyJhbGciOiJub25lIn0." + encodeBase64Url(payload) + '.';
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private slots:
    void large_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        const qsizetype size = 100 * megabyte;
        QTest::newRow("100 MB of letters") << QByteArray(size, 'a') << u"unreadable"_s;
        QTest::newRow("100 MB of lines")
            << QByteArray("lorem ipsum\n").repeated(size / 12) << u"unreadable"_s;
        QTest::newRow("100 MB of a token") << unsecured(QByteArray(size * 3 / 4, 'x')) << u"unreadable"_s;
        QTest::newRow("100 MB of JSON") << "{\"a\":\"" + QByteArray(size, 'x') + "\"}" << u"unreadable"_s;
        QTest::newRow("60 MB of letters") << QByteArray(60 * megabyte, 'a') << u"opaque"_s;
        QTest::newRow("60 MB of a token") << unsecured(QByteArray(44 * megabyte, 'x')) << u"jws"_s;
        QTest::newRow("60 MB of dots") << QByteArray(60 * megabyte, '.') << u"opaque"_s;
        QTest::newRow("60 MB of tildes")
            << "eyJhbGciOiJub25lIn0.e30." + QByteArray(60 * megabyte, '~') << u"sd-jwt"_s;
        QTest::newRow("60 MB of percent signs") << QByteArray("%25").repeated(20 * megabyte) << u"opaque"_s;
        QTest::newRow("60 MB of a damaged token")
            << "eyJhbGciOiJub25lI!." + QByteArray(60 * megabyte, 'A') + '.' << u"unreadable"_s;
    }
    void large()
    {
        QFETCH(QByteArray, text);
        Cost cost;
        const auto answer = answerTo(text, setOf({secret("a secret")}), &cost);
        qInfo("%.2f s of processor time, %lld MB", cost.seconds, cost.bytes / megabyte);
        QTEST(answer["kind"_L1].toString(), "kind");
        QVERIFY2(cost.bytes < 20 * qint64(text.size()), "memory is not in proportion to the text");
    }

    void deepJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
        const QByteArray objects = QByteArray("{\"a\":").repeated(100'000) + '1' + QByteArray(100'000, '}');
        QTest::newRow("as the text") << objects;
        QTest::newRow("as the payload") << unsecured("{\"a\":" + deep + '}');
        QTest::newRow("as the payload, never closed") << unsecured(QByteArray("{\"a\":").repeated(100'000));
        QTest::newRow("as the header") << encodeBase64Url(objects) + ".e30.";
        QTest::newRow("in a JWK Set") << "{\"keys\":[" + deep + "]}";
        QTest::newRow("in a disclosure") << "eyJhbGciOiJub25lIn0.e30.~" + encodeBase64Url(deep) + '~';
    }
    void deepJson()
    {
        QFETCH(QByteArray, text);
        Cost cost;
        const auto answer = answerTo(text, {}, &cost);
        QVERIFY(answer.root().isObject());
        QVERIFY(cost.bytes < sanitizer * 200 * megabyte);
    }

    void nestedTokens()
    {
        QByteArray token = unsecured("{}");
        for (int i = 0; i < 20; ++i)
            token = unsecured(token);
        QVERIFY(answerTo(token).root().isObject());
    }

    void rounds()
    {
        // RFC 7518 §8.1: p2c is the sender's to choose
        for (const char *p2c :
             {"2147483648", "2147483647", "1e300", "-1", "0", "\"x\"", "99999999999999999999"}) {
            const QByteArray header =
                QByteArray(R"({"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAA","p2c":)") +
                p2c + '}';
            Cost cost;
            const auto answer = answerTo(encodeBase64Url(header) + "." + QByteArray(32, 'A') +
                                             ".AAAAAAAAAAAAAAAA.AAAA." + QByteArray(22, 'A'),
                                         setOf({secret("a pass phrase"), secret("another")}), &cost);
            QCOMPARE(answer["decryption"_L1]["status"_L1].toString(), u"failed"_s);
            QVERIFY(answer["decryption"_L1]["reason"_L1]["code"_L1].toString().startsWith(u"p2c-"));
        }
    }

    void zipBomb()
    {
        // RFC 8725 §3.6 names it: "zip" makes much of little
        const jose::Jwk key = secret(QByteArray(16, 'k'));
        const QByteArray header = R"({"alg":"dir","enc":"A128GCM","zip":"DEF"})";
        const auto bomb = jose::encryptCompact(header, QByteArray(250 * megabyte, '\0'), key);
        QVERIFY(bomb.ok() && bomb->size() < megabyte);
        Cost cost;
        const auto answer = answerTo(*bomb, setOf({key}), &cost);
        QCOMPARE(answer["decryption"_L1]["reason"_L1]["code"_L1].toString(), u"inflate-limit"_s);
        qInfo("%.2f s of processor time, %lld MB", cost.seconds, cost.bytes / megabyte);
        QVERIFY(cost.bytes < sanitizer * 300 * megabyte);
        const auto small = jose::encryptCompact(header, QByteArray(megabyte, 'x'), key);
        QCOMPARE(answerTo(*small, setOf({key}))["decryption"_L1]["status"_L1].toString(), u"decrypted"_s);
    }

    void manySignatures()
    {
        const jose::Jwk key = generated("ES256");
        const QByteArrayList parts = signedWith(headerFor("ES256"), key, R"({"sub":"ada"})").split('.');
        const QByteArray wrong =
            "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + QByteArray(86, 'A') + "\"},";
        const QByteArray right = "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";
        Cost cost;
        const auto answer = answerTo("{\"payload\":\"" + parts[1] + "\",\"signatures\":[" +
                                         wrong.repeated(9999) + right + "]}",
                                     setOf({bare(key)}), &cost);
        qInfo("%.2f s of processor time, %lld MB", cost.seconds, cost.bytes / megabyte);
        QCOMPARE(answer["signatures"_L1].size(), qsizetype(10'000));
        QCOMPARE(answer["signatures"_L1].at(9999)["status"_L1].toString(), u"verified"_s);
        QVERIFY(cost.bytes < sanitizer * 500 * megabyte);
    }

    void manyRecipients()
    {
        const QByteArray one =
            "{\"header\":{\"alg\":\"RSA-OAEP\"},\"encrypted_key\":\"" + QByteArray(342, 'A') + "\"}";
        const QByteArray list = (one + ',').repeated(9999) + one;
        const auto answer = answerTo(
            "{\"protected\":\"" + encodeBase64Url(R"({"enc":"A128GCM"})") + "\",\"recipients\":[" + list +
                "],\"iv\":\"AAAAAAAAAAAAAAAA\",\"ciphertext\":\"AAAA\",\"tag\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
            setOf({generated("RS256")}));
        QCOMPARE(answer["kind"_L1].toString(), u"jwe"_s);
    }

    void manyMembers()
    {
        QByteArray members;
        for (int i = 0; i < 200'000; ++i)
            members += "\"m" + QByteArray::number(i % 100'000) + "\":" + QByteArray::number(i) + ',';
        Cost cost;
        const auto answer = answerTo(unsecured('{' + members.chopped(1) + '}'), {}, &cost);
        qInfo("%.2f s of processor time, %lld MB", cost.seconds, cost.bytes / megabyte);
        QCOMPARE(answer["payload"_L1].size(), qsizetype(200'000));
    }

    void deceptiveNames()
    {
        const QByteArray names =
            "{\"is\xE2\x80\x8Bs\":1,\"\xE2\x80\xAEkcits\":2,\"a\\u0000b\":3,\"\\ud800\":4,"
            "\"x\":\"\\udfff \\u202e \xE2\x81\xA6\"}";
        const auto answer = answerTo(unsecured(names));
        QCOMPARE(answer["payload"_L1].size(), qsizetype(5));
        QVERIFY(hasRule(answer, "hidden-characters") || hasRule(answer, "deceptive-characters") ||
                answer["findings"_L1].size() > 1);
        const QString shown = report::inspectionText(report::inspect(token::readToken(unsecured(names)), {}),
                                                     base::Reveal::Hidden);
        for (const char16_t character : {u'\u200B', u'\u202E', u'\u2066', u'\0', u'\x1B'})
            QVERIFY2(!shown.contains(QChar(character)), qPrintable(QString::number(character, 16)));
        for (const QChar unit : shown)
            QVERIFY(!unit.isSurrogate());
    }

    void everyTruncation_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("jwk");
        for (const SampleToken &sample : tenTokens())
            QTest::newRow(sample.name) << sample.text << sample.jwk;
    }
    void everyTruncation()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, jwk);
        const auto keys = jwk.isEmpty() ? jose::KeySet() : jose::readKeys(jwk, u"sample"_s).valueOr({});
        QVERIFY(jwk.isEmpty() || isGood(answerTo(text, keys)) ||
                answerTo(text, keys)["nested"_L1].isObject());
        const bool cutsWell = text.contains('~'); // an SD-JWT with fewer disclosures is one still
        for (qsizetype cut = 1; cut < text.size(); ++cut) {
            const auto answer = answerTo(text.first(cut), keys);
            QVERIFY2(answer.root().isObject(), QByteArray::number(cut).constData());
            QVERIFY(answer["kind"_L1].isString());
            QVERIFY2(cutsWell || !isGood(answer), QByteArray::number(cut).constData());
            const bool unreadable = answer["kind"_L1].equals("unreadable");
            QVERIFY(!unreadable || answer["findings"_L1].size() > 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
