#pragma once

#include "core/jose/key_set.h"

namespace claimcheck::fuzz {

/// What must hold for any bytes whatever. Each aborts the program (qFatal) where something does not hold, so
/// that both the bounded test and a fuzzer notice.
void checkJson(const QByteArray &text);
void checkToken(const QByteArray &pasted);
/// Verified, decrypted and opened with these keys, in whatever they apply to.
void checkOpened(const QByteArray &pasted, const jose::KeySet &keys);
void checkBase64(const QByteArray &text);
void checkForm(const QByteArray &text);

} // namespace claimcheck::fuzz
