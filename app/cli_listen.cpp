#include "app/cli_listen.h"

#include "app/cli_flow_print.h"
#include "app/interrupt.h"
#include "app/remote_keys.h"
#include "core/encoding/json.h"
#include "core/flow/logout_listener.h"
#include "core/lint/run_reading.h"
#include "core/report/flow_json.h"

#include <QCommandLineParser>
#include <QTimer>

#include <optional>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using lint::MessageKind;

namespace {

enum class Output : quint8 { Text, Json };

struct Options
{
    QString issuer, clientId;
    quint16 port = 0;
    int count = 0;   ///< notices to wait for; 0: any number
    int timeout = 0; ///< seconds; 0: for ever
    Output output = Output::Text;
};

/// Options, or the status to end with.
struct Parsed
{
    Options options;
    std::optional<ExitStatus> end;
};

Parsed wrong(const QString &what, const QString &why)
{
    return {{}, fail(ExitStatus::Usage, what, why)};
}

Parsed readValues(const QCommandLineParser &parser)
{
    Options options;
    options.issuer = parser.value(u"issuer"_s);
    options.clientId = parser.value(u"client-id"_s);
    if (options.issuer.isEmpty() || options.clientId.isEmpty())
        return wrong(u"listen"_s, Text::tr("--issuer and --client-id are needed"));
    bool isPort = false, isCount = false, isTimeout = false;
    options.port = parser.value(u"port"_s).toUShort(&isPort);
    options.count = parser.value(u"count"_s).toInt(&isCount);
    options.timeout = parser.value(u"timeout"_s).toInt(&isTimeout);
    if (!isPort)
        return wrong(u"--port"_s, Text::tr("a port is a number from 0 to 65535"));
    if (!isCount || options.count < 0)
        return wrong(u"--count"_s, Text::tr("a number is wanted"));
    if (!isTimeout || options.timeout < 0 || options.timeout > 86'400)
        return wrong(u"--timeout"_s, Text::tr("a number of seconds up to a day is wanted"));
    options.output = parser.isSet(u"json"_s) ? Output::Json : Output::Text;
    return {options, std::nullopt};
}

Parsed parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr(
        "Receives what a server tells a client of logouts (back-channel and front-channel), on this machine "
        "only, and judges it."));
    const QCommandLineOption issuer(u"issuer"_s, Text::tr("The server; its keys are fetched."), u"URL"_s);
    const QCommandLineOption client(u"client-id"_s, Text::tr("The client that the notices are for."),
                                    u"ID"_s);
    const QCommandLineOption port(u"port"_s, Text::tr("Listen on this port (default: any free one)."), u"N"_s,
                                  u"0"_s);
    const QCommandLineOption count(u"count"_s, Text::tr("End after so many notices (default: never)."),
                                   u"N"_s, u"0"_s);
    const QCommandLineOption timeout(u"timeout"_s, Text::tr("End after so many seconds (default: never)."),
                                     u"SECONDS"_s, u"0"_s);
    const QCommandLineOption json(u"json"_s, Text::tr("Print a JSON object a line instead of text."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Text::tr("Show this help."));
    parser.addOptions({issuer, client, port, count, timeout, json, help});
    if (!parser.parse(QStringList{u"claimcheck-cli listen"_s} + arguments))
        return wrong(u"listen"_s, parser.errorText());
    if (parser.isSet(help)) {
        writeOut(parser.helpText().toUtf8());
        return {{}, ExitStatus::Ok};
    }
    if (!parser.positionalArguments().isEmpty())
        return wrong(parser.positionalArguments().front(), Text::tr("listen takes no file"));
    return readValues(parser);
}

/// What the notice says: a logout token's claims, or the parameters of the front channel.
QByteArray contentOf(const http::Request &request)
{
    const auto token = lint::readJwt(lint::valueOf(lint::formOf(request), "logout_token"));
    if (token)
        return token->payload.root().raw().toByteArray();
    JsonWriter out;
    out.beginObject();
    for (const encoding::FormPair &pair : lint::queryOf(request))
        out.member(pair.name, pair.value);
    out.endObject();
    return out.take();
}

QByteArray noticeJson(const flow::LogoutNotice &notice)
{
    const flow::Message &message = notice.message;
    JsonWriter out;
    out.beginObject();
    out.member("number"_L1, message.number);
    out.member("kind"_L1, lint::messageKindName(message.kind));
    out.member("accepted"_L1, notice.isAccepted());
    out.member("status"_L1, message.response->status);
    out.memberRaw("content", contentOf(message.request));
    report::writeChecks(out, notice.checks);
    out.endObject();
    return out.take() + '\n';
}

QByteArray placesText(const flow::LogoutListener &listener, Output output)
{
    const QString back = listener.uriFor(MessageKind::BackchannelLogout);
    const QString front = listener.uriFor(MessageKind::FrontchannelLogout);
    if (output == Output::Text)
        return Text::tr("backchannel_logout_uri: %1\nfrontchannel_logout_uri: %2\nCtrl+C ends it.\n")
            .arg(back, front)
            .toUtf8();
    JsonWriter out;
    out.beginObject();
    out.member("backchannel_logout_uri"_L1, back);
    out.member("frontchannel_logout_uri"_L1, front);
    out.endObject();
    return out.take() + '\n';
}

/// What came so far, for the end.
struct Tally
{
    int received = 0;
    int refused = 0;
};

void print(const flow::LogoutNotice &notice, Output output, Tally &tally)
{
    ++tally.received;
    tally.refused += notice.isAccepted() ? 0 : 1;
    writeOut(output == Output::Json ? noticeJson(notice)
                                    : messageLine(notice.message, report::Redaction::Secrets) +
                                          checksText(notice.checks).toUtf8());
}

ExitStatus listen(const Options &options, const jose::KeySet &keys)
{
    const base::SystemClock clock;
    oauth::Profile profile;
    profile.issuer = options.issuer;
    profile.client.id = options.clientId;
    flow::LogoutListener listener(clock, profile, keys);
    if (const auto listening = listener.listen(options.port); !listening)
        return fail(ExitStatus::NetworkFailed, u"listen"_s, listening.error().message);
    Tally tally;
    auto *application = QCoreApplication::instance();
    QObject::connect(&listener, &flow::LogoutListener::received, application,
                     [&](const flow::LogoutNotice &notice) {
                         print(notice, options.output, tally);
                         if (options.count > 0 && tally.received >= options.count) // once it is answered
                             QTimer::singleShot(100, application, &QCoreApplication::quit);
                     });
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, application, &QCoreApplication::quit);
    if (options.timeout > 0)
        QTimer::singleShot(options.timeout * 1000, application, &QCoreApplication::quit);
    writeOut(placesText(listener, options.output));
    QCoreApplication::exec();
    if (tally.received < options.count)
        return fail(ExitStatus::NetworkFailed, u"listen"_s,
                    Text::tr("%1 of %2 notices came").arg(tally.received).arg(options.count));
    return tally.refused > 0 ? ExitStatus::WrongInside : ExitStatus::Ok;
}

} // namespace

ExitStatus runListen(const QStringList &arguments)
{
    const Parsed parsed = parse(arguments);
    if (parsed.end)
        return *parsed.end;
    const auto keys = fetchKeys(net::KeyAddress::Issuer, parsed.options.issuer);
    if (!keys)
        return fail(keys.error().code == "network"_L1 ? ExitStatus::NetworkFailed : ExitStatus::Usage,
                    parsed.options.issuer, keys.error().message);
    return listen(parsed.options, *keys);
}

} // namespace claimcheck::app
