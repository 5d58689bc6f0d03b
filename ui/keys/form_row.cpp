#include "ui/keys/form_row.h"

#include "ui/widgets/fonts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

FormRow::FormRow(QWidget *form) : m_form(form), m_row(new QHBoxLayout(form))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
}

void FormRow::add(QWidget *field, const QString &objectName, const QString &label, int stretch)
{
    field->setObjectName(objectName);
    field->setAccessibleName(label);
    field->setToolTip(label);
    auto *text = new QLabel(label, m_form);
    text->setObjectName(objectName + u".label"_s);
    text->setAccessibleName(label);
    text->setProperty("tone", u"muted"_s);
    text->setFont(smallFont());
    text->setBuddy(field);
    m_row->addWidget(text);
    m_row->addWidget(field, stretch);
}

Button *FormRow::addButton(const QString &text, const QString &objectName, ButtonKind kind)
{
    auto *button = new Button(text, objectName, kind, m_form);
    m_row->addWidget(button);
    return button;
}

bool cancels(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier;
}

} // namespace claimcheck::ui::keys
