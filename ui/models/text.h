#pragma once

#include <QCoreApplication>

namespace claimcheck::ui {

/// The translation context of the shared models.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_ui)
};

} // namespace claimcheck::ui
