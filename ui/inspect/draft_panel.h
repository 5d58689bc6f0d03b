#pragma once

#include "core/compare/token_diff.h"
#include "core/token/token_draft.h"
#include "ui/inspect/signing_form.h"

#include <QFutureWatcher>

class QPlainTextEdit;

namespace claimcheck::ui {
class Button;
class DataTable;
class Pane;
class TokenText;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class ChangesModel;

/// A copy of a token that is edited as header, claims or raw text, signed when asked to, and compared with
/// the original at every step. Until it is signed it has the signature of the original.
class DraftPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DraftPanel(QWidget *parent = nullptr);

    /// Starts over with a copy of this token; false where it is not signed that way.
    bool setOriginal(const token::TokenDocument &document);
    [[nodiscard]] SigningForm *signing() const { return m_signing; }
    [[nodiscard]] const token::TokenDraft &draft() const { return m_draft; }
    [[nodiscard]] ChangesModel *changes() const { return m_changes; }
    [[nodiscard]] bool isBusy() const { return m_running || m_signing->isBusy(); }
    void setTimes(token::TimePreset preset, qint64 now);
    void sign();
    void leaveUnsigned();

signals:
    /// The time is asked for when a preset is pressed.
    void timesRequested(claimcheck::token::TimePreset preset);
    void openRequested(const QByteArray &token);

private:
    enum class Signed : quint8 { Original, Here, Unsigned };

    void layOut();
    QWidget *makePresets();
    Pane *makeResult();
    void connectEditors();
    void setDraft(token::TokenDraft draft);
    void showDraft();
    void showRaw();
    void showState(const QString &problem = {});
    void compareWithOriginal();

    token::TokenDocument m_original;
    token::TokenDraft m_start, m_draft, m_signedDraft;
    Signed m_state = Signed::Original;
    QString m_signer;
    QPlainTextEdit *m_header;
    QPlainTextEdit *m_payload;
    SigningForm *m_signing;
    VerdictBox *m_verdict;
    TokenText *m_raw;
    ChangesModel *m_changes;
    DataTable *m_table;
    QFutureWatcher<compare::TokenDiff> m_comparing;
    bool m_running = false; ///< from its start until its result is shown
    bool m_again = false;   ///< changed while it was being compared
};

} // namespace claimcheck::ui::inspect
