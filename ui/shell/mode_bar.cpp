#include "ui/shell/mode_bar.h"

#include "ui/shell/mode_button.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

namespace {
constexpr int barWidth = 75;
} // namespace

ModeBar::ModeBar(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(u"modeBar"_s);
    setAccessibleName(tr("Workspaces"));
    setFixedWidth(barWidth);
    m_group->setObjectName(u"modeBar.group"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 9, 7, 9);
    column->setSpacing(4);
    for (const ModeRow &row : modeTable) {
        const QString id = QString::fromLatin1(row.id);
        auto *button =
            new ModeButton(shellText(row.title), QLatin1StringView(row.icon), u"modeBar."_s + id, this);
        button->setCheckable(true);
        button->setToolTip(tr("%1 (Ctrl+%2)\n%3")
                               .arg(shellText(row.title))
                               .arg(int(row.mode) + 1)
                               .arg(shellText(row.purpose)));
        m_group->addButton(button, int(row.mode));
        column->addWidget(button);
    }
    column->addStretch(1);
    auto *commands = new ModeButton(tr("Commands"), "command"_L1, u"modeBar.commands"_s, this);
    commands->setToolTip(tr("Everything that Claimcheck can do (Ctrl+K)"));
    column->addWidget(commands);
    connect(commands, &QAbstractButton::clicked, this, &ModeBar::commandsRequested);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { emit modeChosen(Mode(id)); });
}

void ModeBar::setMode(Mode mode)
{
    m_group->button(int(mode))->setChecked(true);
}

void ModeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colour(ColourRole::Line));
}

} // namespace claimcheck::ui::shell
