#pragma once

#include "core/attack/attack.h"
#include "ui/widgets/help_text.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace claimcheck::ui {
class Button;
class DataTable;
class TokenText;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class AttackModel;

/// The list of variants of a token, for testing one's own server, and the one that is selected: what a server
/// has to check, and its text to copy or to open. Sends nothing.
class AttackPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AttackPanel(QWidget *parent = nullptr);

    void setOriginal(const token::TokenDocument &document, qint64 now);
    /// The server's key: public, or private for what needs it.
    void setKey(const std::optional<jose::Jwk> &key);
    /// As if the user selected it; nothing if there is no such variant.
    void select(QByteArrayView id);
    [[nodiscard]] const std::optional<attack::Forged> &forged() const { return m_forged; }
    [[nodiscard]] HelpText help() const;

signals:
    void openRequested(const QByteArray &token);

private:
    void layOut();
    QWidget *makeDetail();
    QWidget *makeUrlRow();
    void show(int row);

    attack::AttackInput m_input;
    base::SystemRandom m_random;
    std::optional<attack::Forged> m_forged;
    AttackModel *m_model;
    DataTable *m_table;
    QLineEdit *m_url;
    VerdictBox *m_verdict;
    TokenText *m_text;
    Button *m_copy;
    Button *m_open;
    Button *m_serve;
};

} // namespace claimcheck::ui::inspect
