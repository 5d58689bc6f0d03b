#pragma once

#include "app/key_cache.h"
#include "core/report/inspection.h"

namespace claimcheck::app {

/// One request of `inspect --lines`:
/// {"id":…,"token":…,"key"|"pem"|"secret"|"secretBase64url":…,"as","at","leeway",
/// "nonce","audience","issuer","state","client","method","url","maxAge","accessToken","code"}. defaults: what
/// the command line said. The answer is one line of JSON, without its line break; a request that cannot be
/// read is answered with
/// {"id":…,"error":{"code","message"}}. Thread-safe.
[[nodiscard]] QByteArray answerLine(const QByteArray &line, const report::InspectionOptions &defaults,
                                    KeyCache &keys);

} // namespace claimcheck::app
