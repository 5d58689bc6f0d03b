#pragma once

#include <QString>

namespace claimcheck::formats {

/// A format's name as one stable word: letters and digits in small letters, everything between them one
/// hyphen. "GitHub personal access token (classic)" is "github-personal-access-token-classic".
[[nodiscard]] QString formatId(const QString &name);

} // namespace claimcheck::formats
