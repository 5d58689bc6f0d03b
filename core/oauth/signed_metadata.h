#pragma once

#include "core/jose/key_set.h"
#include "core/oauth/server_metadata.h"

namespace claimcheck::oauth {

/// The JWT in the member signed_metadata; empty where there is none.
[[nodiscard]] QByteArray signedMetadataOf(const ServerMetadata &plain);

/// RFC 8414 §2.1: the metadata with the members of its signed_metadata in place of the plain ones, once that
/// is verified with the issuer's keys. The document of the result is the joined one. now: NumericDate.
/// Findings: "signed-metadata-differs" (members whose plain value is another), those of readMetadataObject.
/// Errors: "signed-metadata-unreadable", "signed-metadata-unsigned" (alg none), "signed-metadata-signature",
/// "signed-metadata-no-iss", "signed-metadata-iss" (attested by another than the issuer),
/// "signed-metadata-expired", "signed-metadata-issuer" (its issuer is another).
[[nodiscard]] base::Result<Reading<ServerMetadata>> openSignedMetadata(const ServerMetadata &plain,
                                                                       const jose::KeySet &keys, qint64 now);

} // namespace claimcheck::oauth
