#include "app/cli_flow_options.h"

#include "app/cli.h"

#include <QCommandLineParser>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

struct Option
{
    const char *name;
    const char *value; ///< nullptr: a switch
    const char *description;
};

constexpr Option options[] = {
    {"browser", "COMMAND", QT_TRANSLATE_NOOP("claimcheck_cli", "run this with the URL as last argument")},
    {"timeout", "SECONDS", QT_TRANSLATE_NOOP("claimcheck_cli", "wait so long for the browser, default 300")},
    {"poll-interval", "SECONDS",
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "device code and CIBA: ask no more often than that, default as the server says")},
    {"step-up", nullptr,
     QT_TRANSLATE_NOOP("claimcheck_cli", "run again when the API wants a stronger sign-in (RFC 9470)")},
    {"json", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "the result as JSON on standard output")},
    {"demo", nullptr,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "start the built-in provider and sign in by itself; PROFILE may name one of its "
                       "clients (demo-native, demo-native-opaque, demo-web, demo-web-opaque, "
                       "demo-dpop, demo-web-jwt) or a grant (device_code, ciba, client_credentials, "
                       "password, implicit, hybrid)")},
    {"help", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "show this")},
};

QList<QCommandLineOption> allOptions()
{
    QList<QCommandLineOption> all;
    for (const Option &option : options)
        all += {QString::fromLatin1(option.name), Text::tr(option.description),
                option.value ? QString::fromLatin1(option.value) : QString()};
    return all + exportOptions() + QList{rulesOption()};
}

base::Error usage(const QString &why)
{
    return {"usage"_L1, why};
}

} // namespace

QString flowHelp()
{
    QString text = Text::tr(
        "Usage: claimcheck-cli flow [OPTIONS] PROFILE.json\n\nRuns an OAuth flow, prints every message, "
        "the tokens and the checks.\n\nOptions:\n");
    for (const QCommandLineOption &option : allOptions()) {
        const QString name = u"--%1 %2"_s.arg(option.names().first(), option.valueName());
        text += u"  %1 %2\n"_s.arg(name, -20).arg(option.description());
    }
    return text;
}

base::Result<FlowOptions> readFlowOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(allOptions());
    if (!parser.parse(QStringList(u"flow"_s) + arguments))
        return usage(parser.errorText());
    FlowOptions read;
    read.help = parser.isSet(u"help"_s);
    read.source = parser.isSet(u"demo"_s) ? FlowSource::Demo : FlowSource::ProfileFile;
    read.browser = parser.value(u"browser"_s);
    read.output = parser.isSet(u"json"_s) ? FlowOutput::Json : FlowOutput::Text;
    read.profile = parser.positionalArguments().value(0);
    auto exports = readExportOptions(parser);
    if (!exports)
        return exports.error();
    read.exports = *std::move(exports);
    const auto rules = readRulesOption(parser);
    if (!rules)
        return rules.error();
    read.rules = *rules;
    read.stepUp = parser.isSet(u"step-up"_s) ? StepUpAnswer::RunAgain : StepUpAnswer::Tell;
    for (const auto &[name, seconds] :
         {std::pair{u"timeout"_s, &read.timeoutSeconds}, std::pair{u"poll-interval"_s, &read.pollSeconds}}) {
        bool number = true;
        if (parser.isSet(name))
            *seconds = parser.value(name).toInt(&number);
        if (!number || *seconds < 0)
            return usage(Text::tr("--%1 wants a number of seconds").arg(name));
    }
    if (parser.positionalArguments().size() > 1)
        return usage(Text::tr("one profile at a time"));
    if (read.profile.isEmpty() && read.source == FlowSource::ProfileFile && !read.help)
        return usage(Text::tr("a profile file is wanted; --help lists the options"));
    return read;
}

} // namespace claimcheck::app
