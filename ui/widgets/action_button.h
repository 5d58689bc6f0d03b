#pragma once

#include "ui/widgets/button.h"

#include <QAction>

namespace claimcheck::ui {

/// A button that shows an action: its text, icon, tool tip and whether it can be done now.
class ActionButton final : public Button
{
    Q_OBJECT

public:
    ActionButton(QAction *action, ButtonKind kind, QWidget *parent = nullptr)
        : Button(action->text(), action->objectName() + QStringLiteral(".button"), kind, parent)
    {
        const auto follow = [this, action, kind] {
            setText(action->text());
            setAccessibleName(action->text());
            setIcon(action->icon());
            setToolTip(action->toolTip());
            setEnabled(action->isEnabled());
            // A disabled primary button would hide its icon.
            setKind(action->isEnabled() ? kind : ButtonKind::Plain);
        };
        follow();
        connect(action, &QAction::changed, this, follow);
        connect(this, &QPushButton::clicked, action, &QAction::trigger);
    }
};

} // namespace claimcheck::ui
