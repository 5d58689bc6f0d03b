#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

class RunSession;

/// A strip between toolbar and panes while there is something to tell: the URL to take to a browser, or why a
/// run failed.
class RunNotice final : public QFrame
{
    Q_OBJECT

public:
    explicit RunNotice(QWidget *parent = nullptr);

    void show(const RunSession &session);
    /// Something that has no run: a file that cannot be read. Stays until the run has something to say.
    void showProblem(const QString &problem);
    /// Something that went well: a file that was written. Stays as long.
    void showDone(const QString &words);

signals:
    void openAgainRequested();
    void restartRequested();
    /// A new run that signs in as the API asks.
    void stepUpRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kind : quint8 { None, Browser, BrowserProblem, Failure, Problem, Done, StepUp };
    void set(Kind kind, const QString &text, const QString &url);

    Kind m_kind = Kind::None;
    bool m_canRestart = true; ///< a recorded run cannot
    QLabel *m_icon;
    QLabel *m_text;
    QLineEdit *m_url;
    Button *m_copy;
    Button *m_open;
    Button *m_restart;
    Button *m_stepUp;
};

} // namespace claimcheck::ui::flow
