#pragma once

#include "ui/flow/flow_services.h"
#include "ui/widgets/button.h"

namespace claimcheck::ui::flow {

class FaultsMenu;

/// Opens the menu of the built-in provider's faults, and says how many are on.
class FaultsButton final : public Button
{
    Q_OBJECT

public:
    /// services.faults and services.setFaults must be there.
    explicit FaultsButton(const FlowServices &services, QWidget *parent = nullptr);

    [[nodiscard]] FaultsMenu *faults() const { return m_menu; }

private:
    void showCount(qsizetype count);

    FaultsMenu *m_menu;
};

} // namespace claimcheck::ui::flow
