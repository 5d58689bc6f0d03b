#include "app/register_options.h"

#include "app/cli.h"

#include <QCommandLineParser>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using oauth::RegistrationAct;

namespace {

base::Error usage(const QString &why)
{
    return {"usage"_L1, why};
}

/// Empty where they go together.
QString contradiction(const RegisterOptions &options, qsizetype files, int acts)
{
    if (files != 1)
        return Text::tr("give one profile file; --help lists the options");
    if (acts > 1)
        return Text::tr("--read, --update and --delete exclude each other");
    if (options.act != RegistrationAct::Register && options.access.isEmpty() && !options.showRequest)
        return Text::tr("--access names the file that the registration wrote");
    if (!options.secretFile.isEmpty() && !options.secretEnv.isEmpty())
        return Text::tr("--secret-file and --secret-env exclude each other");
    return {};
}

struct OptionRow
{
    const char *name;
    const char *text;
    const char *value = nullptr;
};
constexpr OptionRow rows[] = {
    {"read", QT_TRANSLATE_NOOP("claimcheck_cli", "Read the client.")},
    {"update", QT_TRANSLATE_NOOP("claimcheck_cli", "Change the client to what the profile asks for.")},
    {"delete", QT_TRANSLATE_NOOP("claimcheck_cli", "Delete the client, and the --access file.")},
    {"request", QT_TRANSLATE_NOOP("claimcheck_cli", "Send these client metadata (JSON)."), "FILE"},
    {"show-request", QT_TRANSLATE_NOOP("claimcheck_cli", "Print the client metadata, send nothing.")},
    {"initial-token-env",
     QT_TRANSLATE_NOOP("claimcheck_cli", "The initial access token is in this environment variable."),
     "NAME"},
    {"software-statement", QT_TRANSLATE_NOOP("claimcheck_cli", "Send this software statement."), "FILE"},
    {"access",
     QT_TRANSLATE_NOOP(
         "claimcheck_cli",
         "Keep the client's URL and registration access token in this file, which only you can read."),
     "FILE"},
    {"output", QT_TRANSLATE_NOOP("claimcheck_cli", "Write the profile with the client in it."), "FILE"},
    {"secret-file",
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "Write the client's secret to this file, and name it in the profile."),
     "FILE"},
    {"secret-env",
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "Name this environment variable in the profile, in place of the secret."),
     "NAME"},
    {"json", QT_TRANSLATE_NOOP("claimcheck_cli", "Print one JSON object instead of text.")},
    {"reveal", QT_TRANSLATE_NOOP("claimcheck_cli", "Show secrets, and keep the secret in the profile.")},
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Text::tr("Registers a client that fits a profile (RFC 7591), and shows what was asked for, what came "
                 "back and where they differ. Reads, changes or deletes it again (RFC 7592)."));
    parser.addPositionalArgument(u"PROFILE"_s, Text::tr("A profile file; its client ID does not count."));
    for (const OptionRow &row : rows)
        parser.addOption(QCommandLineOption(QString::fromLatin1(row.name), Text::tr(row.text),
                                            QString::fromLatin1(row.value ? row.value : "")));
    parser.addOption(QCommandLineOption({u"h"_s, u"help"_s}, Text::tr("Show this help.")));
}

RegistrationAct actOf(const QCommandLineParser &parser)
{
    if (parser.isSet(u"read"_s))
        return RegistrationAct::Read;
    if (parser.isSet(u"update"_s))
        return RegistrationAct::Update;
    return parser.isSet(u"delete"_s) ? RegistrationAct::Delete : RegistrationAct::Register;
}

} // namespace

base::Result<RegisterOptions> readRegisterOptions(const QStringList &arguments, QString &help)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli register"_s} + arguments))
        return usage(parser.errorText());
    RegisterOptions options;
    options.profile = parser.positionalArguments().value(0);
    options.act = actOf(parser);
    options.request = parser.value(u"request"_s);
    options.initialTokenEnv = parser.value(u"initial-token-env"_s);
    options.statement = parser.value(u"software-statement"_s);
    options.access = parser.value(u"access"_s);
    options.output = parser.value(u"output"_s);
    options.secretFile = parser.value(u"secret-file"_s);
    options.secretEnv = parser.value(u"secret-env"_s);
    options.showRequest = parser.isSet(u"show-request"_s);
    options.json = parser.isSet(u"json"_s);
    options.reveal = parser.isSet(u"reveal"_s);
    const int acts =
        int(parser.isSet(u"read"_s)) + int(parser.isSet(u"update"_s)) + int(parser.isSet(u"delete"_s));
    if (parser.isSet(u"help"_s))
        help = parser.helpText();
    else if (const QString why = contradiction(options, parser.positionalArguments().size(), acts);
             !why.isEmpty())
        return usage(why);
    return options;
}

} // namespace claimcheck::app
