#pragma once

#include "ui/models/token_view.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QLabel;

namespace claimcheck::ui {
class Chip;
class DataTable;
class FactModel;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class KeyChooser;

/// The verdict on the signature, the choice of the key, and the facts of the key that was used.
class SignaturePanel : public Pane
{
    Q_OBJECT

public:
    explicit SignaturePanel(QWidget *parent = nullptr);

    void show(const TokenView &view);
    void clear();
    [[nodiscard]] KeyChooser *keys() const { return m_keys; }
    [[nodiscard]] VerdictBox *verdict() const { return m_verdict; }
    [[nodiscard]] HelpText help() const;

private:
    Chip *m_chip;
    VerdictBox *m_verdict;
    KeyChooser *m_keys;
    FactModel *m_facts;
    DataTable *m_table;
    QLabel *m_unsaid;
};

} // namespace claimcheck::ui::inspect
