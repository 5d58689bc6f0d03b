#pragma once

#include "core/oauth/profile.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <span>

namespace claimcheck::oauth {

/// A well-known provider: what its discovery does not say. Endpoints come from discovery where it has one.
struct ProviderPreset
{
    QLatin1StringView id;
    const char *name;
    const char *issuer;   ///< with {placeholders}; empty: no discovery, see metadata
    const char *metadata; ///< JSON of the endpoints, for a provider without discovery; else empty
    const char *scope;
    const char *authorizationParameters; ///< as a query, "access_type=offline"
    const char *know;                    ///< source text: what surprises there, one or two sentences
};

[[nodiscard]] std::span<const ProviderPreset> providerPresets();
/// nullptr if there is none of that id.
[[nodiscard]] const ProviderPreset *providerPreset(QStringView id);

/// The names between braces of the preset's issuer, in their order: what its user has to fill in.
[[nodiscard]] QStringList placeholdersOf(const ProviderPreset &preset);

/// Puts issuer (values for the placeholders, in their order), endpoints, scope and parameters into a profile.
/// A placeholder without a value stays in its braces.
void applyPreset(const ProviderPreset &preset, const QStringList &values, Profile &profile);

} // namespace claimcheck::oauth
