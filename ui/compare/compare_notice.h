#pragma once

#include "ui/models/tone.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::compare {

/// A strip between toolbar and panes: how far a measurement is, with a way to end it; what went wrong; what
/// was saved.
class CompareNotice final : public QFrame
{
    Q_OBJECT

public:
    explicit CompareNotice(QWidget *parent = nullptr);

    /// total 0: that cannot be told.
    void showProgress(int done, int total, const QString &phrase);
    void showProblem(const QString &words);
    void showDone(const QString &words);
    void clear();
    [[nodiscard]] QString text() const;

signals:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kind : quint8 { None, Progress, Problem, Done };
    void set(Kind kind, const QString &text);

    Kind m_kind = Kind::None;
    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
    Button *m_button;
};

} // namespace claimcheck::ui::compare
