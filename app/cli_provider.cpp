#include "app/cli_provider.h"

#include "app/interrupt.h"
#include "core/encoding/json.h"
#include "core/oauth/profile_file.h"
#include "core/provider/faults.h"
#include "core/provider/provider.h"

#include <QCommandLineParser>

#include <optional>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using provider::Client;
using provider::Provider;

namespace {

enum class Output : quint8 { Text, Json };

struct Options
{
    quint16 port = 0;
    QString signInAs; ///< empty: ask
    provider::Lifetimes lifetimes = {};
    QStringList faults;
    QString certificateFolder; ///< empty: no TLS
    provider::SignedMetadata signedMetadata = provider::SignedMetadata::No;
    provider::SamlSignature samlSignature = provider::SamlSignature::NotLookedAt;
    Output output = Output::Text;
};

/// Options, or the status to end with.
struct Parsed
{
    Options options;
    std::optional<ExitStatus> end;
};

/// "wrong-state  RS01  state comes back changed", a line each.
QByteArray describeFaults()
{
    QString text;
    const char *last = "";
    for (const provider::FaultRow &row : provider::faultTable()) {
        if (qstrcmp(last, row.id) != 0)
            text += u"%1  %2  %3\n"_s.arg(QLatin1StringView(row.id), -34)
                        .arg(QLatin1StringView(row.rules), -4)
                        .arg(provider::description(row));
        last = row.id;
    }
    return text.toUtf8();
}

Parsed readValues(const QCommandLineParser &parser)
{
    Options options;
    bool isPort = false;
    options.port = parser.value(u"port"_s).toUShort(&isPort);
    if (!isPort)
        return {{}, fail(ExitStatus::Usage, u"--port"_s, Text::tr("a port is a number from 0 to 65535"))};
    options.lifetimes.accessToken = parser.value(u"token-lifetime"_s).toInt();
    if (options.lifetimes.accessToken < 1)
        return {{},
                fail(ExitStatus::Usage, u"--token-lifetime"_s, Text::tr("a number of seconds is wanted"))};
    options.signInAs = parser.value(u"sign-in-as"_s);
    options.faults = parser.values(u"fault"_s);
    options.certificateFolder = parser.value(u"tls"_s);
    if (parser.isSet(u"signed-metadata"_s))
        options.signedMetadata = provider::SignedMetadata::Yes;
    if (parser.isSet(u"saml-signature"_s))
        options.samlSignature = provider::SamlSignature::Asked;
    options.output = parser.isSet(u"json"_s) ? Output::Json : Output::Text;
    return {options, std::nullopt};
}

void addOptions(QCommandLineParser &parser)
{
    const QCommandLineOption port(u"port"_s, Text::tr("Listen on this port (default: any free one)."), u"N"_s,
                                  u"0"_s);
    const QCommandLineOption json(u"json"_s, Text::tr("Print one JSON object instead of text."));
    const QCommandLineOption signIn(u"sign-in-as"_s,
                                    Text::tr("Sign this user in and consent without a page."), u"NAME"_s);
    const QCommandLineOption lifetime(u"token-lifetime"_s,
                                      Text::tr("Access tokens are good for so many seconds (default: 600)."),
                                      u"SECONDS"_s, u"600"_s);
    const QCommandLineOption fault(u"fault"_s,
                                   Text::tr("Break a rule on purpose; may be given several times."), u"ID"_s);
    const QCommandLineOption tls(
        u"tls"_s,
        Text::tr("Listen over TLS too, with a CA of its own; write it and the clients' certificates to DIR."),
        u"DIR"_s);
    const QCommandLineOption signedMetadata(u"signed-metadata"_s,
                                            Text::tr("Sign the metadata too (signed_metadata, RFC 8414)."));
    const QCommandLineOption saml(
        u"saml-signature"_s,
        Text::tr("Refuse SAML assertions without a signature; one that is there is not verified."));
    const QCommandLineOption listFaults(u"list-faults"_s,
                                        Text::tr("List the faults, with the checks that see them."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Text::tr("Show this help."));
    parser.addOptions({port, json, signIn, lifetime, fault, tls, signedMetadata, saml, listFaults, help});
}

Parsed parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Text::tr("The built-in authorization server and a small API, on this machine only."));
    addOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli provider"_s} + arguments))
        return {{}, fail(ExitStatus::Usage, u"provider"_s, parser.errorText())};
    if (parser.isSet(u"help"_s)) {
        writeOut(parser.helpText().toUtf8());
        return {{}, ExitStatus::Ok};
    }
    if (parser.isSet(u"list-faults"_s)) {
        writeOut(describeFaults());
        return {{}, ExitStatus::Ok};
    }
    if (!parser.positionalArguments().isEmpty())
        return {{},
                fail(ExitStatus::Usage, parser.positionalArguments().front(),
                     Text::tr("provider takes no file"))};
    return readValues(parser);
}

QString kindName(provider::ClientKind kind)
{
    switch (kind) {
    case provider::ClientKind::Public: return Text::tr("public");
    case provider::ClientKind::Confidential: return Text::tr("confidential");
    case provider::ClientKind::ResourceServer: return Text::tr("API, may introspect");
    }
    return {};
}

QByteArray describeAsText(const Provider &server, const std::vector<Client> &clients)
{
    QString text =
        Text::tr("Issuer: %1\n\nClients (any loopback port, path /callback):\n").arg(server.issuer());
    if (!server.mutualTlsOrigin().isEmpty())
        text.prepend(Text::tr("Over TLS: %1\n").arg(server.mutualTlsOrigin()));
    for (const Client &client : clients) {
        text += u"  %1  %2"_s.arg(QString::fromUtf8(client.id), -20).arg(kindName(client.kind));
        if (!client.secret.isEmpty())
            text +=
                Text::tr(", secret %1").arg(QString::fromUtf8(client.secret)); // a demonstration's, no secret
        text += u'\n';
    }
    text += Text::tr("\nSignatures of SAML assertions are not verified.\n");
    text += Text::tr("\nProfiles for claimcheck-cli flow:\n");
    QByteArray out = text.toUtf8();
    for (const oauth::Profile &profile : server.profiles())
        out += oauth::writeProfile(profile) + '\n';
    return out + Text::tr("\nCtrl+C ends it.\n").toUtf8();
}

void writeClient(JsonWriter &out, const Client &client)
{
    out.beginObject();
    out.member("id"_L1, client.id);
    out.member("kind"_L1, client.kind == provider::ClientKind::Public ? "public"_L1 : "confidential"_L1);
    if (!client.secret.isEmpty())
        out.member("secret"_L1, client.secret);
    out.member("access_token_format"_L1,
               client.format == provider::TokenFormat::Jwt ? "jwt"_L1 : "opaque"_L1);
    out.member("signing_alg"_L1, client.signingAlg);
    out.endObject();
}

QByteArray describeAsJson(const Provider &server, const std::vector<Client> &clients)
{
    JsonWriter out;
    out.beginObject();
    out.member("issuer"_L1, server.issuer());
    out.key("clients");
    out.beginArray();
    for (const Client &client : clients)
        writeClient(out, client);
    out.endArray();
    out.key("profiles");
    out.beginArray();
    for (const oauth::Profile &profile : server.profiles())
        out.rawValue(oauth::writeProfile(profile, encoding::JsonIndent::None)); // a script can read a line
    out.endArray();
    out.endObject();
    return out.take() + '\n';
}

} // namespace

ExitStatus runProvider(const QStringList &arguments)
{
    const Parsed parsed = parse(arguments);
    if (parsed.end)
        return *parsed.end;
    const base::SystemClock clock;
    base::SystemRandom random;
    provider::ProviderOptions options;
    options.clock = &clock;
    options.random = &random;
    options.port = parsed.options.port;
    options.lifetimes = parsed.options.lifetimes;
    options.samlSignature = parsed.options.samlSignature;
    if (!parsed.options.certificateFolder.isEmpty())
        options.tls = provider::OverTls::Yes;
    options.signedMetadata = parsed.options.signedMetadata;
    if (!parsed.options.signInAs.isEmpty()) {
        options.signIn = provider::SignIn::Automatic;
        options.automaticUser = parsed.options.signInAs;
    }

    auto faults = provider::hooksFor(parsed.options.faults);
    if (!faults)
        return fail(ExitStatus::Usage, u"--fault"_s,
                    Text::tr("%1 --list-faults has them all.").arg(faults.error().message));
    Provider server(options);
    server.setHooks(*std::move(faults));
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    if (const base::Result<void> listening = server.listen(); !listening)
        return fail(ExitStatus::NetworkFailed, u"provider"_s, listening.error().message);
    if (const auto written = server.writeCertificates(parsed.options.certificateFolder); !written)
        return fail(ExitStatus::Usage, u"--tls"_s, written.error().message);
    writeOut(parsed.options.output == Output::Json ? describeAsJson(server, options.clients)
                                                   : describeAsText(server, options.clients));
    QCoreApplication::exec();
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
