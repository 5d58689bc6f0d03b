#include "app/cli_discover.h"

#include "app/cli_flow_print.h"
#include "core/base/clock.h"
#include "core/encoding/json_writer.h"
#include "core/flow/discovery.h"
#include "core/report/discovery_report.h"

#include <QCommandLineParser>
#include <QEventLoop>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using flow::StartingPoint;
using flow::StartKind;

namespace {

enum class Output : quint8 { Text, Json };

struct DiscoverOptions
{
    StartingPoint start;
    std::optional<StartingPoint> other;
    QString caPath;
    int timeoutSeconds = 60;
    Output output = Output::Text;
    QString help; ///< to be shown in place of all else
};

base::Result<DiscoverOptions> readValues(const QCommandLineParser &parser)
{
    DiscoverOptions options;
    options.start = flow::startingPointOf(parser.positionalArguments().front());
    if (parser.isSet(u"as"_s)) {
        const auto kind = flow::startKindOf(parser.value(u"as"_s));
        if (!kind)
            return base::Error{"usage"_L1, Text::tr("--as takes issuer, api or account")};
        options.start = {*kind, parser.positionalArguments().front()};
    }
    if (parser.isSet(u"with"_s))
        options.other = flow::startingPointOf(parser.value(u"with"_s));
    options.caPath = parser.value(u"ca"_s);
    bool isNumber = false;
    options.timeoutSeconds = parser.value(u"timeout"_s).toInt(&isNumber);
    if (!isNumber || options.timeoutSeconds < 1 || options.timeoutSeconds > 3600)
        return base::Error{"usage"_L1, Text::tr("--timeout takes a number of seconds")};
    options.output = parser.isSet(u"json"_s) ? Output::Json : Output::Text;
    return options;
}

base::Result<DiscoverOptions> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Finds the authorization server and its metadata from an "
                                              "issuer URL, an account (joe@example.org) or, with "
                                              "--as api, the URL of an API; says what bends a rule on the "
                                              "way. Sends GET requests without credentials."));
    parser.addPositionalArgument(u"START"_s,
                                 Text::tr("An issuer, an account, or with --as api an API's URL."));
    const QCommandLineOption as(u"as"_s, Text::tr("What START is: issuer, api or account."), u"KIND"_s);
    const QCommandLineOption with(u"with"_s, Text::tr("Compare the metadata with that of this issuer."),
                                  u"OTHER"_s);
    const QCommandLineOption ca(u"ca"_s, Text::tr("Trust this certificate authority (PEM) too."), u"FILE"_s);
    const QCommandLineOption timeout(u"timeout"_s, Text::tr("How long to wait; 60 by default."), u"SECONDS"_s,
                                     u"60"_s);
    const QCommandLineOption json(u"json"_s, Text::tr("Print one JSON object instead of text."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Text::tr("Show this help."));
    parser.addOptions({as, with, ca, timeout, json, help});
    if (!parser.parse(QStringList{u"claimcheck-cli discover"_s} + arguments))
        return base::Error{"usage"_L1, parser.errorText()};
    DiscoverOptions options;
    if (parser.isSet(help)) {
        options.help = parser.helpText();
        return options;
    }
    if (parser.positionalArguments().size() != 1)
        return base::Error{"usage"_L1, Text::tr("give one issuer, account or API; --help lists the options")};
    return readValues(parser);
}

/// To its end. Errors: those of Discovery::start.
base::Result<void> find(flow::Discovery &discovery, const StartingPoint &start,
                        const DiscoverOptions &options)
{
    flow::DiscoveryLimits limits;
    limits.milliseconds = options.timeoutSeconds * 1000;
    discovery.setLimits(limits);
    oauth::Profile settings;
    settings.tlsCaPath = options.caPath;
    QEventLoop loop;
    QObject::connect(&discovery, &flow::Discovery::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    if (auto started = discovery.start(start, settings); !started)
        return started;
    loop.exec();
    return {};
}

std::vector<oauth::MetadataRow> compared(const flow::Discovery &a, const flow::Discovery &b)
{
    const flow::FoundIssuer *left = a.result().best(), *right = b.result().best();
    return left && right ? oauth::compareMetadata(left->document()->metadata.document.root(),
                                                  right->document()->metadata.document.root())
                         : std::vector<oauth::MetadataRow>();
}

QByteArray asJson(const flow::Discovery &one, const flow::Discovery *other, qint64 now)
{
    encoding::JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    report::writeDiscoveryMembers(writer, one, now);
    if (other) {
        writer.key("with");
        writer.beginObject();
        report::writeDiscoveryMembers(writer, *other, now);
        writer.endObject();
        writer.key("members");
        report::writeMetadataRows(writer, compared(one, *other));
    }
    writer.endObject();
    return writer.take() + '\n';
}

QByteArray asText(const flow::Discovery &one, const flow::Discovery *other)
{
    QByteArray text;
    for (const flow::Discovery *each : {&one, other}) {
        if (!each)
            continue;
        for (const flow::Message &message : each->trace().messages())
            text += messageLine(message, report::Redaction::Secrets);
        text += report::discoveryText(*each).toUtf8() + checksText(each->result().checks).toUtf8();
    }
    if (other)
        text += "\n" + Text::tr("A beside B").toUtf8() + "\n" +
                report::metadataRowsText(compared(one, *other)).toUtf8();
    return text;
}

ExitStatus statusOf(const flow::Discovery &discovery)
{
    const flow::DiscoveryResult &result = discovery.result();
    if (result.failure) {
        const QString hint =
            result.failure->code == "issuer-no-metadata"_L1 && result.start.kind == StartKind::Issuer
                ? u' ' + Text::tr("If this is the URL of an API, add --as api.")
                : QString();
        return fail(ExitStatus::NetworkFailed, result.start.text, result.failure->message + hint);
    }
    return report::hasErrors(result) ? ExitStatus::WrongInside : ExitStatus::Ok;
}

} // namespace

ExitStatus runDiscover(const QStringList &arguments)
{
    const auto options = readOptions(arguments);
    if (!options)
        return fail(ExitStatus::Usage, u"discover"_s, options.error().message);
    if (!options->help.isEmpty()) {
        writeOut(options->help.toUtf8());
        return ExitStatus::Ok;
    }
    const base::SystemClock clock;
    flow::FlowEnvironment environment;
    environment.clock = &clock;
    flow::Discovery one(environment), other(environment);
    if (const auto found = find(one, options->start, *options); !found)
        return fail(ExitStatus::Usage, options->start.text, found.error().message);
    if (options->other) {
        if (const auto found = find(other, *options->other, *options); !found)
            return fail(ExitStatus::Usage, options->other->text, found.error().message);
    }
    const flow::Discovery *second = options->other ? &other : nullptr;
    writeOut(options->output == Output::Json ? asJson(one, second, clock.nowSeconds()) : asText(one, second));
    const ExitStatus first = statusOf(one);
    return second ? std::max(first, statusOf(other)) : first;
}

} // namespace claimcheck::app
