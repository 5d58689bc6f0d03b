#pragma once

#include "core/encoding/json_writer.h"
#include "core/jose/key_marks.h"

namespace claimcheck::report {

/// One object: kid, kty, kind, size, use, alg, thumbprint, thumbprintUri, private, certificates, marks, jwk
/// (the private members only with part Private), problem. now: NumericDate seconds.
void writeKey(encoding::JsonWriter &writer, const jose::KeyEntry &entry, const jose::CollectedSet &set,
              qint64 now, jose::JwkPart part = jose::JwkPart::Public);

/// {"from", "name", "address", "readAt", "keys": […], "skipped": [{"code","message"}]}, indented, with a line
/// break.
[[nodiscard]] QByteArray keySetJson(const jose::CollectedSet &set, qint64 now, jose::JwkPart part);
/// For a terminal: a paragraph a key.
[[nodiscard]] QString keySetText(const jose::CollectedSet &set, qint64 now, jose::JwkPart part);

/// A mark of level error, or something that was no key: "something in the input is wrong".
[[nodiscard]] bool hasKeyErrors(const jose::CollectedSet &set, qint64 now);

} // namespace claimcheck::report
