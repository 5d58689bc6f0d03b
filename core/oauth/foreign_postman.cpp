// Postman's collections 2.0 and 2.1 (https://schema.postman.com) and its environments.
#include "core/oauth/foreign_settings.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonMember;
using encoding::JsonValue;

namespace {

constexpr int maximumFolders = 32;

struct ParameterList
{
    QLatin1StringView name;
    Leg leg;
};
constexpr ParameterList parameterLists[] = {
    {"authRequestParams"_L1, Leg::Authorization},
    {"tokenRequestParams"_L1, Leg::Token},
    {"refreshRequestParams"_L1, Leg::Refresh},
};

void takeParameters(ForeignSettings &settings, Leg leg, JsonValue list)
{
    for (const JsonValue row : list.elements()) {
        if (row["enabled"_L1].isBool() && !row["enabled"_L1].toBool())
            continue;
        settings.parameters.push_back({leg, row["send_as"_L1].equals("request_header"),
                                       row["key"_L1].toString(), foreignText(row["value"_L1])});
    }
}

void takeValue(ForeignSettings &settings, const QString &name, JsonValue value)
{
    for (const ParameterList &list : parameterLists) {
        if (name == list.name)
            return takeParameters(settings, list.leg, value);
    }
    settings.values.push_back({name, foreignText(value)});
}

void takeAuth(ForeignFile &file, const QString &name, JsonValue auth)
{
    const JsonValue oauth = auth["oauth2"_L1];
    if (!auth["type"_L1].equals("oauth2") || file.settings.size() >= maximumForeignSettings)
        return;
    ForeignSettings settings{ForeignTool::Postman, name, {}, {}};
    for (const JsonValue row : oauth.elements()) // version 2.1
        takeValue(settings, row["key"_L1].toString(), row["value"_L1]);
    for (const JsonMember member : oauth.members()) // version 2.0
        takeValue(settings, member.name(), member.value());
    if (!settings.values.empty())
        file.settings.push_back(std::move(settings));
}

void takeVariables(ForeignFile &file, JsonValue list)
{
    for (const JsonValue row : list.elements()) {
        if (!row["enabled"_L1].isBool() || row["enabled"_L1].toBool())
            file.variables.insert(row["key"_L1].toString(), foreignText(row["value"_L1]));
    }
}

void takeItems(ForeignFile &file, JsonValue items, int depth)
{
    if (depth > maximumFolders)
        return;
    for (const JsonValue item : items.elements()) {
        const QString name = item["name"_L1].toString();
        takeAuth(file, name, item["auth"_L1]);
        takeAuth(file, name, item["request"_L1]["auth"_L1]);
        takeItems(file, item["item"_L1], depth + 1);
    }
}

} // namespace

base::Result<ForeignFile> readPostman(JsonValue root)
{
    ForeignFile file;
    if (root["values"_L1].isArray() && !root.has("item"_L1)) {
        takeVariables(file, root["values"_L1]);
        return file;
    }
    if (!root["info"_L1].isObject() || !root["item"_L1].isArray())
        return base::Error{"import-not-known"_L1, Text::tr("not a Postman collection or environment")};
    takeVariables(file, root["variable"_L1]);
    takeAuth(file, root["info"_L1]["name"_L1].toString(), root["auth"_L1]);
    takeItems(file, root["item"_L1], 0);
    return file;
}

} // namespace claimcheck::oauth
