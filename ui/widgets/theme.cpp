#include "ui/widgets/theme.h"

#include "ui/widgets/fonts.h"

#include <QApplication>
#include <QFile>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

using namespace Qt::StringLiterals;

static void registerResources()
{
    Q_INIT_RESOURCE(claimcheck_ui);
}

namespace claimcheck::ui {

namespace {

using enum ColourRole;

constexpr ColourRow table[] = {
    {Window, "window", "#F5F6F8", "#16191E"},
    {Surface, "surface", "#FFFFFF", "#1D2127"},
    {Line, "line", "#DADFE6", "#333A44"},
    {Text, "text", "#1A1F26", "#E6E9EE"},
    {Muted, "muted", "#5C6675", "#9AA4B2"},
    {Accent, "accent", "#2563EB", "#6AA1FF"},
    {OnAccent, "on-accent", "#FFFFFF", "#10151D"},
    {Selection, "selection", "#E8F0FE", "#233758"},
    {TableHead, "table-head", "#FAFBFC", "#20252C"},
    {HeaderPart, "header-part", "#B93A0A", "#FF9A6B"},
    {PayloadPart, "payload-part", "#4338CA", "#A5A6FF"},
    {SignaturePart, "signature-part", "#0B7A6F", "#5ED3C4"},
    {Ok, "ok", "#067647", "#5BD49A"},
    {Warn, "warn", "#A15C07", "#F2B94B"},
    {Error, "error", "#B42318", "#FF8A80"},
    {Info, "info", "#175CD3", "#84B4FF"},
    {OkGround, "ok-ground", "#E7F6EE", "#16301F"},
    {WarnGround, "warn-ground", "#FEF4E2", "#33270F"},
    {ErrorGround, "error-ground", "#FDECEA", "#3B1D1D"},
    {InfoGround, "info-ground", "#E8F0FE", "#1C2D4A"},
    {Track, "track", "#DADFE6", "#3A424D"},
    {Mark, "mark", "#FFF0C2", "#4A3A12"},
};

QString styleSheet(ThemeKind kind)
{
    QFile file(u":/claimcheck/theme/claimcheck.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const ColourRow &row : table)
        sheet.replace(u'@' + QString::fromLatin1(row.name) + u'@', colour(row.role, kind).name());
    return sheet.replace("@theme@"_L1, kind == ThemeKind::Dark ? "dark"_L1 : "light"_L1);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

std::span<const ColourRow> colourTable()
{
    return table;
}

QColor colour(ColourRole role, ThemeKind kind)
{
    const ColourRow &row = table[std::size_t(role)];
    return QColor(QLatin1StringView(kind == ThemeKind::Dark ? row.dark : row.light));
}

ThemeKind currentTheme()
{
    return isDark(QGuiApplication::palette()) ? ThemeKind::Dark : ThemeKind::Light;
}

QColor colour(ColourRole role)
{
    return colour(role, currentTheme());
}

ColourRole textRole(Tone tone)
{
    constexpr ColourRole roles[] = {Muted, Accent, Ok, Warn, Error, Info};
    return roles[std::size_t(tone)];
}

ColourRole groundRole(Tone tone)
{
    constexpr ColourRole roles[] = {TableHead, Selection, OkGround, WarnGround, ErrorGround, InfoGround};
    return roles[std::size_t(tone)];
}

QPalette paletteOf(ThemeKind kind)
{
    struct Pair
    {
        QPalette::ColorRole palette;
        ColourRole role;
    };
    constexpr Pair pairs[] = {
        {QPalette::Window, Window},
        {QPalette::WindowText, Text},
        {QPalette::Base, Surface},
        {QPalette::AlternateBase, Window},
        {QPalette::Text, Text},
        {QPalette::Button, Surface},
        {QPalette::ButtonText, Text},
        {QPalette::Highlight, Selection},
        {QPalette::HighlightedText, Text},
        {QPalette::Link, Accent},
        {QPalette::LinkVisited, Accent},
        {QPalette::PlaceholderText, Muted},
        {QPalette::ToolTipBase, Surface},
        {QPalette::ToolTipText, Text},
        {QPalette::Light, Surface},
        {QPalette::Midlight, Line},
        {QPalette::Mid, Line},
        {QPalette::Dark, Muted},
        {QPalette::BrightText, Error},
    };
    QPalette palette;
    for (const Pair &pair : pairs)
        palette.setColor(pair.palette, colour(pair.role, kind));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Muted, kind));
    return palette;
}

ThemeKind systemTheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    return scheme == Qt::ColorScheme::Dark ? ThemeKind::Dark : ThemeKind::Light;
#else
    static const ThemeKind atStart = currentTheme();
    return atStart;
#endif
}

void initResources()
{
    registerResources();
}

void applyColours(QApplication &application, ThemeKind kind)
{
    [[maybe_unused]] const ThemeKind first =
        systemTheme(); // before Qt 6.5 the first palette is the only word of the desktop
    initResources();
    if (application.style()->name() != "fusion"_L1)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setFont(interfaceFont());
    QApplication::setPalette(paletteOf(kind));
}

void applyTheme(QApplication &application, ThemeKind kind)
{
    applyColours(application, kind);
    application.setStyleSheet(styleSheet(kind));
}

} // namespace claimcheck::ui
