#include "core/token/token_document.h"
#include "tests/support/sd_jwt_maker.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using token::DisclosureState;
using token::readToken;
using token::TokenDocument;

namespace {

constexpr int many = 10'000;

int countOf(const TokenDocument &document, DisclosureState state)
{
    return int(std::ranges::count(document.disclosures(), state, &token::Disclosure::state));
}

int countOf(const TokenDocument &document, QLatin1StringView code)
{
    return int(std::ranges::count(document.problems(), code, &base::Finding::rule));
}

QByteArray joined(const QList<QByteArray> &digests)
{
    return '[' + digests.join(',') + ']';
}

QList<QByteArray> numbered(int count)
{
    QList<QByteArray> disclosures;
    for (int i = 0; i < count; ++i)
        disclosures += disclosure("[\"s\",\"n" + QByteArray::number(i) + "\",1]");
    return disclosures;
}

QByteArray payloadFor(const QList<QByteArray> &disclosures)
{
    QList<QByteArray> digests;
    for (const QByteArray &one : disclosures)
        digests += quotedDigest(one);
    return R"({"_sd":)" + joined(digests) + '}';
}

/// Disclosures inside one another: each value is made from the digest of the one inside. The outermost first.
QList<QByteArray> chain(int length, const QByteArray &before, const QByteArray &after)
{
    QList<QByteArray> disclosures = {disclosure(before.first(before.indexOf('{')) + "1]")};
    while (disclosures.size() < length)
        disclosures.prepend(disclosure(before + quotedDigest(disclosures.first()) + after));
    return disclosures;
}

} // namespace

/// Hostile SD-JWTs: an answer each time, in time and memory that go with the size of the text.
class TestSdJwtLimits : public QObject
{
    Q_OBJECT

    QElapsedTimer m_timer;

private slots:
    void init() { m_timer.start(); }
    void cleanup()
    {
        // Each takes a fraction of a second; what grows with the square of the input would take minutes.
        QVERIFY2(m_timer.elapsed() < 20'000, qPrintable(QString::number(m_timer.elapsed())));
    }

    void tenThousandDisclosures()
    {
        const QList<QByteArray> disclosures = numbered(many);
        const TokenDocument document = readToken(unsignedSdJwt(payloadFor(disclosures), disclosures));
        QVERIFY(document.problems().empty());
        QCOMPARE(countOf(document, DisclosureState::Placed), many);
        QCOMPARE(document.claims().root().size(), many);
    }

    void oneMore()
    {
        const QList<QByteArray> disclosures = numbered(many + 1);
        const TokenDocument document = readToken(unsignedSdJwt(payloadFor(disclosures), disclosures));
        QCOMPARE(int(document.problems().size()), 1);
        QCOMPARE(countOf(document, "sd-jwt-disclosures-too-many"_L1), 1);
        QCOMPARE(countOf(document, DisclosureState::Placed), many);
    }

    void tildesOnly()
    {
        const TokenDocument document = readToken(unsignedSdJwt("{}", {}) + QByteArray(1'000'000, '~'));
        QCOMPARE(document.kind(), token::TokenKind::SdJwt);
        QCOMPARE(int(document.disclosures().size()), many);
        QCOMPARE(countOf(document, "sd-jwt-disclosure-json"_L1), 101);
        QVERIFY(document.problems().size() < 400);
    }

    void depth_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("members") << QByteArray(R"(["s","a",{"_sd":[)") << QByteArray("]}]")
                                 << QByteArray(R"({"_sd":[%1]})");
        QTest::newRow("elements") << QByteArray(R"(["s",{"...":)") << QByteArray("}]")
                                  << QByteArray(R"({"a":[{"...":%1}]})");
    }
    void depth()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, payload);
        for (const int length : {64, 65, many}) {
            const QList<QByteArray> disclosures = chain(length, before, after);
            QByteArray text = payload;
            text.replace("%1", quotedDigest(disclosures.first()));
            const TokenDocument document = readToken(unsignedSdJwt(text, disclosures));
            QCOMPARE(countOf(document, DisclosureState::Placed), 64);
            QCOMPARE(countOf(document, DisclosureState::TooDeep), length > 64 ? 1 : 0);
            QCOMPARE(int(document.problems().size()), length > 64 ? 1 : 0);
            QCOMPARE(countOf(document, "sd-jwt-depth"_L1), length > 64 ? 1 : 0);
            QVERIFY(document.claims().root().isObject());
        }
    }

    /// Few disclosures, each with a deep value: the processed payload stays within the reader's depth.
    void deepValues()
    {
        for (const int depth : {126, 127}) { // the root, the object with _sd, and these
            const QByteArray value = QByteArray(depth, '[') + QByteArray(depth, ']');
            const QByteArray deep = disclosure(R"(["s","a",)" + value + ']');
            const QByteArray text = R"({"o":)" + payloadFor({deep}) + '}';
            const TokenDocument document = readToken(unsignedSdJwt(text, {deep}));
            QCOMPARE(countOf(document, "sd-jwt-depth"_L1), depth > 126 ? 1 : 0);
            QVERIFY(document.claims().root().isObject());
        }
    }

    void oneDigestForEver()
    {
        const QList<QByteArray> same(200'000, QByteArray("\"x\""));
        const TokenDocument document = readToken(unsignedSdJwt(R"({"_sd":)" + joined(same) + '}', {}));
        QCOMPARE(countOf(document, "sd-jwt-digest-repeated"_L1), 101);
        QCOMPARE(int(document.sdJwt()->undisclosed.size()), 1);
    }

    void digestsWithoutEnd()
    {
        QList<QByteArray> digests;
        for (int i = 0; i < 200'000; ++i)
            digests += '"' + QByteArray::number(i) + '"';
        const TokenDocument document = readToken(unsignedSdJwt(R"({"_sd":)" + joined(digests) + '}', {}));
        QCOMPARE(int(document.sdJwt()->undisclosed.size()), 100'000);
        QCOMPARE(countOf(document, "sd-jwt-digests-too-many"_L1), 2); // the first place, and how many more
        QCOMPARE(int(document.problems().size()), 2);
    }

    /// A disclosure that two others name is placed once: the payload cannot be made to grow out of it.
    void sharedDisclosures()
    {
        const QByteArray inner = disclosure("[\"s\",\"i\",\"" + QByteArray(1000, 'x') + "\"]");
        QList<QByteArray> disclosures;
        for (int i = 0; i < 1000; ++i)
            disclosures += disclosure("[\"s\",\"o" + QByteArray::number(i) + "\",{\"_sd\":[" +
                                      quotedDigest(inner) + "]}]");
        const QByteArray payload = payloadFor(disclosures);
        const TokenDocument document = readToken(unsignedSdJwt(payload, disclosures + QList{inner}));
        QCOMPARE(document.claims().text().count("xxx\""), 1);
        QCOMPARE(countOf(document, "sd-jwt-digest-repeated"_L1), 101);
    }

    void oneNameForAll()
    {
        QList<QByteArray> disclosures;
        for (int i = 0; i < many; ++i)
            disclosures += disclosure("[\"s\",\"a\"," + QByteArray::number(i) + ']');
        const TokenDocument document = readToken(unsignedSdJwt(payloadFor(disclosures), disclosures));
        QCOMPARE(countOf(document, DisclosureState::NameTaken), many - 1);
        QCOMPARE(countOf(document, "sd-jwt-name-taken"_L1), 101);
        QCOMPARE(document.claims().text(), QByteArray(R"({"a":0})"));
    }

    void manyLists()
    {
        QByteArray objects;
        for (int i = 0; i < 50'000; ++i)
            objects += R"({"_sd":1},)";
        const TokenDocument document = readToken(unsignedSdJwt(R"({"l":[)" + objects + "1]}", {}));
        QCOMPARE(countOf(document, "sd-jwt-digest-list"_L1), 101);
        QCOMPARE(document.claims()["l"_L1].size(), 50'001);
    }

    void jsonDisclosures()
    {
        const QByteArray list = '[' + QByteArray("\"a\",").repeated(200'000) + "1]";
        const TokenDocument document =
            readToken(R"({"payload":"e30","signature":"AAAA","header":{"disclosures":)" + list + "}}");
        QCOMPARE(document.kind(), token::TokenKind::SdJwt);
        QCOMPARE(int(document.disclosures().size()), many);
        QCOMPARE(countOf(document, "sd-jwt-disclosures-too-many"_L1), 1);
    }
};

QTEST_GUILESS_MAIN(TestSdJwtLimits)
#include "tst_sd_jwt_limits.moc"
