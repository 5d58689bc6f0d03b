#pragma once

#include <QCoreApplication>

namespace claimcheck::ui::inspect {

/// The translation context of this folder's free functions.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_ui_inspect)
};

} // namespace claimcheck::ui::inspect
