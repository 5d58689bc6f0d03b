#pragma once

#include "ui/models/tone.h"

#include <QMetaType>
#include <Qt>

namespace claimcheck::ui {

/// How a cell of a DataTable is set in type.
enum class CellStyle : quint8 {
    Text,  ///< interface font
    Name,  ///< interface font, the name of a claim or parameter
    Value, ///< fixed font: bytes that came from outside
    Muted, ///< meanings, units, references
    Reference, ///< a specification that opens: muted, in the accent colour under the pointer
    Link, ///< something else that opens: accent colour
};

/// Item roles that a DataTable draws, beyond Qt::DisplayRole.
enum CellRole : int {
    CellStyleRole = Qt::UserRole + 1, ///< CellStyle
    CellNoteRole,                     ///< QString: a muted second line under the text
    CellToneRole,                     ///< Tone: the cell begins with its icon (Neutral: no icon)
    CellIconRole,                     ///< QString: an icon of resources/icons in place of the tone's own
    CellHelpRole,                     ///< QString: what F1 says of it, plain text
    CellUrlRole,                      ///< QUrl: the specification of it
    CellReferenceRole,                ///< QString: the specification as cited
    CellRangeRole,                    ///< base::ByteRange: the bytes that it stands for
    CellCopyRole,                     ///< QString: what Ctrl+C takes, where it is not the text shown
    CellFirstOwnRole,                 ///< the first role that a model may use for itself
};

} // namespace claimcheck::ui

Q_DECLARE_METATYPE(claimcheck::ui::CellStyle)
Q_DECLARE_METATYPE(claimcheck::ui::Tone)
Q_DECLARE_METATYPE(claimcheck::base::ByteRange)
