#pragma once

// Internal to core/oauth: the members of a profile file that belong to single grants and legs.
#include "core/oauth/profile_slot.h"

namespace claimcheck::oauth {

void readUser(const ProfileSlot &slot);
void readTokenExchange(const ProfileSlot &slot);
void readAssertion(const ProfileSlot &slot);
void readCiba(const ProfileSlot &slot);
void readLogout(const ProfileSlot &slot);
void readExtras(const ProfileSlot &slot);

/// Those members, as far as they differ from their defaults.
void writeGrantSettings(encoding::JsonWriter &out, const Profile &profile);

// profile_write.cpp
void writeText(encoding::JsonWriter &out, QLatin1StringView name, const QString &text);
void writeTexts(encoding::JsonWriter &out, QLatin1StringView name, const QStringList &texts);
void writeParameters(encoding::JsonWriter &out, QLatin1StringView name, const encoding::FormPairs &pairs);
void writeSecret(encoding::JsonWriter &out, QLatin1StringView name, const SecretSource &secret);
/// The members of the object at parent ("" for the whole file) that were read and not understood.
void writeUnknown(encoding::JsonWriter &out, const Profile &profile, QStringView parent);
[[nodiscard]] bool hasUnknown(const Profile &profile, const QString &parent);

} // namespace claimcheck::oauth
