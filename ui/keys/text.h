#pragma once

#include <QCoreApplication>

namespace claimcheck::ui::keys {

/// Translations of the free functions of this folder.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_ui_keys)
};

} // namespace claimcheck::ui::keys
