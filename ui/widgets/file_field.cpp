#include "ui/widgets/file_field.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

FileField::FileField(const QString &accessibleName, const QString &objectName, const QString &filter,
                     QWidget *parent)
    : QWidget(parent), m_line(new QLineEdit(this))
{
    setObjectName(objectName + u".field"_s);
    setAccessibleName(accessibleName);
    m_line->setObjectName(objectName);
    m_line->setAccessibleName(accessibleName);
    m_line->setFont(fixedFont());
    auto *button = new Button(tr("Browse\u2026"), objectName + u".choose"_s, ButtonKind::Plain, this);
    button->setAccessibleName(tr("Choose the file: %1").arg(accessibleName));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(button);
    setFocusProxy(m_line);
    connect(button, &QPushButton::clicked, this, [this, filter] { choose(filter); });
}

void FileField::choose(const QString &filter)
{
    const QString path = QFileDialog::getOpenFileName(this, accessibleName(), m_line->text(), filter);
    if (!path.isEmpty())
        m_line->setText(path);
}

} // namespace claimcheck::ui
