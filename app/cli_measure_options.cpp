#include "app/cli_measure_options.h"

#include "app/cli.h"
#include "app/cli_compare_measure.h"

#include <QCommandLineParser>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

struct MeasureOption
{
    const char *name;
    const char *value; ///< nullptr: a switch
    const char *description;
};

constexpr MeasureOption measureOptions[] = {
    {"profile", "FILE",
     QT_TRANSLATE_NOOP("claimcheck_cli", "the profile that says how the two tokens differ; or given twice")},
    {"demo", nullptr,
     QT_TRANSLATE_NOOP("claimcheck_cli", "measure the built-in provider, which signs in by itself")},
    {"token-lifetime", "SECONDS",
     QT_TRANSLATE_NOOP("claimcheck_cli", "of the demo's access tokens, default 600")},
    {"samples", "N", QT_TRANSLATE_NOOP("claimcheck_cli", "of each kind of work, default 200")},
    {"cold-samples", "N", QT_TRANSLATE_NOOP("claimcheck_cli", "of those on new connections, default 20")},
    {"cache", "SECONDS",
     QT_TRANSLATE_NOOP("claimcheck_cli", "keep introspection answers so long, default 30")},
    {"no-revoke", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "do not revoke the tokens")},
    {"wait", "SECONDS", QT_TRANSLATE_NOOP("claimcheck_cli", "for a revoked token to be refused, default 10")},
    {"browser", "COMMAND", QT_TRANSLATE_NOOP("claimcheck_cli", "run this with the URL as last argument")},
    {"timeout", "SECONDS", QT_TRANSLATE_NOOP("claimcheck_cli", "wait so long for the browser, default 300")},
    {"json", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "the result as JSON on standard output")},
    {"reveal", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "JSON with the tokens and the claims' values")},
    {"help", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "show this")},
};

base::Error usageError(const QString &why)
{
    return {"usage"_L1, why};
}

/// The options that are numbers; each stays at its default where it is not given.
base::Result<void> readNumbers(const QCommandLineParser &parser, MeasureCommand &command)
{
    const std::pair<QString, int *> numbers[] = {
        {u"samples"_s, &command.options.samples},    {u"cold-samples"_s, &command.options.coldSamples},
        {u"cache"_s, &command.options.cacheSeconds}, {u"wait"_s, &command.options.revocationSeconds},
        {u"timeout"_s, &command.timeoutSeconds},     {u"token-lifetime"_s, &command.demoLifetime},
    };
    for (const auto &[name, number] : numbers) {
        if (!parser.isSet(name))
            continue;
        bool isNumber = false;
        *number = parser.value(name).toInt(&isNumber);
        if (!isNumber || *number < 0)
            return usageError(Text::tr("--%1 wants a number").arg(name));
    }
    return {};
}

} // namespace

QString measureHelp()
{
    QString text =
        Text::tr("Usage: claimcheck-cli compare [OPTIONS] --profile PROFILE.json\n\nGets two tokens of "
                 "one provider, measures what an API sees of each, and revokes them.\n\nOptions:\n");
    for (const MeasureOption &option : measureOptions) {
        const QString name = u"--%1 %2"_s.arg(QLatin1String(option.name), QLatin1String(option.value));
        text += u"  %1 %2\n"_s.arg(name, -24).arg(Text::tr(option.description));
    }
    return text;
}

base::Result<MeasureCommand> readMeasureCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const MeasureOption &option : measureOptions)
        parser.addOption({QString::fromLatin1(option.name), {}, QString::fromLatin1(option.value)});
    if (!parser.parse(QStringList(u"compare"_s) + arguments))
        return usageError(parser.errorText());
    MeasureCommand command;
    command.help = parser.isSet(u"help"_s);
    command.isDemo = parser.isSet(u"demo"_s);
    command.profiles = parser.values(u"profile"_s);
    command.browser = parser.value(u"browser"_s);
    command.output = parser.isSet(u"json"_s) ? MeasureOutput::Json : MeasureOutput::Text;
    command.reveal = parser.isSet(u"reveal"_s) ? base::Reveal::Shown : base::Reveal::Hidden;
    if (parser.isSet(u"no-revoke"_s))
        command.options.revocation = compare::MeasureOptions::Revocation::Leave;
    if (const auto numbers = readNumbers(parser, command); !numbers.ok())
        return numbers.error();
    if (!parser.positionalArguments().isEmpty())
        return usageError(Text::tr("files are compared without --profile and --demo"));
    if (command.profiles.size() > 2 || (command.profiles.isEmpty() && !command.isDemo && !command.help))
        return usageError(Text::tr("one or two profiles are wanted"));
    return command;
}

} // namespace claimcheck::app
