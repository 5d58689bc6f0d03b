#pragma once

#include "ui/flow/view_context.h"

#include <QWidget>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

/// The foot of the message pane while a message is held (Send, Send original, Answer, Drop) or is edited to
/// be sent again (Send again, Cancel).
class HoldBar final : public QWidget
{
    Q_OBJECT

public:
    explicit HoldBar(QWidget *parent = nullptr);

    void show(const ViewContext &context);

signals:
    void sendRequested();
    void sendOriginalRequested();
    void dropRequested();
    void answerRequested();

private:
    void showDraft();

    QLabel *m_hint;
    Button *m_send;
    Button *m_original;
    Button *m_answer;
    Button *m_drop;
};

} // namespace claimcheck::ui::flow
