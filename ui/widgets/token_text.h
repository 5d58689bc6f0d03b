#pragma once

#include "ui/widgets/byte_view.h"

namespace claimcheck::ui {

/// The text of a token that can be typed into. Paste replaces the selection, or all when nothing is selected.
class TokenText : public ByteView
{
    Q_OBJECT

public:
    using ByteView::ByteView;

    /// Refused for a token that came out of another one: it is looked at, not changed.
    enum class Editing : bool { Refused, Allowed };
    void setEditing(Editing editing) { m_editing = editing; }
    void undo();
    void redo();

signals:
    /// The user changed the text by typing or undoing.
    void textEdited(const QByteArray &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Edit
    {
        qsizetype offset;
        QByteArray removed, inserted;
    };

    void replace(base::ByteRange range, const QByteArray &inserted);
    void apply(qsizetype offset, qsizetype removed, const QByteArray &inserted);
    [[nodiscard]] base::ByteRange rangeToDelete(int key) const;
    bool edit(QKeyEvent *event);

    Editing m_editing = Editing::Allowed;
    std::vector<Edit> m_done;
    std::vector<Edit> m_undone;
};

} // namespace claimcheck::ui
