#include "core/oauth/import_profiles.h"

#include "core/encoding/json_writer.h"
#include "core/oauth/import_draft.h"
#include "core/oauth/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

using Variables = QHash<QString, QString>;

constexpr int maximumReplacements = 100;

/// Puts values for {{name}} and Insomnia's {{ _.name }}; what has none stays, and is named.
QString withVariables(QString text, const Variables &variables, ImportDraft &draft)
{
    static const QRegularExpression pattern(u"\\{\\{\\s*(?:_\\.)?([^{}]+?)\\s*\\}\\}"_s);
    qsizetype from = 0;
    for (int count = 0; count < maximumReplacements; ++count) {
        const QRegularExpressionMatch match = pattern.match(text, from);
        if (!match.hasMatch())
            break;
        const auto found = variables.constFind(match.captured(1));
        if (found == variables.cend()) {
            draft.leave(match.captured(),
                        Text::tr("the file has no value for this variable: write it into the profile."));
            from = match.capturedEnd();
        } else {
            text.replace(match.capturedStart(), match.capturedLength(), *found);
        }
    }
    return text;
}

void takeParameter(ImportDraft &draft, const ForeignParameter &parameter, const QString &value)
{
    std::vector<LegExtras> &extras = draft.result.profile.extras;
    auto leg = std::ranges::find(extras, parameter.leg, &LegExtras::leg);
    if (leg == extras.end())
        leg = extras.insert(extras.end(), LegExtras{parameter.leg, {}, {}});
    (parameter.inHeader ? leg->headers : leg->parameters)
        .push_back({parameter.name.toUtf8(), value.toUtf8()});
}

void takeEndpoints(ImportDraft &draft)
{
    encoding::JsonWriter json;
    json.beginObject();
    if (!draft.authorizationUrl.isEmpty())
        json.member("authorization_endpoint"_L1, draft.authorizationUrl);
    if (!draft.tokenUrl.isEmpty())
        json.member("token_endpoint"_L1, draft.tokenUrl);
    json.endObject();
    draft.result.profile.metadataJson = json.take();
    draft.leave(u"issuer"_s,
                Text::tr("the file names endpoints only: with the issuer in the profile, its metadata "
                         "and keys are found, and ID tokens can be verified."));
}

void settle(ImportDraft &draft)
{
    Profile &profile = draft.result.profile;
    takeEndpoints(draft);
    if (!draft.pkce.value_or(false))
        profile.pkce = PkceMethod::None;
    if (profile.client.secret.place != SecretPlace::None)
        profile.client.auth = draft.inBody.value_or(false) ? ClientAuth::SecretPost : ClientAuth::SecretBasic;
}

ImportedProfile understood(const ForeignSettings &settings, const Variables &variables)
{
    ImportDraft draft;
    draft.result.profile.name = settings.name;
    for (const ForeignValue &each : settings.values) {
        const ImportRow *row = importRow(settings.tool, each.name);
        if (each.value.isEmpty() || (row && !row->take && !row->why))
            continue;
        if (!row)
            draft.leave(each.name, Text::tr("not a setting that Claimcheck knows."));
        else if (row->take)
            row->take(draft, withVariables(each.value, variables, draft));
        else
            draft.leave(each.name, Text::tr(row->why));
    }
    for (const ForeignParameter &parameter : settings.parameters)
        takeParameter(draft, parameter, withVariables(parameter.value, variables, draft));
    settle(draft);
    return std::move(draft.result);
}

base::Error notKnown()
{
    return {
        "import-not-known"_L1,
        Text::tr("This is no file that can be imported. Claimcheck reads Postman collections (2.0, 2.1), "
                 "Insomnia exports of version 4 (JSON; its version 5 is YAML: export as version 4), and .bru "
                 "files or exported collections of Bruno.")};
}

base::Result<ForeignFile> readForeign(const QByteArray &file)
{
    const auto json = JsonDocument::parse(file);
    if (!json.ok()) {
        if (file.trimmed().startsWith('{'))
            return json.error();
        auto bru = readBru(file);
        return bru.ok() ? std::move(bru) : notKnown();
    }
    for (const auto read : {readPostman, readInsomnia, readBrunoExport}) {
        if (auto result = read(json->root()); result.ok())
            return result;
    }
    return notKnown();
}

bool isThere(const std::vector<ForeignSettings> &all, std::size_t index)
{
    const auto same = [&all, index](const ForeignSettings &other) {
        return other.values == all[index].values && other.parameters == all[index].parameters;
    };
    return std::any_of(all.begin(), all.begin() + std::ptrdiff_t(index), same);
}

} // namespace

QString foreignText(JsonValue value)
{
    if (value.isArray()) {
        QStringList texts;
        for (const JsonValue element : value.elements())
            texts += foreignText(element);
        return texts.join(u' ');
    }
    if (value.isString())
        return value.toString();
    return value.isNumber() || value.isBool() ? QString::fromLatin1(value.raw()) : QString();
}

base::Result<std::vector<ImportedProfile>> importProfiles(const QByteArray &file,
                                                          const QByteArray &environment)
{
    auto read = readForeign(file);
    if (!read.ok())
        return read.error();
    Variables variables = read->variables;
    if (!environment.isEmpty()) {
        const auto more = readForeign(environment);
        if (!more.ok())
            return more.error();
        for (auto each = more->variables.cbegin(); each != more->variables.cend(); ++each)
            variables.insert(each.key(), each.value());
    }
    std::vector<ImportedProfile> profiles;
    for (std::size_t index = 0; index < read->settings.size(); ++index) {
        if (!isThere(read->settings, index))
            profiles.push_back(understood(read->settings[index], variables));
    }
    if (profiles.empty())
        return base::Error{"import-empty"_L1,
                           Text::tr("The file can be read, and no request in it has OAuth 2.0 settings.")};
    return profiles;
}

} // namespace claimcheck::oauth
