#pragma once

#include "core/base/result.h"
#include "core/oauth/client_registration.h"

namespace claimcheck::app {

// The files of `claimcheck-cli register`. Codes: "file-not-written", those of readWholeFile.

/// {"registration_client_uri", "registration_access_token"}. Also: "access-file" (it has not both).
[[nodiscard]] base::Result<oauth::ClientConfiguration> readAccess(const QString &path);
[[nodiscard]] base::Result<void> writeAccess(const QString &path,
                                             const oauth::ClientConfiguration &configuration);

/// A file that only its owner can read (mode 0600).
[[nodiscard]] base::Result<void> writeSecretFile(const QString &path, QByteArrayView content);

} // namespace claimcheck::app
