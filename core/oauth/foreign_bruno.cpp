// Bruno's .bru files, blocks of "name: value" lines, and its collections exported as JSON.
#include "core/oauth/foreign_settings.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonMember;
using encoding::JsonValue;

namespace {

constexpr int maximumFolders = 32;

struct ParameterBlock
{
    QLatin1StringView name; ///< after "auth:oauth2:additional_params:"
    Leg leg;
    bool inHeader;
};
constexpr ParameterBlock parameterBlocks[] = {
    {"auth_req:queryparams"_L1, Leg::Authorization, false},
    {"auth_req:headers"_L1, Leg::Authorization, true},
    {"auth_req:body"_L1, Leg::Authorization, false},
    {"access_token_req:body"_L1, Leg::Token, false},
    {"access_token_req:queryparams"_L1, Leg::Token, false},
    {"access_token_req:headers"_L1, Leg::Token, true},
    {"refresh_token_req:body"_L1, Leg::Refresh, false},
    {"refresh_token_req:queryparams"_L1, Leg::Refresh, false},
    {"refresh_token_req:headers"_L1, Leg::Refresh, true},
};

void takeLine(ForeignFile &file, ForeignSettings &settings, QStringView block, const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon <= 0 || line.startsWith(u'~')) // "~": switched off
        return;
    const QString name = line.first(colon).trimmed(), value = line.sliced(colon + 1).trimmed();
    if (block == "meta"_L1 && name == "name"_L1)
        settings.name = value;
    else if (block == "vars:pre-request"_L1 || block == "vars"_L1)
        file.variables.insert(name, value);
    else if (block == "auth:oauth2"_L1)
        settings.values.push_back({name, value});
    for (const ParameterBlock &row : parameterBlocks) {
        if (block == QString("auth:oauth2:additional_params:"_L1 + row.name))
            settings.parameters.push_back({row.leg, row.inHeader, name, value});
    }
}

struct ExportedParameters
{
    QLatin1StringView name;
    Leg leg;
};
constexpr ExportedParameters exportedParameters[] = {
    {"authorization"_L1, Leg::Authorization}, {"token"_L1, Leg::Token}, {"refresh"_L1, Leg::Refresh}};

void takeExported(ForeignFile &file, const QString &name, JsonValue auth)
{
    const JsonValue oauth = auth["oauth2"_L1];
    if (!auth["mode"_L1].equals("oauth2") || file.settings.size() >= maximumForeignSettings)
        return;
    ForeignSettings settings{ForeignTool::Bruno, name, {}, {}};
    for (const JsonMember member : oauth.members()) {
        if (member.name() != "additionalParameters"_L1)
            settings.values.push_back({member.name(), foreignText(member.value())});
    }
    for (const ExportedParameters &list : exportedParameters) {
        for (const JsonValue row : oauth["additionalParameters"_L1][list.name].elements()) {
            if (row["enabled"_L1].toBool(true))
                settings.parameters.push_back({list.leg, row["sendIn"_L1].equals("headers"),
                                               row["name"_L1].toString(), foreignText(row["value"_L1])});
        }
    }
    file.settings.push_back(std::move(settings));
}

void takeItems(ForeignFile &file, JsonValue items, int depth)
{
    if (depth > maximumFolders)
        return;
    for (const JsonValue item : items.elements()) {
        const QString name = item["name"_L1].toString();
        takeExported(file, name, item["request"_L1]["auth"_L1]);
        takeExported(file, name, item["root"_L1]["request"_L1]["auth"_L1]); // a folder's own
        takeItems(file, item["items"_L1], depth + 1);
    }
}

} // namespace

base::Result<ForeignFile> readBru(QByteArrayView text)
{
    ForeignFile file;
    ForeignSettings settings{ForeignTool::Bruno, {}, {}, {}};
    QString block;
    bool known = false;
    for (const QString &whole : QString::fromUtf8(text).split(u'\n')) {
        const QString line = whole.trimmed();
        if (block.isEmpty() && line.endsWith(u'{') && !whole.startsWith(u' ')) {
            block = line.chopped(1).trimmed();
            known = known || !block.isEmpty();
        } else if (whole.startsWith(u'}')) {
            block.clear();
        } else {
            takeLine(file, settings, block, line);
        }
    }
    if (!known)
        return base::Error{"import-not-known"_L1, Text::tr("not a .bru file of Bruno")};
    if (!settings.values.empty())
        file.settings.push_back(std::move(settings));
    return file;
}

base::Result<ForeignFile> readBrunoExport(JsonValue root)
{
    if (!root["items"_L1].isArray())
        return base::Error{"import-not-known"_L1, Text::tr("not a collection of Bruno")};
    ForeignFile file;
    for (const JsonValue environment : root["environments"_L1].elements()) {
        for (const JsonValue row : environment["variables"_L1].elements())
            file.variables.insert(row["name"_L1].toString(), foreignText(row["value"_L1]));
    }
    takeExported(file, root["name"_L1].toString(), root["root"_L1]["request"_L1]["auth"_L1]);
    takeItems(file, root["items"_L1], 0);
    return file;
}

} // namespace claimcheck::oauth
