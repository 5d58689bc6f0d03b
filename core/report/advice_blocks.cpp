#include "core/report/advice_blocks.h"

#include "core/compare/advice_rules.h"
#include "core/report/cost_plot.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::Figure;
using compare::Reason;
using compare::Score;

namespace {

QString withSection(const QString &text, const base::SpecRef &spec)
{
    return spec.isEmpty() ? text : u"%1 (%2)"_s.arg(text, spec.label());
}

QStringList reasonItems(const std::vector<Reason> &reasons)
{
    QStringList items;
    for (const Reason &reason : reasons)
        items += withSection(reason.text, reason.spec);
    return items;
}

QString yesOrNo(compare::YesNo answer)
{
    return answer == compare::YesNo::Yes ? Text::tr("yes") : Text::tr("no");
}

ReportBlock situationTable(const compare::Situation &situation)
{
    ReportBlock table{.kind = BlockKind::Table, .head = {Text::tr("Question"), Text::tr("Answer")}};
    for (const compare::NumberRow &row : compare::numberQuestions())
        table.cells.push_back({row.translatedTitle(), compare::answered(situation, row.id).text()});
    for (const compare::AnswerRow &row : compare::answerQuestions())
        table.cells.push_back({row.translatedTitle(), yesOrNo(situation.*row.member)});
    return table;
}

/// A value, or that it is not known.
QString costText(const std::optional<double> &value, compare::Unit unit)
{
    return value ? compare::figureText(*value, unit) : Text::tr("not measured");
}

QString fitText(const Score &score)
{
    QStringList broken;
    for (const compare::ExclusionRow &rule : compare::exclusions()) {
        if (std::ranges::find(score.excludedBy, rule.code) != score.excludedBy.end())
            broken += rule.translatedTitle();
    }
    return broken.isEmpty()
               ? Text::tr("%1 points").arg(compare::figureText(score.total, compare::Unit::Count))
               : broken.join(u"; "_s);
}

ReportBlock choicesTable(const compare::Advice &advice)
{
    ReportBlock table{.kind = BlockKind::Table,
                      .head = {Text::tr("Choice"), Text::tr("Fits"), Text::tr("Waiting per call"),
                               Text::tr("Revocation acts within"), Text::tr("Requests to the server"),
                               Text::tr("Bytes for tokens"), Text::tr("Specification")}};
    for (const Score &score : advice.scores) {
        const compare::ChoiceRow &row = compare::rowOf(score.choice);
        const compare::Cost &cost = score.cost;
        table.cells.push_back(
            {row.translatedTitle(), fitText(score), costText(cost.waitPerCall, compare::Unit::Seconds),
             costText(cost.staleSeconds, compare::Unit::Seconds),
             costText(cost.serverRequests, compare::Unit::PerSecond),
             costText(cost.bytesPerSecond, compare::Unit::BytesPerSecond), row.spec.label()});
    }
    return table;
}

ReportBlock weightsTable(const compare::Advice &advice)
{
    ReportBlock table{.kind = BlockKind::Table,
                      .head = {Text::tr("What counts"), Text::tr("Weight × measure")}};
    for (const Score &score : advice.scores)
        table.head += compare::rowOf(score.choice).translatedLabel();
    for (const compare::WeightRow &rule : compare::weights()) {
        QStringList cells{rule.translatedTitle(),
                          u"%1 × %2"_s.arg(compare::figureText(rule.weight, compare::Unit::Count),
                                           rule.translatedFormula())};
        for (const Score &score : advice.scores) {
            const auto points = std::ranges::find(score.points, rule.code, &compare::Points::rule);
            cells += points == score.points.end() ? QString()
                                                  : compare::figureText(points->points, compare::Unit::Count);
        }
        table.cells.push_back(cells);
    }
    return table;
}

QString originText(compare::Origin origin)
{
    switch (origin) {
    case compare::Origin::Measured: return Text::tr("measured");
    case compare::Origin::Answered: return Text::tr("answered");
    case compare::Origin::Computed: break;
    }
    return Text::tr("computed");
}

/// Every figure that a reason has, once.
ReportBlock figuresTable(const compare::Advice &advice)
{
    ReportBlock table{
        .kind = BlockKind::Table,
        .head = {Text::tr("Figure"), Text::tr("Value"), Text::tr("Where from"), Text::tr("How")}};
    for (const Reason &reason : advice.reasons) {
        for (const Figure &figure : reason.figures) {
            const QString name = figure.of.isEmpty() ? QString(figure.id) : figure.of + u", "_s + figure.id;
            const QStringList cells{name, figure.text(), originText(figure.origin), figure.source};
            if (std::ranges::find(table.cells, cells) == table.cells.end())
                table.cells.push_back(cells);
        }
    }
    return table;
}

void addPlots(std::vector<ReportBlock> &blocks, const ComparisonReport &report)
{
    for (const compare::QuantityRow &row : compare::quantities()) {
        PlotData plot = costPlot(row.id, report.inputs, report.situation, report.advice.choice);
        if (plot.isEmpty())
            continue;
        blocks.push_back({.kind = BlockKind::Subheading, .text = row.translatedTitle()});
        blocks.push_back({.kind = BlockKind::Plot, .plot = std::move(plot)});
        blocks.push_back({.text = Text::tr("Formula: %1.").arg(row.translatedFormula())});
    }
}

} // namespace

std::vector<ReportBlock> adviceBlocks(const ComparisonReport &report)
{
    const compare::Advice &advice = report.advice;
    std::vector<ReportBlock> blocks;
    const auto heading = [&blocks](const QString &text) {
        blocks.push_back({.kind = BlockKind::Heading, .text = text});
    };
    heading(Text::tr("Is the gain worth it?"));
    blocks.push_back({.kind = BlockKind::Callout, .text = advice.summary, .items = {advice.heading}});
    blocks.push_back({.kind = BlockKind::List, .items = reasonItems(advice.reasons)});
    heading(Text::tr("The answers"));
    blocks.push_back(situationTable(report.situation));
    heading(Text::tr("Costs over load"));
    addPlots(blocks, report);
    heading(Text::tr("Every choice"));
    blocks.push_back(choicesTable(advice));
    heading(Text::tr("How it was weighed"));
    blocks.push_back(weightsTable(advice));
    heading(Text::tr("What a JWT does not do"));
    blocks.push_back({.kind = BlockKind::List, .items = reasonItems(advice.cautions)});
    heading(Text::tr("Where the figures come from"));
    blocks.push_back(figuresTable(advice));
    return blocks;
}

} // namespace claimcheck::report
