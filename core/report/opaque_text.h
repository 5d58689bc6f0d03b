#pragma once

#include "core/base/redaction.h"
#include "core/encoding/json_writer.h"
#include "core/token/token_document.h"

namespace claimcheck::report {

/// The fields of a document of kind Opaque: those of the format that it was recognised as, else what can be
/// said of any text.
[[nodiscard]] std::vector<formats::Field> opaqueFields(const token::TokenDocument &document);

/// A field's value, masked where it is a secret.
[[nodiscard]] QString fieldText(const formats::Field &field, base::Reveal reveal);

/// The member "opaque" of the command line's contract: {"format", "level", "evidence", "fields"}, null for
/// other kinds.
void writeOpaque(encoding::JsonWriter &writer, const token::TokenDocument &document, base::Reveal reveal);

/// Lines for people; empty for other kinds.
[[nodiscard]] QString opaqueText(const token::TokenDocument &document, base::Reveal reveal);

} // namespace claimcheck::report
