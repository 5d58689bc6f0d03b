#include "ui/flow/profile_starts.h"

#include "core/oauth/grant_guide.h"
#include "core/oauth/provider_presets.h"
#include "core/oauth/text.h"
#include "ui/flow/text.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

ProfileEntry startOf(const oauth::ProviderPreset &preset)
{
    ProfileEntry entry = emptyProfile();
    entry.profile.name = QString::fromUtf8(preset.name);
    oauth::applyPreset(preset, {}, entry.profile);
    entry.preset = &preset;
    return entry;
}

ProfileEntry startOf(const oauth::GuideRow &row)
{
    ProfileEntry entry = emptyProfile();
    entry.profile.name = oauth::Text::tr(row.application);
    oauth::applyGuide(row, entry.profile);
    if (row.grant == oauth::Grant::ClientCredentials)
        entry.profile.scope.clear(); // nobody signs in
    return entry;
}

QMenu *submenu(QMenu &menu, const QString &title, const QString &name)
{
    QMenu *sub = menu.addMenu(title);
    sub->setObjectName(name);
    sub->setAccessibleName(QString(title).remove(u'&'));
    return sub;
}

} // namespace

ProfileEntry emptyProfile()
{
    ProfileEntry entry;
    entry.profile.name = Text::tr("New profile");
    entry.profile.scope = QStringList{u"openid"_s};
    return entry;
}

void fillStarts(QMenu &menu, const std::function<void(const ProfileEntry &)> &start)
{
    QAction *empty = menu.addAction(Text::tr("&Empty profile"));
    empty->setObjectName(u"startEmpty"_s);
    QObject::connect(empty, &QAction::triggered, &menu, [start] { start(emptyProfile()); });
    QMenu *providers = submenu(menu, Text::tr("For a &provider"), u"startProviders"_s);
    for (const oauth::ProviderPreset &preset : oauth::providerPresets()) {
        QAction *action = providers->addAction(QString::fromUtf8(preset.name));
        action->setObjectName(u"start."_s + preset.id);
        QObject::connect(action, &QAction::triggered, &menu, [start, &preset] { start(startOf(preset)); });
    }
    QMenu *kinds = submenu(menu, Text::tr("For an &application"), u"startKinds"_s);
    for (const oauth::GuideRow &row : oauth::grantGuide()) {
        QAction *action = kinds->addAction(oauth::Text::tr(row.application));
        action->setObjectName(u"start."_s + row.id);
        QObject::connect(action, &QAction::triggered, &menu, [start, &row] { start(startOf(row)); });
    }
}

} // namespace claimcheck::ui::flow
