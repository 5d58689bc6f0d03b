#pragma once

#include "ui/widgets/data_table.h"

namespace claimcheck::ui::inspect {

/// A table with a frame that is as high as its rows, up to a limit: the pane scrolls, not the table in it.
class ShortTable : public DataTable
{
    Q_OBJECT

public:
    ShortTable(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    /// Pixels; beyond it the table scrolls by itself.
    void setHeightLimit(int limit);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_limit = QWIDGETSIZE_MAX;
};

} // namespace claimcheck::ui::inspect
