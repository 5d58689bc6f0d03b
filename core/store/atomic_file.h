#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace claimcheck::store {

/// The whole file or the old one, never half of it; readable by its owner only. Makes the folder where it is
/// missing. Errors: "file-not-written", "folder-not-made".
[[nodiscard]] base::Result<void> writeAtomically(const QString &path, const QByteArray &content);

/// At most 16 MiB. Errors: "file-not-read", "file-too-large".
[[nodiscard]] base::Result<QByteArray> readWhole(const QString &path);

} // namespace claimcheck::store
