#pragma once

#include "ui/flow/flow_services.h"

#include <QMenu>

namespace claimcheck::ui::flow {

/// The faults of the built-in provider, to be switched on and off, with a submenu for each group. It stays
/// open while they are switched, by mouse and by Space.
class FaultsMenu final : public QMenu
{
    Q_OBJECT

public:
    FaultsMenu(const std::vector<FaultChoice> &faults, QWidget *parent = nullptr);

    /// Ids of the faults that are on, in the order of the menu.
    [[nodiscard]] QStringList chosen() const;
    void clear();

signals:
    void chosenChanged(const QStringList &ids);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addFault(QMenu *group, const FaultChoice &fault);
    void announce();

    QAction *m_clear;
    std::vector<QAction *> m_faults;
    bool m_quiet = false; ///< several change at once
};

} // namespace claimcheck::ui::flow
