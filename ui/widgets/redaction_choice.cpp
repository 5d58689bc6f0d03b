#include "ui/widgets/redaction_choice.h"

#include <QActionGroup>
#include <QMenu>
#include <QSaveFile>

namespace claimcheck::ui {

using report::Redaction;

RedactionChoice::RedactionChoice(QMenu *menu, const QString &prefix)
    : QObject(menu), m_levels(new QActionGroup(this))
{
    menu->addSection(tr("What leaves"));
    for (const Redaction level : {Redaction::Secrets, Redaction::SecretsAndPersonal, Redaction::None}) {
        QAction *choice = menu->addAction(report::redactionTitle(level));
        choice->setObjectName(prefix + u'.' + report::redactionName(level));
        choice->setCheckable(true);
        choice->setChecked(level == m_level);
        choice->setData(int(level));
        m_levels->addAction(choice);
    }
    connect(m_levels, &QActionGroup::triggered, this,
            [this](const QAction *choice) { m_level = Redaction(choice->data().toInt()); });
}

void RedactionChoice::setLevel(Redaction level)
{
    m_level = level;
    for (QAction *choice : m_levels->actions())
        choice->setChecked(Redaction(choice->data().toInt()) == level);
}

QString RedactionChoice::save(const QString &path, const QByteArray &text) const
{
    QSaveFile file(path);
    bool good = !text.isEmpty() && file.open(QIODevice::WriteOnly);
    // What has its secrets in it is for its owner's eyes only.
    if (good && m_level == Redaction::None)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    good = good && file.write(text) == text.size() && file.commit();
    return good ? QString() : tr("%1 could not be written: %2").arg(path, file.errorString());
}

} // namespace claimcheck::ui
