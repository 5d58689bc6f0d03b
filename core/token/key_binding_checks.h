#pragma once

// Private to core/token: the checks of RFC 9901 §4.3 and §7.3 on a key binding JWT that need no key.

#include "core/token/key_binding.h"

#include <span>

namespace claimcheck::token {

struct KeyBindingSubject
{
    const TokenDocument &binding;
    const SdJwtReading &reading;
    QByteArray presented; ///< what sd_hash covers
    const KeyBindingExpectations &expected;
};

struct KeyBindingCheck
{
    QLatin1StringView code;
    const char *section; ///< of RFC 9901
    const char *where;   ///< JSON pointer below the key binding JWT
    /// What is wrong; empty where nothing is.
    QString (*fault)(const KeyBindingSubject &);
};

[[nodiscard]] std::span<const KeyBindingCheck> keyBindingChecks();

} // namespace claimcheck::token
