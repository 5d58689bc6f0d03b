#include "ui/widgets/breadcrumb.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

QLabel *crumbLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setAccessibleName(text);
    return label;
}

} // namespace

Breadcrumb::Breadcrumb(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    m_row->setContentsMargins(12, 0, 12, 0);
    m_row->setSpacing(6);
    hide();
}

void Breadcrumb::setHint(const QString &hint)
{
    m_hint = hint;
}

void Breadcrumb::setPath(const QStringList &names, int current)
{
    if (m_names == names && m_current == current)
        return;
    m_names = names;
    m_current = current;
    rebuild();
    setVisible(names.size() > 1);
}

void Breadcrumb::rebuild()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    setAccessibleDescription(m_names.join(u" \u203a "_s));
    for (int index = 0; index < int(m_names.size()); ++index) {
        const QString id = u"%1.%2"_s.arg(objectName()).arg(index);
        if (index > 0) {
            QLabel *arrow = crumbLabel(u"\u203a"_s, id + u".arrow"_s, this);
            arrow->setProperty("tone", u"muted"_s);
            m_row->addWidget(arrow);
        }
        if (index == m_current) {
            QLabel *here = crumbLabel(m_names[index], id, this);
            here->setFont(titleFont());
            m_row->addWidget(here);
            continue;
        }
        auto *button = new Button(m_names[index], id, ButtonKind::Link, this);
        connect(button, &QPushButton::clicked, this, [this, index] { emit chosen(index); });
        m_row->addWidget(button);
        if (hadFocus && qAbs(index - m_current) == 1)
            button->setFocus(Qt::OtherFocusReason);
    }
    m_row->addStretch(1);
    QLabel *hint = crumbLabel(m_hint, objectName() + u".hint"_s, this);
    hint->setProperty("tone", u"muted"_s);
    hint->setFont(smallFont());
    m_row->addWidget(hint);
}

} // namespace claimcheck::ui
