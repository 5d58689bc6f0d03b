#pragma once

#include "ui/models/tone.h"

#include <QColor>
#include <QPalette>

#include <span>

class QApplication;

namespace claimcheck::ui {

enum class ThemeKind : quint8 { Light, Dark };
/// What the user set: follow the system, or one of the two.
enum class ThemeChoice : quint8 { System, Light, Dark };

/// The names of the colour table. …Ground is the pale ground under text of the same name.
enum class ColourRole : quint8 {
    Window,
    Surface,
    Line,
    Text,
    Muted,
    Accent,
    OnAccent,
    Selection,
    TableHead,
    HeaderPart,
    PayloadPart,
    SignaturePart,
    Ok,
    Warn,
    Error,
    Info,
    OkGround,
    WarnGround,
    ErrorGround,
    InfoGround,
    Track,
    Mark,
};

struct ColourRow
{
    ColourRole role;
    const char *name;  ///< as the style sheet writes it, between @ signs
    const char *light; ///< #RRGGBB
    const char *dark;
};

[[nodiscard]] std::span<const ColourRow> colourTable();
[[nodiscard]] QColor colour(ColourRole role, ThemeKind kind);

/// The theme that the application's palette carries now: widgets that paint themselves ask for it while they
/// paint.
[[nodiscard]] ThemeKind currentTheme();
[[nodiscard]] QColor colour(ColourRole role);
[[nodiscard]] ColourRole textRole(Tone tone);
[[nodiscard]] ColourRole groundRole(Tone tone);

[[nodiscard]] QPalette paletteOf(ThemeKind kind);
/// The theme of the desktop: from its colour scheme (Qt 6.5), else from the palette that it started us with.
[[nodiscard]] ThemeKind systemTheme();
/// Style, palette and fonts: what widgets ask for while they are made.
void applyColours(QApplication &application, ThemeKind kind);
/// Those, and the style sheet of the whole program. Repeat it to change the theme.
void applyTheme(QApplication &application, ThemeKind kind);

/// Makes :/claimcheck available; static libraries do not register their resources by themselves.
void initResources();

} // namespace claimcheck::ui
