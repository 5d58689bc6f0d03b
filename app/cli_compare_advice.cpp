#include "app/cli_compare_advice.h"

#include "core/compare/advice.h"
#include "core/compare/cost_inputs_of.h"
#include "core/report/advice_json.h"
#include "core/report/comparison_report.h"
#include "core/report/text_lines.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using compare::Measurement;

namespace {

report::ComparisonReport reportOf(const AdviceCommand &command, const Measurement &measurement)
{
    report::ComparisonReport result;
    result.made = QDateTime::fromMSecsSinceEpoch(measurement.finishedAt, Qt::UTC);
    for (std::size_t i = 0; i < result.responses.size(); ++i)
        result.responses[i] = {(i == 0 ? u"A · "_s : u"B · "_s) + measurement.tokens[i].title,
                               measurement.tokens[i].response};
    result.measurement = &measurement;
    result.inputs = compare::costInputsOf(measurement);
    result.situation = command.situation;
    result.advice = compare::advise(result.inputs, command.situation);
    return result;
}

base::Result<void> writeFiles(const AdviceCommand &command, const report::ComparisonReport &content,
                              base::Reveal reveal)
{
    const report::Redaction redaction =
        reveal == base::Reveal::Shown ? report::Redaction::None : report::Redaction::Secrets;
    for (const QString &path : command.reports) {
        if (path.endsWith(".csv"_L1) && !content.measurement)
            return base::Error{"report-file"_L1, Text::tr("a saved result has no samples")};
        const QByteArray text = path.endsWith(".csv"_L1)  ? report::samplesCsv(*content.measurement)
                                : path.endsWith(".md"_L1) ? report::comparisonMarkdown(content, redaction)
                                                          : report::comparisonHtml(content, redaction);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return base::Error{"report-file"_L1, Text::tr("%1: %2").arg(path, file.errorString())};
    }
    return {};
}

base::Result<compare::CostInputs> savedInputs(const QString &path)
{
    constexpr qint64 largestResult = 64 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"file"_L1, file.errorString()};
    const auto document = encoding::JsonDocument::parse(file.read(largestResult));
    if (!document)
        return document.error();
    return report::readCostInputs((*document)["measured"_L1]);
}

QString wordsOf(const compare::Advice &advice)
{
    QString text = advice.heading + u'\n';
    for (const compare::Reason &reason : advice.reasons)
        text += u"  - %1\n"_s.arg(report::printable(reason.text));
    return text + u"\n%1\n"_s.arg(advice.cautions.front().text);
}

} // namespace

QString adviceText(const AdviceCommand &command, const Measurement &measurement)
{
    return u'\n' + wordsOf(compare::advise(compare::costInputsOf(measurement), command.situation));
}

void writeAdviceMember(encoding::JsonWriter &json, const AdviceCommand &command,
                       const Measurement &measurement)
{
    json.key("advice");
    const compare::CostInputs inputs = compare::costInputsOf(measurement);
    report::writeAdvice(json, compare::advise(inputs, command.situation), command.situation);
    json.key("measured");
    report::writeCostInputs(json, inputs);
}

base::Result<void> writeReports(const AdviceCommand &command, const Measurement &measurement,
                                base::Reveal reveal)
{
    return command.reports.isEmpty() ? base::Result<void>()
                                     : writeFiles(command, reportOf(command, measurement), reveal);
}

bool asksForAdvice(const QStringList &arguments)
{
    return arguments.contains("--advice"_L1);
}

ExitStatus runAdvice(const QStringList &arguments)
{
    QStringList others = arguments;
    const auto command = takeAdviceOptions(others);
    if (!command)
        return fail(ExitStatus::Usage, u"compare"_s, command.error().message);
    const bool asJson = others.removeAll(u"--json"_s) > 0;
    others.removeOne(u"--advice"_s);
    if (others.size() != 1)
        return fail(ExitStatus::Usage, u"compare"_s, Text::tr("--advice wants one file, a saved result"));
    const auto inputs = savedInputs(others.front());
    if (!inputs)
        return fail(ExitStatus::Usage, others.front(), inputs.error().message);
    report::ComparisonReport content;
    content.made = QDateTime::currentDateTimeUtc();
    content.inputs = *inputs;
    content.situation = command->situation;
    content.advice = compare::advise(*inputs, command->situation);
    encoding::JsonWriter json;
    report::writeAdvice(json, content.advice, command->situation);
    writeOut(asJson ? json.take() + '\n' : wordsOf(content.advice).toUtf8());
    const auto written = writeFiles(*command, content, base::Reveal::Hidden);
    return written.ok() ? ExitStatus::Ok : fail(ExitStatus::Usage, u"compare"_s, written.error().message);
}

} // namespace claimcheck::app
