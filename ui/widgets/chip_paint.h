#pragma once

#include "ui/models/tone.h"

#include <QIcon>
#include <QSize>
#include <QString>

class QPainter;
class QRect;

namespace claimcheck::ui {

/// What a chip shows: a small rounded label, with the ground of its tone.
struct ChipFace
{
    QString text;
    Tone tone = Tone::Neutral;
    QIcon icon = {};
};

[[nodiscard]] QSize chipSize(const ChipFace &face);
void paintChip(QPainter &painter, const QRect &box, const ChipFace &face);

} // namespace claimcheck::ui
