#pragma once

#include "core/jose/key_set.h"

namespace claimcheck::fuzz {

/// What must hold for any bytes whatever that are inspected with these keys: an answer in JSON of a known
/// kind, and one in text. Aborts the program (qFatal) where it does not.
void checkInspection(const QByteArray &pasted, const jose::KeySet &keys);

} // namespace claimcheck::fuzz
