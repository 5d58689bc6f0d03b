#include "app/cli_check.h"

#include "app/cli_exports.h"
#include "app/cli_flow_print.h"
#include "app/cli_rules.h"
#include "core/flow/recorded_run.h"
#include "core/flow/recording.h"
#include "core/oauth/profile_words.h"
#include "core/report/flow_json.h"
#include "core/report/redactor.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

struct CheckOptions
{
    QString path;
    bool json = false;
    ExportOptions exports;
    int flowNumber = 1; ///< the one to export
    std::optional<lint::RuleProfile> rules;
};

QByteArray asJson(const flow::Recording &recorded, report::Redaction redaction)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.key("flows");
    writer.beginArray();
    for (const flow::RunState &run : recorded.flows) {
        writer.beginObject();
        writer.member("issuer", run.result.issuer);
        writer.member("client_id", run.profile.client.id);
        writer.member("grant", oauth::wordFor(run.profile.grant));
        report::writeFlowMembers(writer, run, flow::endOf(run.trace), redaction);
        writer.endObject();
    }
    writer.endArray();
    if (recorded.damaged) {
        writer.key("damaged");
        writer.beginObject();
        writer.member("offset", qint64(recorded.damaged->where));
        writer.member("message", recorded.damaged->message);
        writer.endObject();
    }
    writer.endObject();
    return writer.take() + '\n';
}

QByteArray asText(const flow::Recording &recorded, report::Redaction redaction)
{
    QByteArray text;
    int number = 0;
    for (const flow::RunState &run : recorded.flows) {
        text += Text::tr("Flow %1: client %2 of %3\n")
                    .arg(++number)
                    .arg(run.profile.client.id, run.result.issuer)
                    .toUtf8();
        const report::Redactor redactor(run, redaction);
        for (const flow::Message &message : run.trace.messages())
            text += messageLine(redactor.message(message), redaction);
        text += resultText(run, flow::endOf(run.trace), redaction) + '\n';
    }
    if (recorded.flows.empty())
        text += Text::tr("There is no OAuth flow in this file.\n").toUtf8();
    return text;
}

bool isWrong(const flow::RunState &run)
{
    return run.result.failure || std::ranges::any_of(run.result.checks, [](const lint::CheckResult &check) {
               return check.outcome == lint::Outcome::Failed && check.level == base::Level::Error;
           });
}

base::Result<CheckOptions> readOptions(const QStringList &arguments, QString &help)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("Every OAuth flow in a HAR or a saved trace, judged. Sends nothing."));
    parser.addPositionalArgument(u"FILE"_s, Text::tr("A HAR of a browser, or a trace of flow --trace."));
    const QCommandLineOption json(u"json"_s, Text::tr("Print one JSON object instead of text."));
    const QCommandLineOption number(u"flow"_s, Text::tr("The flow to write to files, the first by default."),
                                    u"NUMBER"_s, u"1"_s);
    const QCommandLineOption helpOption({u"h"_s, u"help"_s}, Text::tr("Show this help."));
    parser.addOptions({json, number, helpOption});
    parser.addOptions(exportOptions() + QList{rulesOption()});
    if (!parser.parse(QStringList{u"claimcheck-cli check"_s} + arguments))
        return base::Error{"usage"_L1, parser.errorText()};
    const auto exports = readExportOptions(parser);
    if (!exports)
        return exports.error();
    const auto rules = readRulesOption(parser);
    if (!rules)
        return rules.error();
    if (parser.isSet(helpOption))
        help = parser.helpText();
    else if (parser.positionalArguments().size() != 1)
        return base::Error{"usage"_L1, Text::tr("give one file; --help lists the options")};
    return CheckOptions{parser.positionalArguments().value(0), parser.isSet(json), *exports,
                        parser.value(number).toInt(), *rules};
}

void judgeBy(lint::RuleProfile rules, flow::Recording &recorded)
{
    for (flow::RunState &run : recorded.flows) {
        run.ruleProfile = rules;
        run.result.checks = flow::checksOf(run, flow::endOf(run.trace));
    }
}

/// The wanted flow in the wanted files.
base::Result<void> writeFiles(const CheckOptions &options, const flow::Recording &recorded)
{
    if (options.exports.files.empty())
        return {};
    const auto index = static_cast<std::size_t>(options.flowNumber - 1);
    if (index >= recorded.flows.size())
        return base::Error{"usage"_L1, Text::tr("there is no flow %1 to write").arg(options.flowNumber)};
    const flow::RunState &run = recorded.flows[index];
    if (!writeExports(options.exports, run, flow::endOf(run.trace)))
        return base::Error{"export-unwritable"_L1, Text::tr("not every file was written")};
    return {};
}

} // namespace

ExitStatus runCheck(const QStringList &arguments)
{
    QString help;
    const auto options = readOptions(arguments, help);
    if (!options)
        return fail(ExitStatus::Usage, u"check"_s, options.error().message);
    if (!help.isEmpty()) {
        writeOut(help.toUtf8());
        return ExitStatus::Ok;
    }
    QFile file(options->path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ExitStatus::Usage, options->path, file.errorString());
    auto recorded = flow::readRecording(file.readAll());
    if (!recorded)
        return fail(ExitStatus::Usage, options->path, recorded.error().message);
    if (options->rules)
        judgeBy(*options->rules, *recorded);
    writeOut(options->json ? asJson(*recorded, options->exports.redaction)
                           : asText(*recorded, options->exports.redaction));
    if (const auto written = writeFiles(*options, *recorded); !written)
        return fail(ExitStatus::Usage, options->path, written.error().message);
    if (recorded->damaged)
        fail(ExitStatus::WrongInside, options->path, recorded->damaged->message);
    const bool wrong = recorded->damaged || std::ranges::any_of(recorded->flows, isWrong);
    return wrong ? ExitStatus::WrongInside : ExitStatus::Ok;
}

} // namespace claimcheck::app
