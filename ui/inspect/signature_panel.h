#pragma once

#include "ui/models/token_view.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace claimcheck::ui {
class Chip;
class FactModel;
class SegmentedControl;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class KeyChooser;
class PartHex;
class ShortTable;
class VerdictModel;

/// The verdict on the signature or the decryption, a row for each where there are several, the choice of the
/// key, and the facts of the key that was used; or the binary parts in hexadecimal.
class SignaturePanel : public Pane
{
    Q_OBJECT

public:
    explicit SignaturePanel(QWidget *parent = nullptr);

    /// The view must live until the next show() or clear(). `row` is the chosen one, -1 for none.
    void show(const TokenView &view, int row);
    void clear();
    /// The chosen row of several; -1 while the pane speaks of all.
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] KeyChooser *keys() const { return m_keys; }
    [[nodiscard]] VerdictBox *verdict() const { return m_verdict; }
    [[nodiscard]] ShortTable *rows() const { return m_rows; }
    [[nodiscard]] SegmentedControl *views() const { return m_views; }
    [[nodiscard]] HelpText help() const;

signals:
    void rowChosen(int row);
    /// The user wants to ask the issuer what the token stands for.
    void introspectionRequested();

private:
    QWidget *body();
    void choose(int row);
    void speak();
    void makeUnsaid();
    void setKind(const TokenView &view);

    Chip *m_chip;
    SegmentedControl *m_views;
    QStackedWidget *m_stack;
    PartHex *m_hex;
    VerdictBox *m_verdict;
    VerdictModel *m_verdicts;
    ShortTable *m_rows;
    KeyChooser *m_keys;
    FactModel *m_facts;
    ShortTable *m_table;
    QWidget *m_unsaid;
    QLabel *m_unsaidText;
    const TokenView *m_view = nullptr;
    int m_row = -1;
    bool m_quiet = false;
};

} // namespace claimcheck::ui::inspect
