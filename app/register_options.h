#pragma once

#include "core/base/result.h"
#include "core/oauth/client_registration.h"

#include <QStringList>

namespace claimcheck::app {

/// What `claimcheck-cli register` was asked for.
struct RegisterOptions
{
    QString profile;
    oauth::RegistrationAct act = oauth::RegistrationAct::Register;
    QString request;         ///< a file of client metadata; empty: from the profile
    QString initialTokenEnv; ///< the name of an environment variable
    QString statement;       ///< a file
    QString access;          ///< the file with the registration access token
    QString output;          ///< the file that the profile is written to
    QString secretFile, secretEnv;
    bool showRequest = false, json = false, reveal = false;
};

/// help: the text to be shown, where that was asked for. Codes: "usage".
[[nodiscard]] base::Result<RegisterOptions> readRegisterOptions(const QStringList &arguments, QString &help);

} // namespace claimcheck::app
