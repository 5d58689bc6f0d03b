#pragma once

#include "core/oauth/grant_guide.h"
#include "ui/widgets/pane.h"

namespace claimcheck::ui {
class Button;
class DataTable;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

/// The guide to the grants: kind of application, the grant that fits, why, and where that is said.
class GuidePage final : public Pane
{
    Q_OBJECT

public:
    explicit GuidePage(QWidget *parent = nullptr);

    /// With that row chosen (nullptr: the first), and the focus.
    void showFor(const oauth::GuideRow *chosen);

signals:
    void chosen(const claimcheck::oauth::GuideRow &row);
    void closeRequested();

private:
    void fill();
    void use(int row);

    DataTable *m_table;
    Button *m_use;
};

} // namespace claimcheck::ui::flow
