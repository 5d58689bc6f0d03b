#pragma once

// Private to core/token: the words for what paste_cleaner did.

#include "core/token/paste_cleaner.h"

namespace claimcheck::token {

enum class Cleaning : quint8 {
    Utf16,
    ByteOrderMark,
    Invisible,
    OuterSpace,
    Quotes,
    Scheme,
    LineBreaks,
    PercentEscapes,
    HtmlEscapes,
    TextEscapes,
    Base64,
    HeaderLine,
    Cookie,
    Url,
    Form,
    Json,
    Curl,
    Prose,
};

/// The step as it is told; detail is filled in where the message has a place for it.
[[nodiscard]] CleaningStep cleaningStep(Cleaning cleaning, const QString &detail = {});

} // namespace claimcheck::token
