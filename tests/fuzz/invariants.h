#pragma once

#include <QByteArray>

namespace claimcheck::fuzz {

/// What must hold for any bytes whatever. Each aborts the program (qFatal) where something does not hold, so
/// that both the bounded test and a fuzzer notice.
void checkJson(const QByteArray &text);
void checkToken(const QByteArray &pasted);
void checkBase64(const QByteArray &text);
void checkForm(const QByteArray &text);

} // namespace claimcheck::fuzz
