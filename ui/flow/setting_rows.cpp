#include "ui/flow/setting_rows.h"

#include "core/encoding/json.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_secrets.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using encoding::JsonValue;

QString settingText(JsonValue value)
{
    if (value.isString())
        return value.toString();
    if (!value.isArray())
        return QString::fromUtf8(value.raw());
    QStringList texts;
    for (const JsonValue element : value.elements())
        texts += settingText(element);
    return texts.join(u' ');
}

// A profile is at most a few levels deep; its reader has a limit.
void flatten(JsonValue object, const QString &prefix, std::vector<SettingRow> &settings)
{
    for (const encoding::JsonMember member : object.members()) {
        if (member.value().isObject())
            flatten(member.value(), prefix + member.name() + u'.', settings);
        else
            settings.push_back({prefix + member.name(), settingText(member.value())});
    }
}

} // namespace

std::vector<SettingRow> settingRows(oauth::Profile profile)
{
    const QByteArray dots = QString(8, QChar(0x2022)).toUtf8();
    for (oauth::SecretSource *secret : oauth::secretsOf(profile)) {
        if (secret->place == oauth::SecretPlace::Text)
            secret->text = base::SecretBytes(dots);
    }
    profile.compare = {}; // whole objects that may hold secrets
    std::vector<SettingRow> settings;
    const auto json = encoding::JsonDocument::parse(oauth::writeProfile(profile));
    if (json)
        flatten(json->root(), {}, settings);
    return settings;
}

} // namespace claimcheck::ui::flow
