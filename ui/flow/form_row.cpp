#include "ui/flow/form_row.h"

#include "ui/flow/form_part.h"
#include "ui/widgets/file_field.h"
#include "ui/widgets/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int labelWidth = 148;

QString withoutMnemonic(QString label)
{
    return label.remove(u'&');
}

} // namespace

QLineEdit *addLine(QFormLayout *form, FormPart *part, const RowText &text)
{
    auto *line = new QLineEdit;
    line->setObjectName(text.name);
    line->setAccessibleName(withoutMnemonic(text.label));
    line->setPlaceholderText(text.hint);
    line->setFont(fixedFont());
    QObject::connect(line, &QLineEdit::textChanged, part, &FormPart::edited);
    form->addRow(text.label, line);
    return line;
}

FileField *addFile(QFormLayout *form, FormPart *part, const RowText &text)
{
    auto *field = new FileField(withoutMnemonic(text.label), text.name,
                                FormPart::tr("Keys and certificates (*.pem *.key *.crt *.cer *.jwk *.json);;"
                                             "All files (*)"));
    field->line()->setPlaceholderText(text.hint);
    QObject::connect(field->line(), &QLineEdit::textChanged, part, &FormPart::edited);
    form->addRow(text.label, field);
    return field;
}

QCheckBox *makeBox(FormPart *part, const RowText &text)
{
    auto *box = new QCheckBox(text.label);
    box->setObjectName(text.name);
    box->setAccessibleName(withoutMnemonic(text.label));
    box->setToolTip(text.hint);
    box->setAccessibleDescription(text.hint);
    QObject::connect(box, &QCheckBox::toggled, part, &FormPart::edited);
    return box;
}

QComboBox *makeCombo(FormPart *part, const QString &accessibleName, const QString &name)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    QObject::connect(box, &QComboBox::currentIndexChanged, part, &FormPart::edited);
    return box;
}

void chooseData(QComboBox *combo, int data)
{
    combo->setCurrentIndex(std::max(0, combo->findData(data)));
}

QLabel *makeHint(const QString &name, const QString &accessibleName)
{
    auto *hint = new QLabel;
    hint->setObjectName(name);
    hint->setAccessibleName(accessibleName);
    hint->setFont(ui::smallFont());
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setProperty("tone", u"muted"_s);
    return hint;
}

QWidget *makeRow(const QString &name, const QString &accessibleName, QHBoxLayout *&layout)
{
    auto *row = new QWidget;
    row->setObjectName(name);
    row->setAccessibleName(accessibleName);
    layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    return row;
}

QWidget *withHint(QWidget *field, QWidget *hint)
{
    auto *both = new QWidget;
    both->setObjectName(field->objectName() + u".row"_s);
    both->setAccessibleName(field->accessibleName());
    both->setFocusProxy(field);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(field);
    column->addWidget(hint);
    return both;
}

QFormLayout *makeFormLayout(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

void finishLabels(QFormLayout *form)
{
    for (int row = 0; row < form->rowCount(); ++row) {
        const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
        auto *label = item ? qobject_cast<QLabel *>(item->widget()) : nullptr;
        if (!label)
            continue;
        label->setProperty("tone", u"muted"_s);
        label->setMinimumWidth(labelWidth);
        // As high as a field, so that it stands beside the field and not beside the hint under it.
        label->setMinimumHeight(26);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
}

} // namespace claimcheck::ui::flow
