#pragma once

#include "core/base/clock.h"
#include "core/base/redaction.h"
#include "ui/shell/network_summary.h"
#include "ui/widgets/workspace.h"

#include <QWidget>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::shell {

/// The foot of the window: what was sent and to whom, whether secrets are shown, the time zone and the time.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    StatusLine(const base::Clock &clock, QWidget *parent = nullptr);

    void setNetwork(const NetworkSummary &summary);
    void setReveal(base::Reveal reveal);
    void setTimeDisplay(TimeDisplay display);
    void updateClock();
    [[nodiscard]] QString networkText() const;

signals:
    void revealToggled();
    void timeDisplayToggled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const base::Clock &m_clock;
    TimeDisplay m_display = TimeDisplay::Utc;
    bool m_sent = false;
    QLabel *m_network;
    Button *m_secrets;
    Button *m_zone;
    QLabel *m_time;
};

} // namespace claimcheck::ui::shell
