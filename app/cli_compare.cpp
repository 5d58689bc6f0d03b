#include "app/cli_compare.h"

#include "app/cli_compare_advice.h"
#include "app/cli_compare_measure.h"
#include "app/read_input.h"
#include "core/base/result.h"
#include "core/report/diff_report.h"

#include <QCommandLineParser>
#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

struct CompareOptions
{
    QString a, b;
    bool json = false;
    QString markdown; ///< a file's path; empty for none
    QStringList setAside;
    report::Redaction redaction = report::Redaction::Secrets;
    QString help;
};

base::Result<report::Redaction> redactionFrom(const QCommandLineParser &parser, const QString &option)
{
    if (parser.isSet(u"reveal"_s) && parser.isSet(option))
        return base::Error{"usage"_L1, Text::tr("--reveal and --redact contradict each other")};
    if (parser.isSet(u"reveal"_s))
        return report::Redaction::None;
    const auto level = report::redactionOf(parser.value(option));
    if (!level)
        return base::Error{"usage"_L1, Text::tr("--redact takes none, secrets or personal")};
    return *level;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Text::tr("Two token responses or tokens, claim by claim. Sends nothing."));
    parser.addPositionalArgument(u"A"_s, Text::tr("A token response or a token, a file with one, or - for "
                                                  "standard input."));
    parser.addPositionalArgument(u"B"_s, Text::tr("The other."));
    parser.addOptions({{u"json"_s, Text::tr("Print one JSON object instead of text.")},
                       {u"markdown"_s, Text::tr("Also write a report to this file."), u"FILE"_s},
                       {u"set-aside"_s,
                        Text::tr("Claims whose other value is expected, between commas; %1 by default.")
                            .arg(compare::defaultSetAside().join(u',')),
                        u"LIST"_s, compare::defaultSetAside().join(u',')},
                       {u"all"_s, Text::tr("Set nothing aside.")},
                       {u"redact"_s, Text::tr("What is left out: secrets, personal (both) or none."),
                        u"LEVEL"_s, u"secrets"_s},
                       {u"reveal"_s, Text::tr("The same as --redact none.")},
                       {{u"h"_s, u"help"_s}, Text::tr("Show this help.")}});
}

base::Result<CompareOptions> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli compare"_s} + arguments))
        return base::Error{"usage"_L1, parser.errorText()};
    CompareOptions options;
    if (parser.isSet(u"help"_s)) {
        options.help = parser.helpText() + u'\n' + measureHelp() + u'\n' + adviceHelp();
        return options;
    }
    const QStringList given = parser.positionalArguments();
    if (given.size() != 2)
        return base::Error{"usage"_L1, Text::tr("give two responses or tokens; --help lists the options")};
    options.a = given[0];
    options.b = given[1];
    if (options.a == "-"_L1 && options.b == "-"_L1)
        return base::Error{"usage"_L1, Text::tr("only one of the two can be standard input")};
    const auto redaction = redactionFrom(parser, u"redact"_s);
    if (!redaction)
        return redaction.error();
    options.redaction = *redaction;
    options.json = parser.isSet(u"json"_s);
    options.markdown = parser.value(u"markdown"_s);
    if (!parser.isSet(u"all"_s))
        options.setAside = parser.value(u"set-aside"_s).split(u',', Qt::SkipEmptyParts);
    return options;
}

/// A text that was typed is a secret, and no name.
QString nameOf(const QString &input)
{
    return QFile::exists(input) ? input : QString();
}

base::Result<report::DiffReport> readBoth(const CompareOptions &options)
{
    const auto a = readInput(options.a);
    if (!a)
        return base::Error{a.error().code, u"A: "_s + a.error().message};
    const auto b = readInput(options.b);
    if (!b)
        return base::Error{b.error().code, u"B: "_s + b.error().message};
    report::DiffReport report = report::makeDiffReport(*a, *b, options.setAside);
    report.nameA = nameOf(options.a);
    report.nameB = nameOf(options.b);
    for (const compare::Response *one : {&report.a, &report.b}) {
        if (one->form == compare::ResponseForm::Unreadable)
            return base::Error{"unreadable"_L1,
                               (one == &report.a ? u"A: "_s : u"B: "_s) + one->remarks.front().message};
    }
    return report;
}

} // namespace

ExitStatus runCompare(const QStringList &arguments)
{
    if (asksForAdvice(arguments))
        return runAdvice(arguments);
    if (asksToMeasure(arguments))
        return runMeasure(arguments);
    const auto options = readOptions(arguments);
    if (!options)
        return fail(ExitStatus::Usage, u"compare"_s, options.error().message);
    if (!options->help.isEmpty()) {
        writeOut(options->help.toUtf8());
        return ExitStatus::Ok;
    }
    const auto report = readBoth(*options);
    if (!report)
        return fail(ExitStatus::Usage, u"compare"_s, report.error().message);
    writeOut(options->json ? report::diffJson(*report, options->redaction)
                           : report::diffText(*report, options->redaction));
    if (options->markdown.isEmpty())
        return ExitStatus::Ok;
    QFile file(options->markdown);
    const QByteArray markdown = report::diffMarkdown(*report, options->redaction);
    if (!file.open(QIODevice::WriteOnly) || file.write(markdown) != markdown.size())
        return fail(ExitStatus::Usage, options->markdown, file.errorString());
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
