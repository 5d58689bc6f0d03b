#include "core/compare/response_diff.h"
#include "tests/core/compare/token_pairs.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::compare;
using namespace Qt::StringLiterals;

namespace {

QString lineOf(const QString &token, const DiffRow &row)
{
    QString line = token.isEmpty() ? QString() : token + u": "_s;
    line += diffKindName(row.kind) + u' ' + row.pointer;
    if (row.reason != DiffReason::None)
        line += u' ' + QString(diffReasonName(row.reason));
    if (row.seconds)
        line += u" %1"_s.arg(*row.seconds);
    for (const QString &word : row.added)
        line += u" +"_s + word;
    for (const QString &word : row.removed)
        line += u" -"_s + word;
    return line;
}

void addRows(QStringList &lines, const QString &token, const std::vector<DiffRow> &rows)
{
    for (const DiffRow &row : rows) {
        if (row.kind != DiffKind::Same)
            lines += lineOf(token, row);
    }
}

QStringList rowsOf(const ResponseDiff &diff)
{
    QStringList lines;
    for (const TokenDiff &token : diff.tokens)
        addRows(lines, token.name, token.rows);
    addRows(lines, {}, diff.members);
    return lines;
}

void addNotes(QStringList &lines, const std::vector<DiffNote> &notes)
{
    constexpr QLatin1StringView sides[] = {"a"_L1, "b"_L1, "both"_L1};
    for (const DiffNote &note : notes)
        lines += QString(sides[std::size_t(note.side)] + u' ' + note.code + u' ' + note.pointer).trimmed();
}

QStringList notesOf(const ResponseDiff &diff)
{
    QStringList lines;
    for (const TokenDiff &token : diff.tokens)
        addNotes(lines, token.notes);
    addNotes(lines, diff.notes);
    return lines;
}

ResponseDiff compared(const QByteArray &a, const QByteArray &b,
                      const QStringList &setAside = defaultSetAside())
{
    return compareResponses(readResponse(a), readResponse(b), {setAside});
}

/// Rows of A against B are those of B against A the other way round.
QString turned(const DiffRow &row)
{
    DiffRow other = row;
    std::swap(other.added, other.removed);
    if (row.kind == DiffKind::Added)
        other.kind = DiffKind::Removed;
    if (row.kind == DiffKind::Removed)
        other.kind = DiffKind::Added;
    if (row.seconds)
        other.seconds = -*row.seconds;
    return lineOf({}, other);
}

} // namespace

class TestTokenDiffPairs : public QObject
{
    Q_OBJECT

private slots:
    void everyDifferenceIsNamedAndNoneInvented_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QStringList>("notes");
        for (const auto &pairs : {test::claimPairs(), test::damagedAndClosedPairs(), test::responsePairs()}) {
            for (const test::TokenPairCase &pair : pairs)
                QTest::newRow(pair.name) << pair.a << pair.b << pair.rows << pair.notes;
        }
    }
    void everyDifferenceIsNamedAndNoneInvented()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(QStringList, rows);
        QFETCH(QStringList, notes);
        const ResponseDiff diff = compared(a, b);
        const bool hasToken = !diff.tokens.empty() && !diff.tokens.front().name.isEmpty();
        QStringList expected = rows;
        if (hasToken) // members without a name before them are the response's
            std::ranges::stable_sort(expected, {},
                                     [](const QString &line) { return !line.contains(u": "_s); });
        QCOMPARE(rowsOf(diff).join(u'\n'), expected.join(u'\n'));
        QCOMPARE(notesOf(diff).join(u'\n'), notes.join(u'\n'));
    }

    void theOtherWayRoundIsTheSameTurned_data() { everyDifferenceIsNamedAndNoneInvented_data(); }
    void theOtherWayRoundIsTheSameTurned()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const ResponseDiff there = compared(a, b), back = compared(b, a);
        QStringList left, right;
        for (const TokenDiff &token : there.tokens)
            for (const DiffRow &row : token.rows)
                left += turned(row);
        for (const DiffRow &row : there.members)
            left += turned(row);
        for (const TokenDiff &token : back.tokens)
            for (const DiffRow &row : token.rows)
                right += lineOf({}, row);
        for (const DiffRow &row : back.members)
            right += lineOf({}, row);
        left.sort();
        right.sort();
        QCOMPARE(left.join(u'\n'), right.join(u'\n'));
    }

    void aTokenIsTheSameAsItself_data() { everyDifferenceIsNamedAndNoneInvented_data(); }
    void aTokenIsTheSameAsItself()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        for (const QByteArray &one : {a, b}) {
            const ResponseDiff diff = compared(one, one, {});
            QCOMPARE(rowsOf(diff).join(u'\n'), QString());
            QVERIFY(!diff.tokens.empty() || !diff.members.empty());
        }
    }

    void nothingIsSetAsideUnlessChosen()
    {
        const QByteArray a = test::madeJwt("{\"iat\":1,\"nonce\":\"x\"}"),
                         b = test::madeJwt("{\"iat\":61,\"nonce\":\"y\"}");
        QCOMPARE(rowsOf(compared(a, b, {})).join(u'\n'),
                 u"changed /payload/iat time 60\nchanged /payload/nonce value"_s);
        QCOMPARE(rowsOf(compared(a, b, {u"nonce"_s})).join(u'\n'),
                 u"changed /payload/iat time 60\nset-aside /payload/nonce value"_s);
        QCOMPARE(compared(a, b).counts().differences(), 1);
    }

    void exactTextsAreKept()
    {
        const ResponseDiff diff =
            compared(test::madeJwt("{\"a\":3.00,\"b\":\"caf\\u00e9\"}"), test::madeJwt("{\"a\":4}"));
        const DiffRow &a = diff.tokens.front().rows[3];
        QCOMPARE(a.pointer, u"/payload/a"_s);
        QCOMPARE(*a.a, QByteArray("3.00"));
        QCOMPARE(*a.b, QByteArray("4"));
        QCOMPARE(*diff.tokens.front().rows[4].a, QByteArray("\"caf\\u00e9\""));
    }

    void rowsAndDepthHaveLimits()
    {
        QByteArray many = "{", deepA, deepB;
        for (int i = 0; i < 6000; ++i)
            many += "\"m" + QByteArray::number(i) + "\":1,";
        many.back() = '}';
        const ResponseDiff wide = compared(test::madeJwt(many), test::madeJwt("{\"x\":1}"));
        QCOMPARE(wide.tokens.front().rows.size(), std::size_t(5000));
        QCOMPARE(notesOf(wide), QStringList{u"both too-many-rows /payload"_s});
        for (int i = 0; i < 100; ++i)
            deepA += "{\"a\":";
        deepB = deepA + '2' + QByteArray(100, '}');
        deepA += '1' + QByteArray(100, '}');
        const ResponseDiff deep = compared(test::madeJwt(deepA), test::madeJwt(deepB));
        QCOMPARE(deep.counts().differences(), 1);
    }

    /// Whatever is cut off a token or a response, it is compared as far as it goes.
    void everyBeginningCanBeCompared()
    {
        const QByteArray whole = test::refreshed(1700000000, "j1", "r1");
        const Response other = readResponse(whole);
        for (qsizetype length = 0; length <= whole.size(); length += 7) {
            const ResponseDiff diff = compareResponses(readResponse(whole.first(length)), other, {});
            for (const DiffRow &row : diff.members)
                QVERIFY2(row.kind == DiffKind::Same, qPrintable(lineOf({}, row)));
        }
    }
};

QTEST_GUILESS_MAIN(TestTokenDiffPairs)
#include "tst_token_diff_pairs.moc"
