#pragma once

// Private to core/report: tokens that are not JOSE.

#include "core/formats/open.h"
#include "core/report/inspection.h"

namespace claimcheck::report {

/// The first of the document's formats that a key could open, opened with those given; else nothing.
[[nodiscard]] formats::Opened openOpaque(const token::TokenDocument &document,
                                         const InspectionOptions &options);

/// As the decryption of a JWE; nullopt where nothing is encrypted.
[[nodiscard]] std::optional<jose::Decryption> decryptionFrom(const formats::Opened &opened);

/// From the fields "expiresAt" and "notBefore" of the document's format; nullopt where it has neither. Times
/// are NumericDate seconds.
[[nodiscard]] std::optional<TimeVerdict> opaqueTime(const token::TokenDocument &document, qint64 now,
                                                    qint64 leeway);

/// What the token's reader and its times have to say; time is set already. Nothing for other kinds.
[[nodiscard]] std::vector<base::Finding> opaqueFindings(const Inspection &inspection);

} // namespace claimcheck::report
