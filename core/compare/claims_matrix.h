#pragma once

#include "core/encoding/json_document.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace claimcheck::compare {

/// Where an API can learn about a user and a token.
enum class ClaimSource : quint8 { AccessToken, Introspection, UserInfo, IdToken };

/// "access-token", "introspection", "userinfo", "id-token": stable, for JSON.
[[nodiscard]] QLatin1StringView claimSourceName(ClaimSource source);
/// "Access token", "Introspection" …. Translated.
[[nodiscard]] QString claimSourceTitle(ClaimSource source);

struct SourceClaims
{
    ClaimSource source = ClaimSource::AccessToken;
    encoding::JsonDocument claims; ///< an object; anything else counts as one without members
};

/// What a cell says beside the row's first source that has the claim.
enum class CellMark : quint8 {
    Same,
    Respelled,   ///< the same value, written differently
    Missing,     ///< a disagreement: another source has it
    Differs,     ///< a disagreement
    TypeDiffers, ///< a disagreement: "8" and 8, a string and an array of other words
    ByDesign,    ///< missing or other there as it should be: active, at_hash, the times of another token
};

/// "same", "missing" …: stable, for JSON.
[[nodiscard]] QLatin1StringView cellMarkName(CellMark mark);

struct MatrixCell
{
    std::optional<QByteArray> value; ///< the exact JSON text; nullopt: not there. Not masked.
    CellMark mark = CellMark::Same;
};

struct MatrixRow
{
    QString claim;
    QString meaning; ///< a phrase of the registries; empty where nothing is known
    bool isPersonal = false;
    std::vector<MatrixCell> cells; ///< one for each source

    [[nodiscard]] bool disagrees() const; ///< a cell is Missing, Differs or TypeDiffers
};

struct ClaimsMatrix
{
    std::vector<ClaimSource> sources;
    std::vector<MatrixRow> rows; ///< in the order of the first source, then what the others add

    [[nodiscard]] int disagreements() const; ///< rows that disagree
    /// Personal claims that the source has.
    [[nodiscard]] int personal(ClaimSource source) const;
};

/// Claims beside each other by name, as likenessOf compares them. At most 1000 rows.
[[nodiscard]] ClaimsMatrix claimsMatrix(const std::vector<SourceClaims> &sources);

} // namespace claimcheck::compare
