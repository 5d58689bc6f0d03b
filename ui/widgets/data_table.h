#pragma once

#include "ui/models/cell_roles.h"
#include "ui/widgets/help_text.h"

#include <QTableView>

#include <vector>

namespace claimcheck::ui {

/// One column's share of the width: pixels when `stretch` is 0, else a share of what is left.
struct ColumnWidth
{
    int pixels = 0;
    int stretch = 0;
};

/// A table as all of ours look: muted header row, 1 px lines, wrapped cells, whole rows selected, rows as
/// high as their text. Cells come from the roles of ui/models/cell_roles.h. Ctrl+C copies the cell in focus.
class DataTable : public QTableView
{
    Q_OBJECT

public:
    DataTable(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setColumns(std::vector<ColumnWidth> columns);
    /// Rows are laid out when the event loop comes round. At once, for whoever asks for sizeHint() before.
    void layOutNow();
    /// The help of the row in focus: its name, CellHelpRole and CellUrlRole of its first column that has
    /// them.
    [[nodiscard]] HelpText currentHelp() const;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The row in focus changed, by mouse or keyboard; -1 for none.
    void currentRowChanged(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOutColumns();
    void layOutRows();
    void measureRow(int row);
    void measureRowsInSight();
    void scheduleLayOut();

    std::vector<ColumnWidth> m_columns;
    std::vector<bool> m_measured; ///< rows that are as high as their text; the others wait to be seen
    bool m_scheduled = false;
};

} // namespace claimcheck::ui
