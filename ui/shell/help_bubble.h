#pragma once

#include "ui/widgets/help_text.h"

#include <QFrame>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::shell {

/// F1: the meaning of the thing in focus, and its specification. Escape closes it, Enter opens the
/// specification.
class HelpBubble : public QFrame
{
    Q_OBJECT

public:
    explicit HelpBubble(QWidget *parent);

    /// Near the widget that has the focus; with nothing to say it says how to get help.
    void openFor(const HelpText &help, const QWidget *focus);
    [[nodiscard]] QString titleText() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_text;
    Button *m_link;
    QUrl m_url;
};

} // namespace claimcheck::ui::shell
