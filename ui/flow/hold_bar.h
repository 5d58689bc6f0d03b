#pragma once

#include "ui/flow/view_context.h"

#include <QWidget>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

/// The foot of the message pane while a message is held: Send, Send original, Drop.
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

private:
    QLabel *m_hint;
    Button *m_send;
    Button *m_original;
};

} // namespace claimcheck::ui::flow
