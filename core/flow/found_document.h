#pragma once

// Private to core/flow: what the answers of a discovery mean.
#include "core/flow/asker.h"
#include "core/flow/discovery_result.h"

namespace claimcheck::flow {

/// The document at a place of the issuer's metadata, read and judged.
[[nodiscard]] FoundDocument readDocument(const oauth::MetadataPlace &place, const QString &issuer,
                                         const Answer &answer);

/// "redirected" (same origin) or "redirected-elsewhere"; empty where the answer came at once.
[[nodiscard]] std::vector<base::Finding> redirectFindings(const Answer &answer);

/// The members of its signed_metadata put in place, or a finding that says why not. now: NumericDate.
void openSigned(FoundDocument &document, const jose::KeySet &keys, qint64 now);

/// Whether the document can be used for the issuer: it is readable and says that it is of this issuer.
[[nodiscard]] bool isUsable(const FoundDocument &document, const QString &issuer);

/// All places were asked: chooses the document to use, or says why there is none.
void settle(FoundIssuer &found);

} // namespace claimcheck::flow
