#include "core/report/comparison_report.h"

#include "core/compare/measurement.h"
#include "core/report/advice_blocks.h"
#include "core/report/measurement_text.h"
#include "core/report/sample_sets.h"
#include "core/report/shown_text.h"
#include "core/report/text.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

ReportBlock seenTable(const compare::Measurement &measurement)
{
    ReportBlock table{.kind = BlockKind::Table, .head = {Text::tr("What the API sees"), u"A"_s, u"B"_s}};
    for (const MeasurementRow &row : measurementRows(measurement))
        table.cells.push_back({row.name, row.cells[0], row.cells[1]});
    return table;
}

QString sampleText(qint64 nanoseconds)
{
    return compare::figureText(double(nanoseconds) * 1e-9, compare::Unit::Seconds);
}

ReportBlock samplesTable(const compare::Measurement &measurement)
{
    ReportBlock table{.kind = BlockKind::Table,
                      .head = {Text::tr("Work"), Text::tr("Token"), Text::tr("Samples"), Text::tr("Median"),
                               u"p99"_s, Text::tr("Least"), Text::tr("Most")}};
    for (const SampleSet &set : sampleSets(measurement)) {
        const compare::Samples &samples = set.timed->samples;
        table.cells.push_back({QString(set.work), QString(set.token), QString::number(samples.size()),
                               sampleText(samples.median()), sampleText(samples.p99()),
                               sampleText(samples.quantile(0)), sampleText(samples.quantile(1))});
    }
    return table;
}

void addMeasurement(std::vector<ReportBlock> &blocks, const compare::Measurement &measurement)
{
    blocks.push_back({.kind = BlockKind::Heading, .text = Text::tr("What the API sees")});
    blocks.push_back(seenTable(measurement));
    QStringList notes;
    for (const compare::MeasurementNote &note : measurement.notes)
        notes += note.text;
    if (!notes.isEmpty())
        blocks.push_back({.kind = BlockKind::List, .items = notes});
    blocks.push_back({.kind = BlockKind::Heading, .text = Text::tr("Samples")});
    blocks.push_back(samplesTable(measurement));
}

void addResponses(std::vector<ReportBlock> &blocks, const ComparisonReport &report, const ShownText &shown)
{
    blocks.push_back({.kind = BlockKind::Heading, .text = Text::tr("The token responses")});
    for (const ReportedResponse &response : report.responses) {
        if (response.body.isEmpty())
            continue;
        blocks.push_back({.kind = BlockKind::Subheading, .text = response.title});
        blocks.push_back({.kind = BlockKind::Code, .text = shown.body(response.body)});
    }
}

QString introduction(const ComparisonReport &report, Redaction redaction)
{
    QStringList parts{redactionTitle(redaction)};
    if (report.made.isValid())
        parts.prepend(report.made.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s));
    if (report.measurement && !report.measurement->issuer.isEmpty())
        parts +=
            Text::tr("%1, %2 requests").arg(report.measurement->issuer).arg(report.measurement->requests);
    return parts.join(u" · "_s);
}

/// Every text of the report once more: what a server said may repeat a token.
void hideEverywhere(std::vector<ReportBlock> &blocks, const ShownText &shown)
{
    for (ReportBlock &block : blocks) {
        block.text = shown.text(block.text);
        for (QString &item : block.items)
            item = shown.text(item);
        for (QStringList &cells : block.cells) {
            for (QString &cell_ : cells)
                cell_ = shown.text(cell_);
        }
    }
}

std::vector<ReportBlock> comparisonBlocks(const ComparisonReport &report, Redaction redaction)
{
    const ShownText shown(report, redaction);
    std::vector<ReportBlock> blocks{
        {.kind = BlockKind::Title, .text = Text::tr("Access tokens compared: JWT or opaque")},
        {.text = introduction(report, redaction)}};
    for (ReportBlock &block : adviceBlocks(report))
        blocks.push_back(std::move(block));
    if (report.measurement)
        addMeasurement(blocks, *report.measurement);
    addResponses(blocks, report, shown);
    hideEverywhere(blocks, shown);
    return blocks;
}

} // namespace

QByteArray comparisonMarkdown(const ComparisonReport &report, Redaction redaction)
{
    return markdownOf(comparisonBlocks(report, redaction));
}

QByteArray comparisonHtml(const ComparisonReport &report, Redaction redaction)
{
    return htmlOf(comparisonBlocks(report, redaction));
}

} // namespace claimcheck::report
