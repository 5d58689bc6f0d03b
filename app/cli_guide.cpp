#include "app/cli_guide.h"

#include "core/encoding/json_writer.h"
#include "core/oauth/grant_guide.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_words.h"
#include "core/oauth/provider_presets.h"
#include "core/oauth/text.h"

#include <QCommandLineParser>

#include <vector>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using oauth::GuideRow;

namespace {

struct GuideOptions
{
    std::vector<const GuideRow *> rows;
    const oauth::ProviderPreset *preset = nullptr;
    QStringList values;
    bool json = false, presets = false;
};

QString oauthText(const char *source)
{
    return oauth::Text::tr(source);
}

void writeRow(JsonWriter &writer, const GuideRow &row)
{
    writer.beginObject();
    writer.member("id", QString(row.id));
    writer.member("application", oauthText(row.application));
    writer.member("grant", oauth::wordFor(row.grant));
    writer.member("pkce", oauth::wordFor(row.pkce));
    writer.member("client_auth", oauth::wordFor(row.auth));
    writer.member("why", oauthText(row.why));
    writer.member("spec", row.spec.label());
    if (*row.avoid) {
        writer.member("avoid", oauthText(row.avoid));
        writer.member("avoid_spec", row.avoidSpec.label());
    }
    writer.endObject();
}

QByteArray asJson(const GuideOptions &options)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginArray();
    for (const GuideRow *row : options.rows)
        writeRow(writer, *row);
    writer.endArray();
    return writer.take() + '\n';
}

QByteArray asText(const GuideOptions &options)
{
    QString text;
    for (const GuideRow *row : options.rows) {
        text += Text::tr("%1 (%2): %3\n  %4\n  %5 (%6)\n")
                    .arg(row->id, oauthText(row->application), oauth::grantTitle(row->grant, row->pkce),
                         Text::tr("For example: %1.").arg(oauthText(row->example)), oauthText(row->why),
                         row->spec.label());
        if (*row->avoid)
            text += Text::tr("  %1 (%2)\n").arg(oauthText(row->avoid), row->avoidSpec.label());
    }
    return text.toUtf8();
}

QByteArray presetsText()
{
    QString text;
    for (const oauth::ProviderPreset &preset : oauth::providerPresets())
        text += Text::tr("%1 (%2): %3\n  %4\n")
                    .arg(preset.id, QString::fromUtf8(preset.name),
                         *preset.issuer ? QString::fromUtf8(preset.issuer) : Text::tr("no discovery"),
                         oauthText(preset.know));
    return text.toUtf8();
}

/// A profile file to fill in: the client's id, and what else stands in braces.
QByteArray profileOf(const GuideOptions &options)
{
    oauth::Profile profile;
    profile.name = QString::fromUtf8(options.preset->name);
    profile.client.id = u"{client_id}"_s;
    oauth::applyPreset(*options.preset, options.values, profile);
    if (options.rows.size() == 1)
        oauth::applyGuide(*options.rows.front(), profile);
    return oauth::writeProfile(profile) + '\n';
}

base::Result<GuideOptions> choose(const QCommandLineParser &parser)
{
    GuideOptions options;
    options.json = parser.isSet(u"json"_s);
    options.presets = parser.isSet(u"providers"_s);
    options.values = parser.values(u"set"_s);
    const QString kind = parser.positionalArguments().value(0), provider = parser.value(u"provider"_s);
    for (const GuideRow &row : oauth::grantGuide()) {
        if (kind.isEmpty() || kind == row.id)
            options.rows.push_back(&row);
    }
    if (options.rows.empty())
        return base::Error{"usage"_L1, Text::tr("there is no kind \"%1\"; guide lists them").arg(kind)};
    if (!provider.isEmpty())
        options.preset = oauth::providerPreset(provider);
    if (!provider.isEmpty() && !options.preset)
        return base::Error{"usage"_L1, Text::tr("no provider \"%1\"; --providers lists them").arg(provider)};
    return options;
}

} // namespace

ExitStatus runGuide(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Which grant fits which kind of application, and why."));
    parser.addPositionalArgument(u"[KIND]"_s, Text::tr("One kind alone, such as native."));
    parser.addOption({u"json"_s, Text::tr("Print a JSON array instead of text.")});
    parser.addOption({u"providers"_s, Text::tr("List the well-known providers and what surprises there.")});
    parser.addOption(
        {u"provider"_s, Text::tr("Print a profile for this provider, with the grant of KIND."), u"ID"_s});
    parser.addOption({u"set"_s, Text::tr("A value for the next of the issuer's placeholders."), u"VALUE"_s});
    const QCommandLineOption help({u"h"_s, u"help"_s}, Text::tr("Show this help."));
    parser.addOption(help);
    if (!parser.parse(QStringList{u"claimcheck-cli guide"_s} + arguments))
        return fail(ExitStatus::Usage, u"guide"_s, parser.errorText());
    const auto options = choose(parser);
    if (parser.isSet(help))
        writeOut(parser.helpText().toUtf8());
    else if (!options.ok())
        return fail(ExitStatus::Usage, u"guide"_s, options.error().message);
    else if (options->preset)
        writeOut(profileOf(*options));
    else if (options->presets)
        writeOut(presetsText());
    else
        writeOut(options->json ? asJson(*options) : asText(*options));
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
