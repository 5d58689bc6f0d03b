#include "ui/widgets/chip_list.h"

#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/fonts.h"

#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

constexpr QChar cross = u'\u2715';

} // namespace

ChipList::ChipList(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_layout(new FlowLayout(this)),
      m_add(new Button(tr("+ add"), objectName + u".add"_s, ButtonKind::Plain, this)),
      m_line(new QLineEdit(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    m_layout->setContentsMargins(0, 2, 0, 2); // as high as a field
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_add->setProperty("shape", u"chip"_s);
    m_add->setFont(smallFont());
    m_add->setAccessibleName(tr("Add to %1").arg(accessibleName));
    m_line->setObjectName(objectName + u".line"_s);
    m_line->setAccessibleName(tr("Add to %1").arg(accessibleName));
    m_line->setFont(fixedFont());
    m_line->setMaximumWidth(220);
    m_line->installEventFilter(this);
    m_line->hide();
    m_layout->insertWidget(0, m_add);
    m_layout->insertWidget(1, m_line);
    connect(m_add, &QPushButton::clicked, this, &ChipList::beginAdding);
    connect(m_line, &QLineEdit::returnPressed, this, &ChipList::takeLine);
}

void ChipList::setValues(const QStringList &values)
{
    for (Button *chip : std::as_const(m_chips)) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // may be in the middle of its own click
    }
    m_chips.clear();
    m_values = values;
    m_values.removeDuplicates();
    QWidget *before = beforeChips();
    for (const QString &value : std::as_const(m_values)) {
        m_chips.append(makeChip(value));
        setTabOrder(before, m_chips.last());
        before = m_chips.last();
    }
    updateGeometry();
}

/// What Tab comes from before it comes to the chips.
QWidget *ChipList::beforeChips() const
{
    QWidget *before = m_add->previousInFocusChain();
    while (before != m_add && before->focusPolicy() == Qt::NoFocus)
        before = before->previousInFocusChain();
    return before;
}

Button *ChipList::makeChip(const QString &value)
{
    auto *chip = new Button(QString(value).replace(u'&', "&&"_L1) + u' ' + cross, objectName() + u".chip"_s);
    chip->setProperty("shape", u"chip"_s);
    chip->setFont(smallFont());
    chip->setAccessibleName(tr("%1, take away").arg(value));
    chip->setToolTip(tr("Take %1 away (Delete)").arg(value));
    chip->installEventFilter(this);
    m_layout->insertWidget(int(m_chips.size()), chip);
    chip->show();
    connect(chip, &QPushButton::clicked, this, [this, value] { remove(value, AfterRemoval::FocusNext); });
    return chip;
}

void ChipList::remove(const QString &value, AfterRemoval then)
{
    const qsizetype index = m_values.indexOf(value);
    QStringList values = m_values;
    values.removeAll(value);
    setValues(values);
    if (then == AfterRemoval::FocusNext)
        (index < m_chips.size() ? m_chips[index] : m_add)->setFocus();
    emit edited();
}

void ChipList::beginAdding()
{
    m_line->show();
    m_line->setFocus();
    m_add->hide();
}

void ChipList::takeLine()
{
    const QStringList added = m_line->text().split(u' ', Qt::SkipEmptyParts);
    m_line->clear();
    if (added.isEmpty())
        return endAdding();
    const QStringList before = m_values;
    setValues(m_values + added);
    if (m_values != before)
        emit edited();
}

void ChipList::endAdding()
{
    const bool hadFocus = m_line->hasFocus();
    m_add->show();
    if (hadFocus)
        m_add->setFocus();
    m_line->hide();
}

bool ChipList::eventFilter(QObject *watched, QEvent *event)
{
    const auto key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (watched == m_line) {
        if (event->type() == QEvent::FocusOut && m_line->isVisible()) {
            takeLine(); // what is written and left is meant
            endAdding();
        }
        if (key == Qt::Key_Escape) {
            m_line->clear();
            endAdding();
            return true;
        }
        return QWidget::eventFilter(watched, event);
    }
    const qsizetype index = m_chips.indexOf(static_cast<Button *>(watched));
    if (index >= 0 && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        remove(m_values[index], AfterRemoval::FocusNext);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace claimcheck::ui
