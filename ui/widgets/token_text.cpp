#include "ui/widgets/token_text.h"

#include <QKeyEvent>

namespace claimcheck::ui {

namespace {
constexpr std::size_t maximumEdits = 200;
} // namespace

void TokenText::apply(qsizetype offset, qsizetype removed, const QByteArray &inserted)
{
    QByteArray changed = text();
    changed.replace(offset, removed, inserted);
    setText(changed);
    setCaret(offset + inserted.size());
    emit textEdited(changed);
}

void TokenText::replace(base::ByteRange range, const QByteArray &inserted)
{
    if (range.size() == 0 && inserted.isEmpty())
        return;
    m_undone.clear();
    if (m_done.size() == maximumEdits)
        m_done.erase(m_done.begin());
    m_done.push_back({range.begin, text().mid(range.begin, range.size()), inserted});
    apply(range.begin, range.size(), inserted);
}

void TokenText::undo()
{
    if (m_done.empty())
        return;
    const Edit last = m_done.back();
    m_done.pop_back();
    m_undone.push_back(last);
    apply(last.offset, last.inserted.size(), last.removed);
}

void TokenText::redo()
{
    if (m_undone.empty())
        return;
    const Edit last = m_undone.back();
    m_undone.pop_back();
    m_done.push_back(last);
    apply(last.offset, last.removed.size(), last.inserted);
}

base::ByteRange TokenText::rangeToDelete(int key) const
{
    if (selection().size() > 0)
        return selection();
    const auto continues = [this](qsizetype at) {
        return at < text().size() && (uchar(text()[at]) & 0xC0) == 0x80;
    };
    base::ByteRange range{caret(), caret()};
    if (key == Qt::Key_Backspace && range.begin > 0) {
        do
            --range.begin;
        while (range.begin > 0 && continues(range.begin));
    } else if (key == Qt::Key_Delete && range.end < text().size()) {
        do
            ++range.end;
        while (continues(range.end));
    }
    return range;
}

bool TokenText::edit(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        undo();
    } else if (event->matches(QKeySequence::Redo)) {
        redo();
    } else if (event->matches(QKeySequence::Cut)) {
        copy();
        replace(selection(), {});
    } else if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
        replace(rangeToDelete(event->key()), {});
    } else if (!event->text().isEmpty() && event->text().at(0).isPrint() &&
               !(event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier))) {
        replace(selection(), event->text().toUtf8());
    } else {
        return false;
    }
    return true;
}

void TokenText::keyPressEvent(QKeyEvent *event)
{
    if (m_editing == Editing::Refused || !edit(event))
        ByteView::keyPressEvent(event);
}

bool TokenText::event(QEvent *event)
{
    // Letters typed here are text, not shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool typed = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (typed && key->key() < Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return ByteView::event(event);
}

} // namespace claimcheck::ui
