#include "ui/widgets/byte_view_keys.h"

#include <QKeyEvent>

namespace claimcheck::ui {

namespace {

qsizetype previous(const ByteLayout &layout, qsizetype caret)
{
    qsizetype at = qMax<qsizetype>(0, caret - 1);
    while (at > 0 && (uchar(layout.text()[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

qsizetype next(const ByteLayout &layout, qsizetype caret)
{
    if (caret >= layout.shownBytes())
        return caret;
    return caret + ByteLayout::characterAt(layout.text(), caret).bytes;
}

} // namespace

std::optional<qsizetype> caretAfterKey(const ByteLayout &layout, qsizetype caret, const QKeyEvent &event,
                                       int pageLines)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const ByteLayout::Place place = layout.placeOf(caret);
    const auto lines = [&](qsizetype delta) {
        const qsizetype line = qBound<qsizetype>(0, place.line + delta, layout.lineCount() - 1);
        return layout.offsetAt({line, place.cell});
    };
    switch (event.key()) {
    case Qt::Key_Left: return previous(layout, caret);
    case Qt::Key_Right: return next(layout, caret);
    case Qt::Key_Up: return lines(-1);
    case Qt::Key_Down: return lines(1);
    case Qt::Key_PageUp: return lines(-pageLines);
    case Qt::Key_PageDown: return lines(pageLines);
    case Qt::Key_Home: return control ? 0 : layout.line(place.line).begin;
    case Qt::Key_End: return control ? layout.shownBytes() : layout.line(place.line).end;
    default: return std::nullopt;
    }
}

} // namespace claimcheck::ui
