#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace claimcheck::app {

/// What a command was given: a file's content, standard input for "-" or nothing, else the text itself.
/// Without the last line break, which text files end with. Code: "file".
[[nodiscard]] base::Result<QByteArray> readInput(const QString &input);

} // namespace claimcheck::app
