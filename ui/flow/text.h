#pragma once

#include <QCoreApplication>

namespace claimcheck::ui::flow {

/// Translations of the free functions of this folder.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_ui_flow)
};

} // namespace claimcheck::ui::flow
