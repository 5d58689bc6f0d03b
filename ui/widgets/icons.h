#pragma once

#include "ui/widgets/theme.h"

#include <QIcon>
#include <QPixmap>

namespace claimcheck::ui {

/// An icon of resources/icons (its name without ".svg") in a colour of the theme; it follows the theme by
/// itself. `checked` is its colour while the button that carries it is checked.
[[nodiscard]] QIcon icon(QLatin1StringView name, ColourRole role = ColourRole::Muted);
[[nodiscard]] QIcon icon(const QString &name, ColourRole role);
[[nodiscard]] QIcon icon(QLatin1StringView name, ColourRole role, ColourRole checked);
/// The mark of a tone: tick, triangle, octagon, circle. Null for Neutral and Accent.
[[nodiscard]] QIcon toneIcon(Tone tone);
[[nodiscard]] QPixmap tintedPixmap(const QString &name, const QColor &colour, QSize size, qreal ratio);

} // namespace claimcheck::ui
