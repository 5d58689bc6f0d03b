#pragma once

#include "core/base/byte_range.h"
#include "core/base/redaction.h"
#include "core/token/token_kind.h"
#include "ui/models/tone.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace claimcheck::ui {

enum class Secrecy : bool { Open, Secret };

/// A member of a header or a payload as a row: its name, exact value and meaning, and the bytes that carry
/// it.
struct MemberRow
{
    QString name;
    QString value;              ///< a string's text; of everything else the exact source text
    QString note;               ///< muted, under the value: a disclosure's salt and digest
    QString meaning;            ///< in words, without the time
    std::optional<qint64> time; ///< a NumericDate, seconds: shown beside the meaning
    QString help;               ///< a sentence for F1
    QString reference;          ///< as cited
    QUrl url;
    Tone tone = Tone::Neutral; ///< with icon: the colour of the mark before the meaning
    QLatin1StringView icon;    ///< of resources/icons; empty: the tone's own mark
    Secrecy secrecy = Secrecy::Open;
    token::TokenPart part = token::TokenPart::Payload;
    base::ByteRange json;   ///< name and value in the part's decoded bytes
    base::ByteRange source; ///< in the token's text
    QString pointer;        ///< JSON pointer below the part: "/cnf/jkt"; empty where there is none
    QString whole;          ///< what is copied, where value is only a summary
    int depth = 0;          ///< 0: a member of the part itself
    int inside = 0;         ///< how many of the rows that follow lie inside this one
};

/// A number for tables: what is beyond it is only in the JSON view.
inline constexpr qsizetype maximumRows = 1000;

struct MemberRows
{
    std::vector<MemberRow> rows;
    qsizetype omitted = 0; ///< members that maximumRows left out

    /// Where another row would be one too many it is only counted; returns whether there is room.
    [[nodiscard]] bool hasRoom()
    {
        const bool room = qsizetype(rows.size()) < maximumRows;
        omitted += room ? 0 : 1;
        return room;
    }
};

} // namespace claimcheck::ui
