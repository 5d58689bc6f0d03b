// Insomnia's export of version 4: one flat list of resources.
#include "core/oauth/foreign_settings.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonMember;
using encoding::JsonValue;

namespace {

constexpr int maximumNesting = 16;

/// "data" of an environment; nested objects are named with dots.
void takeEnvironment(ForeignFile &file, JsonValue data, const QString &prefix, int depth)
{
    if (depth > maximumNesting)
        return;
    for (const JsonMember member : data.members()) {
        const QString name = prefix + member.name();
        if (member.value().isObject())
            takeEnvironment(file, member.value(), name + u'.', depth + 1);
        else
            file.variables.insert(name, foreignText(member.value()));
    }
}

void takeAuthentication(ForeignFile &file, const QString &name, JsonValue authentication)
{
    if (!authentication["type"_L1].equals("oauth2") || file.settings.size() >= maximumForeignSettings)
        return;
    ForeignSettings settings{ForeignTool::Insomnia, name, {}, {}};
    for (const JsonMember member : authentication.members()) {
        if (member.name() != "type"_L1)
            settings.values.push_back({member.name(), foreignText(member.value())});
    }
    file.settings.push_back(std::move(settings));
}

} // namespace

base::Result<ForeignFile> readInsomnia(JsonValue root)
{
    if (!root["_type"_L1].equals("export") || !root["resources"_L1].isArray())
        return base::Error{"import-not-known"_L1, Text::tr("not an export of Insomnia")};
    ForeignFile file;
    for (const JsonValue resource : root["resources"_L1].elements()) {
        if (resource["_type"_L1].equals("environment"))
            takeEnvironment(file, resource["data"_L1], {}, 0);
        else
            takeAuthentication(file, resource["name"_L1].toString(), resource["authentication"_L1]);
    }
    return file;
}

} // namespace claimcheck::oauth
