#include "ui/widgets/empty_state.h"

#include "ui/widgets/fonts.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

EmptyState::EmptyState(const QString &objectName, QWidget *parent)
    : QWidget(parent), m_heading(new QLabel(this)), m_text(new QLabel(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(objectName);
    m_heading->setObjectName(objectName + u".heading"_s);
    m_heading->setAccessibleName(tr("Heading"));
    m_heading->setFont(titleFont());
    m_text->setObjectName(objectName + u".text"_s);
    m_text->setAccessibleName(tr("What to do"));
    m_text->setProperty("tone", u"muted"_s);
    m_text->setWordWrap(true);
    m_column->setContentsMargins(32, 24, 32, 24);
    m_column->setSpacing(8);
    m_column->addStretch(2);
    for (QLabel *label : {m_heading, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        m_column->addWidget(label);
    }
    m_column->addStretch(3);
}

void EmptyState::setText(const QString &heading, const QString &text)
{
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(heading);
}

void EmptyState::addButton(QWidget *button)
{
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignCenter);
}

} // namespace claimcheck::ui
