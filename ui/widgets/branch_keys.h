#pragma once

#include <QObject>

class QTableView;

namespace claimcheck::ui {

/// How far a branch stands within its parent, in pixels a level.
inline constexpr int branchIndentation = 14;

/// Opens and closes the branches of a table (ui/models/branch_roles.h): with Right and Left in the first
/// column, + and -, Space or Return, and a click on the triangle. Left on what lies inside goes to the row
/// that it lies in.
class BranchKeys : public QObject
{
    Q_OBJECT

public:
    explicit BranchKeys(QTableView *table);

signals:
    void openRequested(int row);
    void closeRequested(int row);
    void parentRequested(int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool take(int key);
    bool click(const QPoint &place);
    void turn(int row);

    QTableView *m_table;
};

} // namespace claimcheck::ui
