#pragma once

#include "ui/shell/mode.h"

#include <QWidget>

class QButtonGroup;

namespace claimcheck::ui::shell {

/// The narrow bar on the left with one button a workspace, and one for the command palette at its foot.
class ModeBar : public QWidget
{
    Q_OBJECT

public:
    explicit ModeBar(QWidget *parent = nullptr);

    void setMode(Mode mode);

signals:
    void modeChosen(claimcheck::ui::shell::Mode mode);
    void commandsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace claimcheck::ui::shell
