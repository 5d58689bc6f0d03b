#pragma once

#include "core/base/clock.h"
#include "core/base/redaction.h"
#include "ui/models/inspection.h"
#include "ui/widgets/help_text.h"

#include <QWidget>

class QStackedWidget;

namespace claimcheck::ui {
class DataTable;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class AttackPanel;
class DraftPanel;
class SecretPanel;
class TokenHistory;

/// What is done with a token beside reading it: a copy edited and signed, variants for testing a server, a
/// weak secret looked for, tokens of this sitting opened again. The token itself stays as it is.
class EditPage : public QWidget
{
    Q_OBJECT

public:
    enum class View : quint8 { Draft, Attacks, Secret, History };

    explicit EditPage(const base::Clock &clock, QWidget *parent = nullptr);

    /// Starts over with a copy of what is shown, and the keys that it was checked with.
    void setOriginal(const TokenView &view, const jose::KeySet &keys);
    void showView(View view);
    void setReveal(base::Reveal reveal);
    [[nodiscard]] DraftPanel *draft() const { return m_draft; }
    [[nodiscard]] AttackPanel *attacks() const { return m_attacks; }
    [[nodiscard]] SecretPanel *secret() const { return m_secret; }
    [[nodiscard]] TokenHistory *history() const { return m_history; }
    [[nodiscard]] HelpText help() const;

signals:
    void openRequested(const QByteArray &token);
    void closeRequested();

private:
    void layOut();
    QWidget *makeHistory();

    const base::Clock &m_clock;
    SegmentedControl *m_views;
    QStackedWidget *m_stack;
    DraftPanel *m_draft;
    AttackPanel *m_attacks;
    SecretPanel *m_secret;
    TokenHistory *m_history;
    DataTable *m_historyTable;
};

} // namespace claimcheck::ui::inspect
