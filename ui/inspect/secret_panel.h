#pragma once

#include "core/base/redaction.h"
#include "ui/inspect/secret_search.h"
#include "ui/widgets/pane.h"

class QLabel;
class QLineEdit;
class QProgressBar;

namespace claimcheck::ui {
class Button;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

/// Tries a word list for the secret of an HMAC token: progress, rate, cancel. What is found is shown only
/// while secrets are.
class SecretPanel : public Pane
{
    Q_OBJECT

public:
    explicit SecretPanel(QWidget *parent = nullptr);

    void setOriginal(const token::TokenDocument &document);
    /// A word list of the user's; empty for the built-in one.
    void setWords(const QString &path);
    void setReveal(base::Reveal reveal);
    void start();
    void stop() { m_search.stop(); }
    [[nodiscard]] bool isRunning() const { return m_search.isRunning(); }

private:
    void layOut();
    void chooseFile();
    void showProgress(const attack::SearchProgress &progress);
    void showResult(const SecretSearch::Result &result);
    void showFound();

    token::TokenDocument m_original;
    SecretSearch m_search;
    qint64 m_size = 0;
    base::SecretBytes m_found;
    base::Reveal m_reveal = base::Reveal::Hidden;
    QLineEdit *m_words;
    Button *m_choose;
    Button *m_start;
    Button *m_cancel;
    QProgressBar *m_progress;
    QLabel *m_rate;
    VerdictBox *m_verdict;
};

} // namespace claimcheck::ui::inspect
