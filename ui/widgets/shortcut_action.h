#pragma once

#include <QAction>
#include <QKeySequence>
#include <QWidget>

namespace claimcheck::ui {

/// An action of the widget: its keys work while the widget or what is in it has the focus, and stand in its
/// tool tip.
inline QAction *makeShortcutAction(QWidget *owner, const QString &name, const QString &text,
                                   const QKeySequence &keys = {})
{
    auto *action = new QAction(text, owner);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!keys.isEmpty())
        action->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    owner->addAction(action);
    return action;
}

} // namespace claimcheck::ui
