#pragma once

#include "ui/flow/view_context.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace claimcheck::ui::flow {

/// Says which values of a message were over when it was sent, or are now, while it is held. Hidden while
/// there is none.
class ExpiryNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit ExpiryNotice(QWidget *parent = nullptr);

    void show(const ViewContext &context);

signals:
    /// Another value of the held message has expired just now.
    void due();

private:
    void waitForNext(const ViewContext &context);

    QLabel *m_icon;
    QLabel *m_text;
    QTimer m_timer;
};

} // namespace claimcheck::ui::flow
