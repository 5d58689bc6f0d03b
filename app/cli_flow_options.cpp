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
    {"har", "FILE", QT_TRANSLATE_NOOP("claimcheck_cli", "write the messages as HAR 1.2")},
    {"trace", "FILE", QT_TRANSLATE_NOOP("claimcheck_cli", "write the run as a trace")},
    {"report", "FILE.md", QT_TRANSLATE_NOOP("claimcheck_cli", "write a report in Markdown")},
    {"timeout", "SECONDS", QT_TRANSLATE_NOOP("claimcheck_cli", "wait so long for the browser, default 300")},
    {"json", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "the result as JSON on standard output")},
    {"reveal", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "print and write secrets as they are")},
    {"demo", nullptr,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "start the built-in provider and sign in by itself; PROFILE may name one of its "
                       "clients (demo-native, demo-native-opaque, demo-web, demo-web-opaque)")},
    {"help", nullptr, QT_TRANSLATE_NOOP("claimcheck_cli", "show this")},
};

void addOptions(QCommandLineParser &parser)
{
    for (const Option &option : options)
        parser.addOption({QString::fromLatin1(option.name), Text::tr(option.description),
                          option.value ? QString::fromLatin1(option.value) : QString()});
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
    for (const Option &option : options) {
        const QString name = u"--"_s + QString::fromLatin1(option.name) +
                             (option.value ? u' ' + QString::fromLatin1(option.value) : QString());
        text += u"  %1 %2\n"_s.arg(name, -20).arg(Text::tr(option.description));
    }
    return text;
}

base::Result<FlowOptions> readFlowOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList(u"flow"_s) + arguments))
        return usage(parser.errorText());
    FlowOptions read;
    read.help = parser.isSet(u"help"_s);
    read.source = parser.isSet(u"demo"_s) ? FlowSource::Demo : FlowSource::ProfileFile;
    read.browser = parser.value(u"browser"_s);
    read.harPath = parser.value(u"har"_s);
    read.tracePath = parser.value(u"trace"_s);
    read.reportPath = parser.value(u"report"_s);
    read.output = parser.isSet(u"json"_s) ? FlowOutput::Json : FlowOutput::Text;
    read.reveal = parser.isSet(u"reveal"_s) ? base::Reveal::Shown : base::Reveal::Hidden;
    read.profile = parser.positionalArguments().value(0);
    bool number = true;
    if (parser.isSet(u"timeout"_s))
        read.timeoutSeconds = parser.value(u"timeout"_s).toInt(&number);
    if (!number || read.timeoutSeconds < 0)
        return usage(Text::tr("--timeout wants a number of seconds"));
    if (parser.positionalArguments().size() > 1)
        return usage(Text::tr("one profile at a time"));
    if (read.profile.isEmpty() && read.source == FlowSource::ProfileFile && !read.help)
        return usage(Text::tr("a profile file is wanted; --help lists the options"));
    return read;
}

} // namespace claimcheck::app
