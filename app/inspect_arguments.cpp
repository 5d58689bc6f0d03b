#include "app/inspect_arguments.h"

#include "app/cli.h"
#include "core/base/clock.h"

#include <QCommandLineParser>
#include <QDateTime>

#include <cmath>
#include <span>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

struct OptionRow
{
    const char *name;
    const char *value; ///< nullptr: a flag
    const char *text;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_cli", text)

/// Of every command that takes keys.
constexpr OptionRow keyRows[] = {
    {"key", "FILE",
     TEXT("Keys: PEM, DER, certificate, PKCS#12, OpenSSH, JWK or JWK Set, encrypted or not. Repeatable.")},
    {"secret", "TEXT", TEXT("A secret for HS256 and its like. Repeatable.")},
    {"secret-file", "FILE", TEXT("A secret: the file's bytes as they are. Repeatable.")},
    {"secret-encoding", "NAME",
     TEXT("How secrets are written: utf8 (as they are), base64, base64url or hex.")},
    {"passphrase-file", "FILE", TEXT("The pass phrase of an encrypted key: the file's first line.")},
    {"passphrase-env", "NAME", TEXT("The pass phrase of an encrypted key: an environment variable's value.")},
};

constexpr OptionRow rows[] = {
    {"ca", "FILE", TEXT("Trust certificates in a token (x5c) that lead to one of these. Repeatable.")},
    {"jwks-url", "URL", TEXT("Fetch keys from this address.")},
    {"issuer", "URL", TEXT("Fetch the keys that this issuer's metadata names.")},
    {"as", "TYPE", TEXT("Judge as this type: access-token, id-token, dpop-proof, logout-token, …")},
    {"expect-issuer", "TEXT", TEXT("What iss must be.")},
    {"expect-audience", "TEXT", TEXT("What aud must have.")},
    {"expect-nonce", "TEXT", TEXT("What nonce must be.")},
    {"expect-state", "TEXT", TEXT("What state must be, and what s_hash is about.")},
    {"expect-client", "TEXT", TEXT("The client that the token was issued to, or that signed it.")},
    {"expect-method", "NAME", TEXT("The method of the request that a DPoP proof goes with.")},
    {"expect-url", "URL", TEXT("The address of the request that a DPoP proof goes with.")},
    {"max-age", "SECONDS", TEXT("How long ago the user may have signed in.")},
    {"access-token", "TEXT", TEXT("The access token that at_hash or ath is about.")},
    {"code", "TEXT", TEXT("The code that c_hash is about.")},
    {"implicit-assertion", "TEXT", TEXT("What a PASETO of version 3 or 4 signs and does not carry.")},
    {"at", "TIME", TEXT("Judge as of this time (RFC 3339 or NumericDate).")},
    {"leeway", "SECONDS", TEXT("How far clocks may differ.")},
    {"json", nullptr, TEXT("Write one JSON object.")},
    {"copy-as", "KIND",
     TEXT(
         "Write a copy instead: token, without-signature, authorization, header-json, claims-json, redacted, "
         "markdown, fixture, curl or openssl.")},
    {"url", "URL", TEXT("The API that --copy-as curl calls.")},
    {"lines", nullptr,
     TEXT("Read requests from standard input, one JSON object a line; answer in their order.")},
    {"reveal", nullptr, TEXT("Show secrets.")},
    {"help", nullptr, TEXT("Show this.")},
};

#undef TEXT

void addRows(QCommandLineParser &parser, std::span<const OptionRow> options)
{
    for (const OptionRow &row : options) {
        const QString value = row.value ? QString::fromLatin1(row.value) : QString();
        parser.addOption(QCommandLineOption(QString::fromLatin1(row.name), Text::tr(row.text), value));
    }
}

void addOptions(QCommandLineParser &parser)
{
    addKeyOptions(parser);
    addRows(parser, rows);
    parser.addPositionalArgument(u"token"_s, Text::tr("A token, a file with one, or - for standard input."),
                                 u"[TOKEN | FILE | -]"_s);
}

InspectOutput outputOf(const QCommandLineParser &parser)
{
    if (parser.isSet(u"help"_s))
        return InspectOutput::Help;
    if (parser.isSet(u"lines"_s))
        return InspectOutput::Lines;
    return parser.isSet(u"json"_s) ? InspectOutput::Json : InspectOutput::Text;
}

/// A number of seconds that is not negative; nullopt where the text is another.
std::optional<qint64> secondsFrom(const QString &text)
{
    bool ok = false;
    const qint64 seconds = text.toLongLong(&ok);
    return ok && seconds >= 0 && seconds <= 1'000'000'000 ? std::optional(seconds) : std::nullopt;
}

base::Result<void> readExpectations(const QCommandLineParser &parser, lint::TokenExpectations &expected)
{
    expected = {.issuer = parser.value(u"expect-issuer"_s),
                .audience = parser.value(u"expect-audience"_s),
                .nonce = parser.value(u"expect-nonce"_s),
                .accessToken = parser.value(u"access-token"_s).toUtf8(),
                .code = parser.value(u"code"_s).toUtf8(),
                .state = parser.value(u"expect-state"_s),
                .clientId = parser.value(u"expect-client"_s),
                .method = parser.value(u"expect-method"_s),
                .url = parser.value(u"expect-url"_s)};
    if (const QString text = parser.value(u"max-age"_s); !text.isEmpty()) {
        expected.maxAge = secondsFrom(text);
        if (!expected.maxAge)
            return base::Error{"max-age"_L1, Text::tr("--max-age takes a number of seconds")};
    }
    return {};
}

base::Result<void> readJudgement(const QCommandLineParser &parser, report::InspectionOptions &options)
{
    if (const QString name = parser.value(u"as"_s); !name.isEmpty()) {
        options.type = lint::tokenTypeFromName(name);
        if (!options.type)
            return base::Error{"type"_L1, Text::tr("--as does not know the type \u201c%1\u201d").arg(name)};
    }
    options.now = base::SystemClock().nowSeconds();
    if (const QString text = parser.value(u"at"_s); !text.isEmpty()) {
        const auto time = timeFromText(text);
        if (!time)
            return base::Error{"time"_L1,
                               Text::tr("--at takes a time such as 2026-01-31T12:00:00Z or 1769860800")};
        options.now = *time;
    }
    if (const QString text = parser.value(u"leeway"_s); !text.isEmpty()) {
        const auto leeway = secondsFrom(text);
        if (!leeway)
            return base::Error{"leeway"_L1, Text::tr("--leeway takes a number of seconds")};
        options.leeway = *leeway;
    }
    options.implicitAssertion = parser.value(u"implicit-assertion"_s).toUtf8();
    return readExpectations(parser, options.expected);
}

base::Result<void> readSecretEncoding(const QCommandLineParser &parser, jose::SecretEncoding &encoding)
{
    const QString name = parser.value(u"secret-encoding"_s);
    if (name.isEmpty())
        return {};
    const auto found = jose::secretEncodingFromName(name);
    if (!found)
        return base::Error{"secret-encoding"_L1,
                           Text::tr("--secret-encoding takes utf8, base64, base64url or hex")};
    encoding = *found;
    return {};
}

} // namespace

void addKeyOptions(QCommandLineParser &parser)
{
    addRows(parser, keyRows);
}

base::Result<void> readKeyOptions(const QCommandLineParser &parser, InspectArguments &arguments)
{
    arguments.keyFiles = parser.values(u"key"_s);
    arguments.secrets = parser.values(u"secret"_s);
    arguments.secretFiles = parser.values(u"secret-file"_s);
    arguments.passphraseFile = parser.value(u"passphrase-file"_s);
    arguments.passphraseVariable = parser.value(u"passphrase-env"_s);
    return readSecretEncoding(parser, arguments.secretEncoding);
}

std::optional<qint64> timeFromText(const QString &text)
{
    bool number = false;
    const double seconds = text.toDouble(&number);
    if (number)
        return std::abs(seconds) < 1e12 ? std::optional<qint64>(static_cast<qint64>(seconds)) : std::nullopt;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional<qint64>(time.toSecsSinceEpoch()) : std::nullopt;
}

base::Result<InspectArguments> parseInspectArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli inspect"_s} + arguments))
        return base::Error{"option"_L1, parser.errorText()};
    if (parser.positionalArguments().size() > 1)
        return base::Error{"arguments"_L1, Text::tr("one token at a time; --lines takes many")};
    InspectArguments result;
    result.output = outputOf(parser);
    result.help = parser.helpText();
    result.input = parser.positionalArguments().value(0);
    result.reveal = parser.isSet(u"reveal"_s) ? base::Reveal::Shown : base::Reveal::Hidden;
    result.caFiles = parser.values(u"ca"_s);
    result.jwksUrl = parser.value(u"jwks-url"_s);
    result.issuer = parser.value(u"issuer"_s);
    if (const QString name = parser.value(u"copy-as"_s); !name.isEmpty()) {
        const report::CopyRow *row = report::findCopy(name);
        if (!row)
            return base::Error{"copy-as"_L1, Text::tr("--copy-as does not know \u201c%1\u201d").arg(name)};
        result.copyAs = row->kind;
        result.copyUrl = parser.value(u"url"_s).toUtf8();
    }
    if (const auto read = readKeyOptions(parser, result); !read)
        return read.error();
    if (const auto read = readJudgement(parser, result.options); !read)
        return read.error();
    return result;
}

} // namespace claimcheck::app
