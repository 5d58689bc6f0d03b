#pragma once

// Private to core/formats: a PASERK among the keys given.

#include "core/formats/paserk.h"
#include "core/jose/key_set.h"

namespace claimcheck::formats {

/// The PASERK that the text of a secret is; a wrapped one is opened with the other keys of the set, of which
/// a secret may be a password, a key of 32 bytes in any spelling, or a PASERK itself. Codes: those of
/// readPaserk() and, where no key opens it, of unwrapPaserk(), or
/// "paserk-wrapped" where there is none to try.
[[nodiscard]] base::Result<Paserk> givenPaserk(QByteArrayView text, const jose::KeySet &others);

} // namespace claimcheck::formats
