#include "ui/flow/follow_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

FollowBar::FollowBar(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout)
{
    setObjectName(u"followBar"_s);
    setAccessibleName(tr("Values that travel"));
    auto *label = new QLabel(tr("Follow:"), this);
    label->setObjectName(u"followLabel"_s);
    label->setAccessibleName(tr("Values that travel"));
    label->setProperty("tone", u"muted"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(m_row);
    m_row->setContentsMargins(12, 5, 12, 5);
    m_row->setSpacing(12);
    m_row->addWidget(label);
    m_row->addStretch(1);
    hide();
}

QByteArray FollowBar::value() const
{
    const auto chosen = std::ranges::find(m_values, m_chosen, &TravellingValue::name);
    return chosen == m_values.end() ? QByteArray() : chosen->value;
}

void FollowBar::show(std::vector<TravellingValue> values)
{
    const bool sameNames =
        std::ranges::equal(values, m_values, {}, &TravellingValue::name, &TravellingValue::name);
    m_values = std::move(values);
    if (!sameNames)
        rebuild(); // else the buttons stay, and with them the focus
    setVisible(!m_values.empty());
}

void FollowBar::rebuild()
{
    while (m_row->count() > 2) {
        const std::unique_ptr<QLayoutItem> item(m_row->takeAt(1));
        item->widget()->deleteLater();
        item->widget()->hide();
    }
    for (const TravellingValue &travelling : m_values) {
        auto *button = new Button(travelling.name, u"follow."_s + travelling.name, ButtonKind::Link, this);
        button->setCheckable(true);
        button->setChecked(travelling.name == m_chosen);
        button->setIcon(icon("dot"_L1, ColourRole::Line, ColourRole::Accent));
        button->setAccessibleName(tr("Follow %1").arg(travelling.name));
        button->setToolTip(travelling.why);
        connect(button, &QPushButton::clicked, this, [this, name = travelling.name] { choose(name); });
        m_row->insertWidget(m_row->count() - 1, button);
    }
}

/// The one that is on goes off when it is chosen again.
void FollowBar::choose(const QString &name)
{
    m_chosen = m_chosen == name ? QString() : name;
    for (Button *button : findChildren<Button *>())
        button->setChecked(button->text() == m_chosen);
    emit valueChanged();
}

} // namespace claimcheck::ui::flow
