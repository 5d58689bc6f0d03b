#pragma once

#include "core/base/redaction.h"
#include "core/token/token_document.h"
#include "ui/compare/spans.h"

namespace claimcheck::ui::compare {

/// A token's text in the colours of its parts, each shortened: "eyJhbGciOiJSUzI1Ni….eyJpc3Mi….MEQCIF8…".
/// Reveal::Hidden: the header at most, dots for everything else.
[[nodiscard]] Spans tokenSpans(const token::TokenDocument &document, base::Reveal reveal);

} // namespace claimcheck::ui::compare
