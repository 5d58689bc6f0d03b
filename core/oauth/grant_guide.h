#pragma once

#include "core/base/spec_ref.h"
#include "core/oauth/profile.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace claimcheck::oauth {

/// A kind of application, the grant that fits it, and why. Texts are source texts of the context
/// "claimcheck_oauth".
struct GuideRow
{
    QLatin1StringView id; ///< stable: "web", "spa", "native" …
    const char *application;
    const char *example;
    Grant grant;
    PkceMethod pkce; ///< None where the grant has no use for it
    ClientAuth auth; ///< the client authentication to begin with
    const char *why;
    base::SpecRef spec;
    const char *avoid; ///< what does not fit, and why; empty where there is nothing to say
    base::SpecRef avoidSpec;
};

/// In the order in which to ask.
[[nodiscard]] std::span<const GuideRow> grantGuide();
/// nullptr if there is none of that id.
[[nodiscard]] const GuideRow *guideRow(QStringView id);

/// "Authorization code with PKCE", "Client credentials" …, for people.
[[nodiscard]] QString grantTitle(Grant grant, PkceMethod pkce);

/// Puts the row's grant, PKCE and client authentication into a profile; the rest stays.
void applyGuide(const GuideRow &row, Profile &profile);

} // namespace claimcheck::oauth
