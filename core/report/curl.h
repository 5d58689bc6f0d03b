#pragma once

#include "core/base/redaction.h"
#include "core/http/message.h"

namespace claimcheck::report {

/// The request as a curl command for a POSIX shell, one option a line. Reveal::Hidden puts dots in place of
/// secrets. Fields that curl sets itself (Host, Content-Length, Connection) are left out.
[[nodiscard]] QByteArray curlCommand(const http::Request &request,
                                     base::Reveal reveal = base::Reveal::Hidden);

/// One word of a POSIX shell: in single quotes where it needs them.
[[nodiscard]] QByteArray shellQuoted(const QByteArray &word);

} // namespace claimcheck::report
