#pragma once

#include "ui/shell/mode.h"
#include "ui/widgets/workspace.h"

namespace claimcheck::ui::shell {

/// A workspace that is not built yet: it says what it will do.
class CalmPage : public Workspace
{
    Q_OBJECT

public:
    explicit CalmPage(Mode mode, QWidget *parent = nullptr);

    [[nodiscard]] QString documentTitle() const override;

private:
    Mode m_mode;
};

} // namespace claimcheck::ui::shell
