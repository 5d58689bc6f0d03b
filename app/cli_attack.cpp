#include "app/cli_attack.h"

#include "app/inspect_arguments.h"
#include "app/inspect_keys.h"
#include "app/read_input.h"
#include "core/attack/attack.h"
#include "core/base/clock.h"
#include "core/encoding/json_writer.h"

#include <QCommandLineParser>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

void addAttackOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Text::tr(
        "Makes variants of a token that a server must refuse, to test your own server. Sends nothing."));
    addKeyOptions(parser);
    parser.addOptions({
        {u"url"_s, Text::tr("A URL of yours, for jku, x5u and kid."), u"URL"_s},
        {u"only"_s, Text::tr("This variant alone, by its id. Repeatable."), u"ID"_s},
        {u"list"_s, Text::tr("List the variants and what each tests; needs no token.")},
        {u"json"_s, Text::tr("Write one JSON array.")},
        {u"help"_s, Text::tr("Show this.")},
    });
    parser.addPositionalArgument(u"token"_s,
                                 Text::tr("A good token, a file with one, or - for standard input."),
                                 u"[TOKEN | FILE | -]"_s);
}

void writeRow(encoding::JsonWriter &writer, const attack::AttackRow &row,
              const std::optional<base::Result<attack::Forged>> &forged)
{
    writer.beginObject();
    writer.member("id", row.id);
    writer.member("group", attack::attackGroupTitle(row.group));
    writer.member("label", attack::label(row));
    writer.member("tries", attack::whatItTries(row));
    writer.member("tests", attack::whatItTests(row));
    writer.member("spec", row.spec.label());
    if (forged && forged->ok()) {
        writer.member("token", forged->value().token);
        if (!forged->value().serve.isEmpty())
            writer.member("serve", forged->value().serve);
    } else if (forged) {
        writer.member("notMade", forged->error().code);
        writer.member("why", forged->error().message);
    }
    writer.endObject();
}

QByteArray rowText(const attack::AttackRow &row, const std::optional<base::Result<attack::Forged>> &forged)
{
    QString text = u"%1  %2\n  %3\n  %4 (%5)\n"_s.arg(QLatin1StringView(row.id), attack::label(row),
                                                      attack::whatItTries(row), attack::whatItTests(row),
                                                      row.spec.label());
    if (forged)
        text += u"  %1\n"_s.arg(forged->ok() ? QString::fromUtf8(forged->value().token)
                                             : Text::tr("not made: %1").arg(forged->error().message));
    return text.toUtf8();
}

ExitStatus writeVariants(const QCommandLineParser &parser, const std::optional<attack::AttackInput> &input)
{
    const QStringList only = parser.values(u"only"_s);
    for (const QString &id : only) {
        if (!attack::findAttack(id.toUtf8()))
            return fail(ExitStatus::Usage, u"attack"_s,
                        Text::tr("there is no variant %1; --list has them").arg(id));
    }
    encoding::JsonWriter writer;
    writer.beginArray();
    QByteArray text;
    for (const attack::AttackRow &row : attack::attackTable()) {
        if (!only.isEmpty() && !only.contains(QLatin1StringView(row.id)))
            continue;
        std::optional<base::Result<attack::Forged>> forged;
        if (input)
            forged = attack::makeAttack(row, *input);
        writeRow(writer, row, forged);
        text += rowText(row, forged);
    }
    writer.endArray();
    writeOut(parser.isSet(u"json"_s) ? writer.take() + '\n' : text);
    return ExitStatus::Ok;
}

} // namespace

ExitStatus runAttack(const QStringList &words)
{
    QCommandLineParser parser;
    addAttackOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli attack"_s} + words))
        return fail(ExitStatus::Usage, u"attack"_s, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        writeOut(parser.helpText().toUtf8());
        return ExitStatus::Ok;
    }
    if (parser.isSet(u"list"_s))
        return writeVariants(parser, std::nullopt);
    InspectArguments arguments;
    if (const auto read = readKeyOptions(parser, arguments); !read)
        return fail(ExitStatus::Usage, u"attack"_s, read.error().message);
    const auto keys = gatherKeys(arguments);
    if (!keys)
        return fail(ExitStatus::Usage, u"attack"_s, keys.error().message);
    const auto text = readInput(parser.positionalArguments().value(0));
    if (!text)
        return fail(ExitStatus::Usage, u"attack"_s, text.error().message);
    base::SystemRandom random;
    attack::AttackInput input{token::readToken(*text),
                              {},
                              parser.value(u"url"_s).toUtf8(),
                              base::SystemClock().nowSeconds(),
                              &random};
    if (!token::draftOf(input.document))
        return fail(ExitStatus::Usage, u"attack"_s, Text::tr("variants are made of signed tokens (JWS)"));
    if (!keys->keys.empty())
        input.key = keys->keys.front();
    return writeVariants(parser, input);
}

} // namespace claimcheck::app
