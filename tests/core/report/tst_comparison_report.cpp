#include "core/compare/measurement.h"
#include "core/compare/situations.h"
#include "core/encoding/json.h"
#include "core/report/advice_json.h"
#include "core/report/comparison_report.h"
#include "tests/core/compare/measured_inputs.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;

namespace {

const QByteArray jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImVtYWlsIjoiYUBiLmMifQ.c2lnbmF0dXJlLW9mLWl0";
const QByteArray opaque = "vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM";
const QByteArray hostile =
    "\"'><script src=//x>alert(1)</script><img onerror=x>&amp;|`*_[a](b)\n```\n# no\x01";

QByteArray quoted(const QByteArray &text)
{
    encoding::JsonWriter writer;
    writer.value(text);
    return writer.take();
}

/// A provider whose every text is hostile, and which repeats a token in an error.
compare::Measurement hostileMeasurement()
{
    compare::Measurement measurement;
    measurement.issuer = QString::fromUtf8(hostile);
    measurement.notes.push_back({"note"_L1, QString::fromUtf8(hostile + opaque), {}});
    compare::TokenMeasurement &first = measurement.tokens[0];
    first.title = QString::fromUtf8(hostile);
    first.format = compare::TokenFormat::Jwt;
    first.accessToken = jwt;
    first.size.token = jwt.size();
    first.localWarm.samples.nanoseconds = {41'000, 40'000, 58'000};
    first.readable = {{QString::fromUtf8(hostile), compare::ReadableClaim::Kind::Personal}};
    compare::TokenMeasurement &second = measurement.tokens[1];
    second.accessToken = opaque;
    second.introspectionWarm.failure = base::Error{"a-b"_L1, QString::fromUtf8(hostile + jwt)};
    measurement.keyFetchWarm.samples.nanoseconds = {1'500'000};
    return measurement;
}

struct Sheet
{
    compare::Measurement measurement = hostileMeasurement();
    ComparisonReport report;

    explicit Sheet(const compare::Situation &situation = {})
    {
        report.made = QDateTime::fromSecsSinceEpoch(1'764'000'000, Qt::UTC);
        report.responses[0] = {u"A · JWT"_s, "{\"access_token\": \"" + jwt +
                                                 "\", \"token_type\": \"Bearer\", "
                                                 "\"note\": " +
                                                 quoted(hostile) + "}"};
        report.responses[1] = {QString::fromUtf8(hostile),
                               "{\"access_token\": \"" + opaque +
                                   "\", \"refresh_token\": \"refresh-0123456789\", "
                                   "\"copy\": \"" +
                                   opaque + "\"}"};
        report.measurement = &measurement;
        report.inputs = compare::test::measuredInputs();
        report.inputs.personalClaims = {QString::fromUtf8(hostile)};
        report.situation = situation;
        report.advice = compare::advise(report.inputs, situation);
    }
};

bool hasSecret(const QByteArray &text)
{
    return text.contains(opaque) || text.contains(jwt.left(40)) || text.contains("c2lnbmF0dXJl") ||
           text.contains("refresh-0123456789");
}

/// Reads the page as XML; empty where it is well-formed and has only elements that we write.
QString faultIn(const QByteArray &html)
{
    static const QStringList known =
        u"html head meta title style body h1 h2 h3 p strong br div ul li pre table thead "
        "tbody tr th td svg desc line polyline circle text"_s.split(u' ');
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (!known.contains(reader.name()))
            return u"<%1>"_s.arg(reader.name());
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            if (attribute.name().startsWith("on"_L1) || attribute.name() == "src"_L1 ||
                attribute.name() == "href"_L1 || attribute.name() == "style"_L1)
                return attribute.name().toString();
        }
    }
    return reader.hasError() ? reader.errorString() : QString();
}

} // namespace

class TestComparisonReport : public QObject
{
    Q_OBJECT

private slots:
    void thePageIsWellFormed_data()
    {
        QTest::addColumn<QString>("preset");
        for (const compare::Preset &preset : compare::presets())
            QTest::newRow(preset.id.data()) << QString(preset.id);
    }
    void thePageIsWellFormed()
    {
        QFETCH(QString, preset);
        const Sheet sheet(compare::presetOf(preset)->situation);
        for (const Redaction level : {Redaction::None, Redaction::Secrets, Redaction::SecretsAndPersonal}) {
            const QByteArray html = comparisonHtml(sheet.report, level);
            QCOMPARE(faultIn(html), QString());
            QCOMPARE(html.count("<svg"), qsizetype(4));
            QVERIFY(!html.contains("<script") && !html.contains("javascript:"));
            QVERIFY(html.contains("prefers-color-scheme:dark"));
        }
    }
    /// Only a namespace and our own text have a scheme: the page asks for nothing.
    void thePageLoadsNothing()
    {
        const QByteArray html = comparisonHtml(Sheet().report);
        static const QRegularExpression loading(u"url\\(|@import|<link|<img|<iframe|src="_s);
        QString text = QString::fromUtf8(html);
        text.remove(u"src=//x"_s); // the hostile text, escaped
        QVERIFY(!loading.match(text).hasMatch());
    }
    void secretsAreHidden_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<bool>("shown");
        QTest::newRow("default") << int(Redaction::Secrets) << false;
        QTest::newRow("personal") << int(Redaction::SecretsAndPersonal) << false;
        QTest::newRow("none") << int(Redaction::None) << true;
    }
    /// By name, under another name, in a note, in an error.
    void secretsAreHidden()
    {
        QFETCH(int, level);
        QFETCH(bool, shown);
        const Sheet sheet;
        QCOMPARE(hasSecret(comparisonHtml(sheet.report, Redaction(level))), shown);
        QCOMPARE(hasSecret(comparisonMarkdown(sheet.report, Redaction(level))), shown);
        QVERIFY(!hasSecret(samplesCsv(sheet.measurement)));
    }
    void aTokenAloneIsHidden()
    {
        Sheet sheet;
        sheet.report.responses[0].body = jwt;
        sheet.report.responses[1].body = opaque + '\n';
        QVERIFY(!hasSecret(comparisonHtml(sheet.report)));
        QVERIFY(!hasSecret(comparisonMarkdown(sheet.report)));
    }
    void markdownEscapesWhatIsForeign()
    {
        const QByteArray markdown = comparisonMarkdown(Sheet().report);
        for (const QByteArray &line : markdown.split('\n')) {
            if (line.startsWith('|'))
                QVERIFY2(!line.contains("<script"), line.constData());
            QVERIFY2(!line.startsWith("# no"), line.constData());
        }
        QVERIFY(markdown.contains("## What the API sees"));
        QVERIFY(markdown.contains("A JWT makes nothing more secure by itself"));
    }
    /// Every row of a table has the cells of its head, whatever stands in them.
    void markdownTablesKeepTheirColumns()
    {
        static const QRegularExpression border(u"(?<!\\\\)\\|"_s);
        qsizetype columns = 0;
        for (const QString &line : QString::fromUtf8(comparisonMarkdown(Sheet().report)).split(u'\n')) {
            const qsizetype here = line.startsWith(u'|') ? line.count(border) : 0;
            if (here > 0 && columns > 0)
                QVERIFY2(here == columns, qPrintable(line));
            columns = here;
        }
    }
    void partsThatAreNotThereAreLeftOut()
    {
        ComparisonReport report;
        report.advice = compare::advise({}, {});
        QCOMPARE(faultIn(comparisonHtml(report)), QString());
        // Only the requests to the server follow from the answers alone.
        QCOMPARE(comparisonHtml(report).count("<svg"), qsizetype(1));
        QVERIFY(!comparisonMarkdown(report).contains("Samples"));
    }
    void samplesAreOneALine()
    {
        const QByteArray csv = samplesCsv(hostileMeasurement());
        QCOMPARE(csv,
                 QByteArray("token,work,number,nanoseconds\r\nA,local-warm,1,41000\r\nA,local-warm,2,40000"
                            "\r\nA,local-warm,3,58000\r\n,key-fetch-warm,1,1500000\r\n"));
    }
    void figuresComeBackFromJson()
    {
        compare::CostInputs inputs = compare::test::measuredInputs();
        inputs.personalClaims = {QString::fromUtf8(hostile)};
        encoding::JsonWriter writer;
        writeCostInputs(writer, inputs);
        const auto document = encoding::JsonDocument::parse(writer.take());
        const auto read = readCostInputs(document->root());
        QVERIFY(read.ok());
        QCOMPARE(compare::allMeasured(*read), compare::allMeasured(inputs));
        QCOMPARE(read->personalClaims, inputs.personalClaims);
    }
    void damagedFiguresAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::newRow("none") << QByteArray("{}") << u"figures-missing"_s;
        QTest::newRow("unknown") << QByteArray("{\"figures\":[{\"id\":\"x\",\"value\":1}]}")
                                 << u"figure-unknown"_s;
        QTest::newRow("negative") << QByteArray("{\"figures\":[{\"id\":\"jwt-bytes\",\"value\":-1}]}")
                                  << u"figure-value"_s;
        QTest::newRow("too large") << QByteArray("{\"figures\":[{\"id\":\"jwt-bytes\",\"value\":1e999}]}")
                                   << u"figure-value"_s;
        QTest::newRow("text") << QByteArray("{\"figures\":[{\"id\":\"jwt-bytes\",\"value\":\"1\"}]}")
                              << u"figure-value"_s;
    }
    void damagedFiguresAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto document = encoding::JsonDocument::parse(json);
        QVERIFY(document.ok());
        const auto read = readCostInputs(document->root());
        QVERIFY(!read.ok());
        QTEST(QString(read.error().code), "code");
    }
    void theJsonHasReasonsAndFigures()
    {
        encoding::JsonWriter writer;
        const compare::Situation situation = compare::presetOf(u"money-transfer")->situation;
        writeAdvice(writer, compare::advise(compare::test::measuredInputs(), situation), situation);
        const auto document = encoding::JsonDocument::parse(writer.take());
        QVERIFY(document.ok());
        const encoding::JsonValue root = document->root();
        QCOMPARE(root["choice"_L1].toString(), u"introspection"_s);
        QCOMPARE(root["answers"_L1]["revoke-within"_L1].raw().toByteArray(), QByteArray("0"));
        const encoding::JsonValue waiting = root["reasons"_L1].at(0);
        QCOMPARE(waiting["code"_L1].toString(), u"waiting"_s);
        QCOMPARE(waiting["figures"_L1].at(0)["origin"_L1].toString(), u"answered"_s);
        QCOMPARE(root["scores"_L1].size(), qsizetype(compare::choices().size()));
    }
};

QTEST_GUILESS_MAIN(TestComparisonReport)
#include "tst_comparison_report.moc"
