#include "ui/widgets/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

constexpr qreal defaultPoints = 9.75; // 13 pixels at 96 dots an inch

/// Fontconfig's aliases are what Qt reports when no desktop has set a font.
bool isAlias(const QString &family)
{
    constexpr QLatin1StringView aliases[] = {"Sans Serif"_L1, "Sans"_L1, "monospace"_L1, "Monospace"_L1,
                                             ""_L1};
    return std::ranges::find(aliases, family) != std::end(aliases);
}

QFont choose(QFontDatabase::SystemFont which, std::initializer_list<QLatin1StringView> families)
{
    QFont font = QFontDatabase::systemFont(which);
    if (!isAlias(font.family()) && !font.family().startsWith("DejaVu"_L1))
        return font;
    static const QStringList installed = QFontDatabase::families(); // hasFamily() asks fontconfig each time
    for (const QLatin1StringView family : families) {
        if (installed.contains(family)) {
            font.setFamilies({QString(family)});
            break;
        }
    }
    font.setPointSizeF(defaultPoints);
    return font;
}

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

QFont interfaceFont()
{
    static const QFont font = choose(QFontDatabase::GeneralFont, {"Inter"_L1, "Cantarell"_L1, "Noto Sans"_L1,
                                                                  "Ubuntu"_L1, "DejaVu Sans"_L1});
    return font;
}

QFont smallFont()
{
    return scaled(interfaceFont(), 12.0 / 13.0);
}

QFont titleFont()
{
    QFont font = interfaceFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont fixedFont()
{
    static const QFont font = [] {
        QFont fixed = choose(QFontDatabase::FixedFont, {"JetBrains Mono"_L1, "Noto Sans Mono"_L1,
                                                        "Ubuntu Mono"_L1, "DejaVu Sans Mono"_L1});
        // Fixed fonts look larger than the interface font at the same size.
        if (interfaceFont().pointSizeF() > 0)
            fixed.setPointSizeF(interfaceFont().pointSizeF() * 12.0 / 13.0);
        fixed.setStyleHint(QFont::Monospace);
        fixed.setFixedPitch(true);
        return fixed;
    }();
    return font;
}

} // namespace claimcheck::ui
