#pragma once

#include "core/report/copy_as.h"
#include "ui/models/token_view.h"
#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace claimcheck::ui {
class Button;
class Chip;
class TokenText;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

/// Whether the text of the field gives way to the cleaned one, or stays as it is being typed.
enum class TextChange : bool { Keep, Replace };

/// The token's text in its colours, with what it is in chips; empty, it says what to do and offers a sample.
class TokenPanel : public Pane
{
    Q_OBJECT

public:
    explicit TokenPanel(QWidget *parent = nullptr);

    void show(const TokenView &view, TextChange change);
    void clear();
    void setBusy(bool busy);
    /// Says something under the title row.
    void say(const QString &text);
    /// The chip that counts down; moves with the clock.
    void setNow(qint64 now);
    [[nodiscard]] TokenText *text() const { return m_text; }

signals:
    void pasteRequested();
    void openRequested();
    void sampleRequested();
    void cancelRequested();
    /// A copy is to be edited, or tried on a server.
    void editRequested();
    void copyRequested(claimcheck::report::CopyKind kind);
    void otherTokenRequested(const QByteArray &token);

private:
    void makeControls();
    void makeEmptyPage();
    void showCleaning(const token::CleanedPaste &paste);

    Chip *m_kind;
    Chip *m_serialization;
    Chip *m_algorithm;
    Chip *m_size;
    Chip *m_time;
    Button *m_cancel;
    Button *m_edit = nullptr;
    Button *m_copy = nullptr;
    QStackedWidget *m_stack;
    TokenText *m_text;
    QLabel *m_cleaning;
    Validity m_validity;
};

} // namespace claimcheck::ui::inspect
