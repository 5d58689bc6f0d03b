#include "app/cli_sign.h"

#include "app/inspect_arguments.h"
#include "app/inspect_keys.h"
#include "app/read_input.h"
#include "core/base/clock.h"
#include "core/encoding/json_writer.h"
#include "core/token/token_draft.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

using token::TimePreset;
using token::TokenDraft;

struct PresetRow
{
    QLatin1StringView name;
    TimePreset preset;
};

constexpr PresetRow presets[] = {
    {"now"_L1, TimePreset::Now}, {"hour"_L1, TimePreset::HourMore}, {"expired"_L1, TimePreset::Expired}};

void addSignOptions(QCommandLineParser &parser)
{
    addKeyOptions(parser);
    parser.addOptions({
        {u"header"_s, Text::tr("The header: JSON text or a file with it."), u"JSON | FILE"_s},
        {u"payload"_s, Text::tr("The payload: text or a file with it."), u"TEXT | FILE"_s},
        {u"set"_s, Text::tr("Set a claim; what is no JSON is text. Repeatable."), u"NAME=JSON"_s},
        {u"set-header"_s, Text::tr("Set a header parameter. Repeatable."), u"NAME=JSON"_s},
        {u"times"_s, Text::tr("Set iat, nbf and exp: now, hour (expires in an hour) or expired."),
         u"PRESET"_s},
        {u"unsigned"_s, Text::tr("Leave the signature out, with alg none.")},
        {u"help"_s, Text::tr("Show this.")},
    });
    parser.addPositionalArgument(u"token"_s, Text::tr("A token to edit, a file with one, or -."),
                                 u"[TOKEN | FILE | -]"_s);
}

base::Result<QByteArray> textOrFile(const QString &word)
{
    return QFile::exists(word) ? readWholeFile(word) : base::Result<QByteArray>(word.toUtf8());
}

/// What is given wins over what the token has.
base::Result<TokenDraft> startingDraft(const QCommandLineParser &parser)
{
    TokenDraft draft;
    if (const QStringList tokens = parser.positionalArguments(); !tokens.isEmpty()) {
        const auto input = readInput(tokens.front());
        if (!input)
            return input.error();
        const auto read = token::draftOf(token::readToken(*input));
        if (!read)
            return base::Error{"sign-not-jws"_L1, Text::tr("only a signed token (JWS) can be edited")};
        draft = *read;
    }
    for (const auto &[name, part] : {std::pair(u"header"_s, &draft.header), {u"payload"_s, &draft.payload}}) {
        if (!parser.isSet(name))
            continue;
        const auto text = textOrFile(parser.value(name));
        if (!text)
            return text.error();
        *part = *text;
    }
    return draft;
}

/// Without a header the key says what it has to be.
QByteArray headerFor(const jose::Jwk &key)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.member("alg", token::algorithmsFor(key).value(0, "none"));
    writer.member("typ", "JWT");
    if (!key.kid.isEmpty())
        writer.member("kid", key.kid);
    writer.endObject();
    return writer.take();
}

using Edit = TokenDraft (*)(TokenDraft, QByteArrayView, QByteArrayView);

base::Result<void> applyEdits(TokenDraft &draft, const QStringList &words, Edit edit)
{
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 1)
            return base::Error{"sign-set"_L1, Text::tr("\u201c%1\u201d is not NAME=JSON").arg(word)};
        QByteArray json = word.mid(equals + 1).toUtf8();
        if (!encoding::JsonDocument::parse(json)) {
            encoding::JsonWriter writer;
            writer.value(json);
            json = writer.take();
        }
        draft = edit(std::move(draft), word.left(equals).toUtf8(), json);
    }
    return {};
}

base::Result<void> applyOptions(const QCommandLineParser &parser, TokenDraft &draft)
{
    if (const QString name = parser.value(u"times"_s); !name.isEmpty()) {
        const auto *row = std::ranges::find(presets, name, &PresetRow::name);
        if (row == std::end(presets))
            return base::Error{"sign-times"_L1, Text::tr("--times takes now, hour or expired")};
        draft = token::withTimes(std::move(draft), row->preset, base::SystemClock().nowSeconds());
    }
    if (auto edited = applyEdits(draft, parser.values(u"set"_s), token::withClaim); !edited)
        return edited;
    return applyEdits(draft, parser.values(u"set-header"_s), token::withParameter);
}

base::Result<TokenDraft> finished(const QCommandLineParser &parser, TokenDraft draft,
                                  const jose::KeySet &keys)
{
    if (parser.isSet(u"unsigned"_s)) {
        if (draft.header.isEmpty())
            draft.header = "{}";
        return token::unsignedDraft(std::move(draft));
    }
    if (keys.keys.empty())
        return base::Error{"sign-no-key"_L1, Text::tr("give a key (--key, --secret), or --unsigned")};
    return token::signDraft(std::move(draft), keys.keys.front());
}

} // namespace

ExitStatus runSign(const QStringList &words)
{
    QCommandLineParser parser;
    addSignOptions(parser);
    if (!parser.parse(QStringList{u"claimcheck-cli sign"_s} + words))
        return fail(ExitStatus::Usage, u"sign"_s, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        writeOut(parser.helpText().toUtf8());
        return ExitStatus::Ok;
    }
    InspectArguments arguments;
    if (const auto read = readKeyOptions(parser, arguments); !read)
        return fail(ExitStatus::Usage, u"sign"_s, read.error().message);
    const auto keys = gatherKeys(arguments);
    if (!keys)
        return fail(ExitStatus::Usage, u"sign"_s, keys.error().message);
    auto draft = startingDraft(parser);
    if (!draft)
        return fail(ExitStatus::Usage, u"sign"_s, draft.error().message);
    if (draft->header.isEmpty() && !keys->keys.empty())
        draft->header = headerFor(keys->keys.front());
    if (const auto applied = applyOptions(parser, *draft); !applied)
        return fail(ExitStatus::Usage, u"sign"_s, applied.error().message);
    const auto result = finished(parser, std::move(draft).value(), *keys);
    if (!result)
        return fail(ExitStatus::Usage, u"sign"_s, result.error().message);
    writeOut(result->text() + '\n');
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
