#include "core/report/diff_redaction.h"
#include "core/report/diff_report.h"
#include "core/report/diff_words.h"
#include "tests/core/compare/token_pairs.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secretAccess = "vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM";
const QByteArray secretRefresh = "r1-r1-r1-r1-secret";

DiffReport madeReport()
{
    const QByteArray id =
        test::madeJwt("{\"sub\":\"user-4711\",\"email\":\"ann@example.com\",\"exp\":100,\"iat\":10}");
    const QByteArray idB =
        test::madeJwt("{\"sub\":\"user-4711\",\"email\":\"bob@example.com\",\"exp\":3700,\"x\":\"" +
                      test::madeJwt("{\"a\":1}") + "\"}");
    return makeDiffReport("{\"access_token\":\"" + secretAccess + "\",\"refresh_token\":\"" + secretRefresh +
                              "\",\"id_token\":\"" + id + "\",\"scope\":\"a b\",\"expires_in\":900}",
                          "{\"access_token\":\"other-opaque\",\"id_token\":\"" + idB +
                              "\",\"scope\":\"b | <c>\",\"expires_in\":1800}",
                          compare::defaultSetAside());
}

QByteArray written(const QString &form, const DiffReport &report, Redaction level)
{
    if (form == "json"_L1)
        return diffJson(report, level);
    return form == "text"_L1 ? diffText(report, level) : diffMarkdown(report, level);
}

} // namespace

class TestDiffReport : public QObject
{
    Q_OBJECT

private slots:
    void secretsAndPersonalDataStayIn_data()
    {
        QTest::addColumn<QString>("form");
        for (const char *form : {"json", "text", "markdown"})
            QTest::newRow(form) << QString::fromLatin1(form);
    }
    void secretsAndPersonalDataStayIn()
    {
        QFETCH(QString, form);
        const DiffReport report = madeReport();
        const QByteArray hidden = written(form, report, Redaction::Secrets);
        for (const QByteArray &secret : {secretAccess, secretRefresh, QByteArray("other-opaque"),
                                         test::madeJwt("{\"a\":1}"), QByteArray("eyJ")})
            QVERIFY2(!hidden.contains(secret), secret.constData());
        QVERIFY(hidden.contains("ann@example.com"));
        const QByteArray personal = written(form, report, Redaction::SecretsAndPersonal);
        for (const char *person : {"ann@example.com", "bob@example.com", "user-4711"})
            QVERIFY2(!personal.contains(person), person);
        QVERIFY(personal.contains("/payload/email"));
        QVERIFY(written(form, report, Redaction::None).contains(secretRefresh));
    }

    void jsonHasItsShape()
    {
        const auto read = encoding::JsonDocument::parse(diffJson(madeReport()));
        QVERIFY(read.ok());
        const auto &json = *read;
        QCOMPARE(json["a"_L1]["shape"_L1].toString(), u"reference-beside-id-token"_s);
        QCOMPARE(json["a"_L1]["form"_L1].toString(), u"object"_s);
        QCOMPARE(json["a"_L1]["members"_L1].at(0)["token"_L1]["class"_L1].toString(), u"opaque"_s);
        QCOMPARE(json["setAside"_L1].size(), 5);
        const auto members = json["members"_L1];
        QCOMPARE(members.at(0)["pointer"_L1].toString(), u"/refresh_token"_s);
        QCOMPARE(members.at(0)["kind"_L1].toString(), u"removed"_s);
        QVERIFY(!members.at(0).has("b"_L1));
        QCOMPARE(members.at(2)["seconds"_L1].toInteger().value_or(0), 900);
        const auto tokens = json["tokens"_L1];
        QCOMPARE(tokens.size(), 2);
        QCOMPARE(tokens.at(1)["name"_L1].toString(), u"id_token"_s);
        QVERIFY(!tokens.at(1)["identical"_L1].toBool(true));
        QCOMPARE(json["counts"_L1]["setAside"_L1].toInteger().value_or(0), 1);
        QCOMPARE(json["counts"_L1]["added"_L1].toInteger().value_or(0), 1);
    }

    void markdownKeepsItsTables()
    {
        const QByteArray markdown = diffMarkdown(madeReport());
        for (const QByteArray &line : markdown.split('\n')) {
            if (!line.startsWith('|'))
                continue;
            const auto bars = line.count('|') - line.count("\\|");
            QVERIFY2(bars == 4 || bars == 6, line.constData());
        }
        QVERIFY(markdown.contains("1 h later"));
        QVERIFY(markdown.contains("15 min longer"));
    }

    void controlCharactersDoNotReachTheTerminal()
    {
        const DiffReport report =
            makeDiffReport(test::madeJwt("{\"a\\u001b\":\"\u202e\"}"), test::madeJwt("{}"), {});
        for (const QByteArray &text : {diffText(report), diffMarkdown(report)}) {
            QVERIFY(!text.contains('\x1b'));
            QVERIFY(!text.contains("\u202e"));
        }
    }

    void durationsHaveTwoUnits_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << u"0 s"_s;
        QTest::newRow("59") << qint64(59) << u"59 s"_s;
        QTest::newRow("60") << qint64(60) << u"1 min"_s;
        QTest::newRow("-3661") << qint64(-3661) << u"1 h 1 min"_s;
        QTest::newRow("90061") << qint64(90061) << u"1 d 1 h"_s;
    }
    void durationsHaveTwoUnits()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(timeSpanText(seconds), text);
    }
};

QTEST_GUILESS_MAIN(TestDiffReport)
#include "tst_diff_report.moc"
