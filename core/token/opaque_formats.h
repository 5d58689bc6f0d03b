#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace claimcheck::token {

/// A published format that a text has the form of. It says nothing about whether the token is good: only its
/// issuer knows.
struct OpaqueMatch
{
    QString name;     ///< "GitHub personal access token (classic)"
    QString evidence; ///< why it was named: the prefix, the structure
    QString source;   ///< where the format is published
    QString id;       ///< the name as one stable word: "github-personal-access-token-classic"
};

/// The formats of resources/registries/opaque_formats.json whose prefix or structure fits the whole text.
/// Formats that need their bytes decoded, and weak ones, are never named from the form alone.
[[nodiscard]] std::vector<OpaqueMatch> matchOpaqueFormats(QByteArrayView token);

} // namespace claimcheck::token
