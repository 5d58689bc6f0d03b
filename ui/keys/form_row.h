#pragma once

#include "ui/widgets/button.h"

class QHBoxLayout;
class QKeyEvent;

namespace claimcheck::ui::keys {

/// Lays the fields of an inline form out in one line, each with its label, object name and accessible name.
class FormRow
{
public:
    explicit FormRow(QWidget *form);

    void add(QWidget *field, const QString &objectName, const QString &label, int stretch = 0);
    Button *addButton(const QString &text, const QString &objectName, ButtonKind kind = ButtonKind::Plain);

private:
    QWidget *m_form;
    QHBoxLayout *m_row;
};

/// Escape closes a form.
[[nodiscard]] bool cancels(const QKeyEvent *event);

} // namespace claimcheck::ui::keys
