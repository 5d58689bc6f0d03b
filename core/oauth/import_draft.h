#pragma once

#include "core/oauth/foreign_settings.h"
#include "core/oauth/import_profiles.h"

#include <optional>

namespace claimcheck::oauth {

/// A profile while a tool's settings are put into it.
struct ImportDraft
{
    ImportedProfile result;
    QString authorizationUrl, tokenUrl;
    std::optional<bool> inBody; ///< the client's secret in the form, not in a header
    std::optional<bool> pkce;

    void leave(const QString &name, const QString &why) { result.notTaken.push_back({name, why}); }
};

/// One setting of a tool and what becomes of it.
struct ImportRow
{
    ForeignTool tool;
    QLatin1StringView name;
    void (*take)(ImportDraft &draft, const QString &value); ///< nullptr: left out
    const char *why = nullptr; ///< source text: why it is left out; nullptr: without a word
};

/// nullptr for a setting that is not known.
[[nodiscard]] const ImportRow *importRow(ForeignTool tool, const QString &name);

} // namespace claimcheck::oauth
