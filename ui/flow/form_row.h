#pragma once

#include <QString>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace claimcheck::ui {
class FileField;
}

namespace claimcheck::ui::flow {

class FormPart;

/// The words of a row. The label may have a mnemonic ("&Name"); it is the accessible name without that.
struct RowText
{
    QString label;
    QString name; ///< object name of the field
    QString hint; ///< shown while the field is empty
};

// Fields of a part: its signal edited() tells of a change. The form's layout owns what it is given.

QLineEdit *addLine(QFormLayout *form, FormPart *part, const RowText &text);
FileField *addFile(QFormLayout *form, FormPart *part, const RowText &text);
QCheckBox *makeBox(FormPart *part, const RowText &text);
/// Narrower than its longest entry, if it has to be.
QComboBox *makeCombo(FormPart *part, const QString &accessibleName, const QString &name);
/// Chooses the entry with this data; the first if there is none.
void chooseData(QComboBox *combo, int data);

/// A muted sentence under a field.
QLabel *makeHint(const QString &name, const QString &accessibleName);
/// Fields side by side, as the field of one row.
QWidget *makeRow(const QString &name, const QString &accessibleName, QHBoxLayout *&layout);
QWidget *withHint(QWidget *field, QWidget *hint);
/// A form that is part of another: no margins, the same distances.
QFormLayout *makeFormLayout(QWidget *parent);
/// Muted labels, right of their column; to be called when all rows are there.
void finishLabels(QFormLayout *form);

} // namespace claimcheck::ui::flow
