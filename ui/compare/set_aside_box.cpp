#include "ui/compare/set_aside_box.h"

#include "core/compare/token_diff.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

SetAsideBox::SetAsideBox(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"setAside"_s);
    setAccessibleName(tr("Claims to set aside"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(16);
    auto *label = new QLabel(tr("Set aside"), this);
    label->setObjectName(u"setAsideLabel"_s);
    label->setAccessibleName(label->text());
    row->addWidget(label);
    const QStringList ticked = claimcheck::compare::defaultSetAside();
    for (const QString &name : claimcheck::compare::setAsideChoices()) {
        auto *box = new QCheckBox(name, this);
        box->setObjectName(u"setAside_"_s + name);
        box->setAccessibleName(tr("Set %1 aside").arg(name));
        box->setChecked(ticked.contains(name));
        connect(box, &QCheckBox::toggled, this, &SetAsideBox::changed);
        row->addWidget(box);
        m_boxes.push_back(box);
    }
    row->addStretch(1);
}

QStringList SetAsideBox::chosen() const
{
    QStringList names;
    for (const QCheckBox *box : m_boxes) {
        if (box->isChecked())
            names += box->text();
    }
    return names;
}

} // namespace claimcheck::ui::compare
