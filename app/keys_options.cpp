#include "app/keys_options.h"

#include "app/cli.h"

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDays = 36500;
constexpr int mostBytes = 1024;

struct KeysOptionRow
{
    const char *name;
    const char *value;    ///< nullptr: a flag
    const char *commands; ///< that take it
    const char *text;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_cli", text)

constexpr KeysOptionRow keysRows[] = {
    {"issuer", "URL", "show convert thumbprint", TEXT("Fetch the keys that this issuer's metadata names.")},
    {"kid", "TEXT", "convert generate thumbprint", TEXT("The key of that kid; of generate: its kid.")},
    {"to", "FORM", "convert generate", TEXT("jwk, jwks, pem, der or certificate. generate: jwk by default.")},
    {"private", nullptr, "show convert generate",
     TEXT("With the private part, which is left out otherwise.")},
    {"reveal", nullptr, "show convert generate", TEXT("The same as --private.")},
    {"traditional", nullptr, "convert generate",
     TEXT("PEM and DER as PKCS#1 or SEC 1, as older programs read.")},
    {"out", "FILE", "convert generate",
     TEXT("Write to a file; with the private part only its owner reads it.")},
    {"new-passphrase-file", "FILE", "convert generate",
     TEXT("Encrypt the private key that is written (PKCS#8): the file's first line.")},
    {"new-passphrase-env", "NAME", "convert generate",
     TEXT("Encrypt the private key that is written (PKCS#8): an environment variable's value.")},
    {"passphrase-file", "FILE", "show convert thumbprint",
     TEXT("The pass phrase of an encrypted key: the file's first line.")},
    {"passphrase-env", "NAME", "show convert thumbprint",
     TEXT("The pass phrase of an encrypted key: an environment variable's value.")},
    {"subject", "NAME", "convert generate",
     TEXT("Make a self-signed certificate for this subject, such as CN=id.example.org.")},
    {"days", "N", "convert generate", TEXT("How long that certificate is valid: 365 by default.")},
    {"use", "USE", "generate", TEXT("sig or enc.")},
    {"alg", "NAME", "generate", TEXT("The algorithm that the key is for.")},
    {"bytes", "N", "generate", TEXT("The length of a secret.")},
    {"json", nullptr, "show convert generate thumbprint", TEXT("Write one JSON object.")},
    {"help", nullptr, "show convert generate thumbprint", TEXT("Show this.")},
};

#undef TEXT

constexpr QLatin1StringView keysCommands[] = {"show"_L1, "convert"_L1, "generate"_L1, "thumbprint"_L1};

void addOptions(QCommandLineParser &parser, const QString &command)
{
    for (const KeysOptionRow &row : keysRows) {
        const QString value = row.value ? QString::fromLatin1(row.value) : QString();
        if (QString::fromLatin1(row.commands).split(u' ').contains(command))
            parser.addOption(QCommandLineOption(QString::fromLatin1(row.name), Text::tr(row.text), value));
    }
    const bool make = command == "generate"_L1;
    parser.addPositionalArgument(make ? u"kind"_s : u"keys"_s,
                                 make ? Text::tr("rsa-2048, p-256, ed25519, oct-256, \u2026")
                                      : Text::tr("A file, an https address, or - for standard input."),
                                 make ? u"KIND"_s : u"FILE | URL | -"_s);
}

base::Result<int> number(const QString &name, const QString &text, int otherwise, int most)
{
    if (text.isEmpty())
        return otherwise;
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < 1 || value > most)
        return base::Error{"option"_L1, Text::tr("--%1 takes a number from 1 to %2").arg(name).arg(most)};
    return value;
}

base::Result<void> readForm(const QString &name, KeysOptions &options)
{
    const jose::KeyFormRow *form = jose::findKeyForm(name.isEmpty() ? u"jwk"_s : name);
    if (!form || (name.isEmpty() && options.command == "convert"_L1))
        return base::Error{"option"_L1, Text::tr("--to takes jwk, jwks, pem, der or certificate")};
    options.writing.form = form->form;
    return {};
}

/// Options that the command does not have read as not given.
class Given
{
public:
    explicit Given(const QCommandLineParser &parser) : m_parser(parser) {}
    [[nodiscard]] QString value(const QString &name) const
    {
        return has(name) ? m_parser.value(name) : QString();
    }
    [[nodiscard]] bool has(const QString &name) const { return m_parser.optionNames().contains(name); }

private:
    const QCommandLineParser &m_parser;
};

base::Result<KeysOptions> readGiven(const QCommandLineParser &parser, KeysOptions options)
{
    const Given given(parser);
    options.input = parser.positionalArguments().value(0);
    options.issuer = given.value(u"issuer"_s);
    options.kid = given.value(u"kid"_s);
    options.out = given.value(u"out"_s);
    options.passphraseFile = given.value(u"passphrase-file"_s);
    options.passphraseVariable = given.value(u"passphrase-env"_s);
    options.newPassphraseFile = given.value(u"new-passphrase-file"_s);
    options.newPassphraseVariable = given.value(u"new-passphrase-env"_s);
    options.use = given.value(u"use"_s);
    options.alg = given.value(u"alg"_s);
    options.subject = given.value(u"subject"_s);
    options.output = given.has(u"json"_s) ? KeysOutput::Json : KeysOutput::Text;
    if (given.has(u"private"_s) || given.has(u"reveal"_s))
        options.writing.part = jose::JwkPart::Private;
    if (given.has(u"traditional"_s))
        options.writing.style = crypto::KeyStyle::Traditional;
    const auto days = number(u"days"_s, given.value(u"days"_s), options.days, mostDays);
    const auto bytes = number(u"bytes"_s, given.value(u"bytes"_s), 0, mostBytes);
    if (!days || !bytes)
        return days ? bytes.error() : days.error();
    options.days = *days;
    options.bytes = *bytes;
    if (const auto form = readForm(given.value(u"to"_s), options); !form)
        return form.error();
    if (options.input.isEmpty() == options.issuer.isEmpty())
        return base::Error{"arguments"_L1, options.command == "generate"_L1
                                               ? Text::tr("which kind of key? --help lists them")
                                               : Text::tr("give one file, one address or --issuer")};
    return options;
}

} // namespace

base::Result<KeysOptions> readKeysOptions(const QStringList &words)
{
    KeysOptions options;
    options.command = words.value(0);
    const bool known = std::ranges::find(keysCommands, options.command) != std::end(keysCommands);
    if (!known)
        return base::Error{"command"_L1, Text::tr("give show, convert, generate or thumbprint")};
    QCommandLineParser parser;
    addOptions(parser, options.command);
    const QStringList rest = words.mid(1);
    if (!parser.parse(QStringList{u"claimcheck-cli keys "_s + options.command} + rest))
        return base::Error{"option"_L1, parser.errorText()};
    if (parser.isSet(u"help"_s)) {
        options.help = parser.helpText();
        return options;
    }
    if (parser.positionalArguments().size() > 1)
        return base::Error{"arguments"_L1, Text::tr("one file, address or kind at a time")};
    return readGiven(parser, std::move(options));
}

} // namespace claimcheck::app
