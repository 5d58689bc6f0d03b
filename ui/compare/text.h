#pragma once

#include <QCoreApplication>

namespace claimcheck::ui::compare {

/// Translations of the free functions of this folder.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_ui_compare)
};

} // namespace claimcheck::ui::compare
