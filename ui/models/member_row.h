#pragma once

#include "core/base/byte_range.h"
#include "core/token/token_kind.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace claimcheck::ui {

/// A member of a header or a payload as a row: its name, exact value and meaning, and the bytes that carry
/// it.
struct MemberRow
{
    QString name;
    QString value;              ///< a string's text; of everything else the exact source text
    QString meaning;            ///< in words, without the time
    std::optional<qint64> time; ///< a NumericDate, seconds: shown beside the meaning
    QString help;               ///< a sentence for F1
    QString reference;          ///< as cited
    QUrl url;
    token::TokenPart part = token::TokenPart::Payload;
    base::ByteRange json;   ///< name and value in the part's decoded bytes
    base::ByteRange source; ///< in the token's text
};

/// A number for tables: what is beyond it is only in the JSON view.
inline constexpr qsizetype maximumRows = 1000;

struct MemberRows
{
    std::vector<MemberRow> rows;
    qsizetype omitted = 0; ///< members that maximumRows left out
};

} // namespace claimcheck::ui
