#include "ui/flow/faults_menu.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

FaultsMenu::FaultsMenu(const std::vector<FaultChoice> &faults, QWidget *parent)
    : QMenu(parent), m_clear(addAction(tr("Switch all off")))
{
    setObjectName(u"faultsMenu"_s);
    setAccessibleName(tr("Faults of the built-in provider"));
    m_clear->setObjectName(u"faultsClear"_s);
    m_clear->setEnabled(false);
    connect(m_clear, &QAction::triggered, this, &FaultsMenu::clear);
    addSeparator();
    QMenu *group = nullptr;
    for (const FaultChoice &fault : faults) {
        if (!group || group->title() != fault.group) {
            group = addMenu(fault.group);
            group->setObjectName(u"faultsMenu.%1"_s.arg(actions().size()));
            group->setAccessibleName(fault.group);
            group->setToolTipsVisible(true);
            group->setProperty("hasMarks", true);
            group->installEventFilter(this);
        }
        addFault(group, fault);
    }
}

void FaultsMenu::addFault(QMenu *group, const FaultChoice &fault)
{
    QAction *action = group->addAction(fault.text);
    action->setObjectName(u"fault."_s + fault.id);
    action->setData(fault.id);
    action->setCheckable(true);
    action->setToolTip(fault.rules.isEmpty() ? fault.id : tr("%1: seen by %2").arg(fault.id, fault.rules));
    connect(action, &QAction::toggled, this, &FaultsMenu::announce);
    m_faults.push_back(action);
}

QStringList FaultsMenu::chosen() const
{
    QStringList ids;
    for (const QAction *action : m_faults) {
        if (action->isChecked())
            ids += action->data().toString();
    }
    return ids;
}

void FaultsMenu::clear()
{
    m_quiet = true;
    for (QAction *action : m_faults)
        action->setChecked(false);
    m_quiet = false;
    announce();
}

void FaultsMenu::announce()
{
    if (m_quiet)
        return;
    const QStringList ids = chosen();
    m_clear->setEnabled(!ids.isEmpty());
    emit chosenChanged(ids);
}

/// A menu closes at the first choice; faults are often switched together.
bool FaultsMenu::eventFilter(QObject *watched, QEvent *event)
{
    auto *group = qobject_cast<QMenu *>(watched);
    const bool byMouse = event->type() == QEvent::MouseButtonRelease;
    const bool byKey =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    QAction *action = group && (byMouse || byKey) ? group->activeAction() : nullptr;
    if (!action || !action->isCheckable())
        return QMenu::eventFilter(watched, event);
    action->trigger();
    return true;
}

} // namespace claimcheck::ui::flow
