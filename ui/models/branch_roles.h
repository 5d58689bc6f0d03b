#pragma once

#include "ui/models/cell_roles.h"

namespace claimcheck::ui {

/// What a row of a tree that is shown as a table is.
enum class Branch : quint8 { None, Closed, Open };

/// Roles of the first column of such a table, beyond CellRole.
enum BranchRole : int {
    BranchStateRole = Qt::UserRole + 1000, ///< Branch
    BranchDepthRole,                       ///< int: 0 for the rows that always show
};

} // namespace claimcheck::ui

Q_DECLARE_METATYPE(claimcheck::ui::Branch)
