#include "app/cli_check_up.h"

#include "app/flow_session.h"
#include "core/flow/check_up.h"
#include "core/report/check_up_report.h"

#include <QCommandLineParser>
#include <QEventLoop>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

struct CheckUpOptions
{
    QString profile, client, host, other, browser, report;
    int timeoutSeconds = 60;
    bool demo = false, json = false;
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Text::tr("Sends a provider what it must refuse (a code twice, a wrong PKCE verifier, tokens with a "
                 "changed signature …) and tells what it accepted. Signs in up to %1 times. Only at a host "
                 "that you may test.")
            .arg(flow::mostSignIns));
    parser.addPositionalArgument(u"PROFILE"_s,
                                 Text::tr("A profile file of the authorization code or device grant."));
    parser.addOptions({
        {u"demo"_s, Text::tr("Check the built-in provider.")},
        {u"client"_s, Text::tr("With --demo: its client."), u"ID"_s},
        {u"confirm"_s, Text::tr("The host that is to be checked, written out."), u"HOST"_s},
        {u"other"_s,
         Text::tr("The profile file of a second client, which must not use what the first was given."),
         u"PROFILE"_s},
        {u"browser"_s, Text::tr("Open the sign-in page with this command."), u"COMMAND"_s},
        {u"timeout"_s, Text::tr("How long to wait for each sign-in; 60 by default."), u"SECONDS"_s, u"60"_s},
        {u"report"_s, Text::tr("Write a Markdown report."), u"FILE"_s},
        {u"json"_s, Text::tr("Print one JSON object instead of text.")},
        {{u"h"_s, u"help"_s}, Text::tr("Show this help.")},
    });
}

base::Result<CheckUpOptions> readOptions(const QStringList &arguments, QString &help)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli check-up"_s} + arguments))
        return base::Error{"usage"_L1, parser.errorText()};
    CheckUpOptions options{parser.positionalArguments().value(0),
                           parser.value(u"client"_s),
                           parser.value(u"confirm"_s),
                           parser.value(u"other"_s),
                           parser.value(u"browser"_s),
                           parser.value(u"report"_s),
                           0,
                           parser.isSet(u"demo"_s),
                           parser.isSet(u"json"_s)};
    bool isNumber = false;
    options.timeoutSeconds = parser.value(u"timeout"_s).toInt(&isNumber);
    if (parser.isSet(u"help"_s))
        help = parser.helpText();
    else if (!isNumber || options.timeoutSeconds < 1)
        return base::Error{"usage"_L1, Text::tr("--timeout takes a number of seconds")};
    else if (parser.positionalArguments().size() != (options.demo ? 0 : 1))
        return base::Error{"usage"_L1, Text::tr("give a profile file, or --demo; --help lists the options")};
    return options;
}

base::Result<void> setOtherClient(flow::CheckUp &checkUp, const CheckUpOptions &options)
{
    if (options.other.isEmpty())
        return {};
    const auto profile = profileFromFile(options.other);
    return profile.ok() ? checkUp.setOtherClient(*profile) : profile.error();
}

ExitStatus tell(const flow::CheckUp &checkUp, const CheckUpOptions &options, const QString &host)
{
    writeOut(options.json ? report::checkUpJson(checkUp, host) : report::checkUpText(checkUp));
    if (!options.report.isEmpty() && !saveFile(options.report, report::checkUpMarkdown(checkUp, host)))
        return ExitStatus::Usage;
    if (std::ranges::any_of(checkUp.results(), flow::isFault, &flow::ProbeResult::outcome))
        return ExitStatus::WrongInside;
    return checkUp.trouble().isEmpty() ? ExitStatus::Ok : ExitStatus::NetworkFailed;
}

} // namespace

ExitStatus runCheckUp(const QStringList &arguments)
{
    QString help;
    const auto options = readOptions(arguments, help);
    if (!options.ok())
        return fail(ExitStatus::Usage, u"check-up"_s, options.error().message);
    if (!help.isEmpty()) {
        writeOut(help.toUtf8());
        return ExitStatus::Ok;
    }
    FlowSession session(options->browser, options->timeoutSeconds);
    const auto profile =
        options->demo ? session.demoProfile(options->client) : profileFromFile(options->profile);
    if (!profile.ok())
        return fail(ExitStatus::Usage, options->profile, profile.error().message);
    const QString host = flow::hostOf(*profile);
    flow::CheckUp checkUp(std::make_unique<flow::FlowRunner>(session.environment()));
    if (const auto set = setOtherClient(checkUp, *options); !set.ok())
        return fail(ExitStatus::Usage, u"check-up"_s, set.error().message);
    QEventLoop loop;
    QObject::connect(&checkUp, &flow::CheckUp::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    if (const auto started = checkUp.start(*profile, options->demo ? host : options->host); !started.ok())
        return fail(ExitStatus::Usage, u"check-up"_s, started.error().message);
    loop.exec();
    return tell(checkUp, *options, host);
}

} // namespace claimcheck::app
