#pragma once

#include "core/base/result.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// Whether a line of text names an OpenSSH key type somewhere, as *.pub and authorized_keys do.
[[nodiscard]] bool looksLikeOpenSshLine(QByteArrayView line);

/// A line "[options] type base64 [comment]": ssh-rsa,
/// ecdsa-sha2-nistp256/384/521, ssh-ed25519, ssh-ed448. Codes: "key-kind-unknown" (DSA, security keys,
/// certificates), "key-unreadable", and those of key_components.h.
[[nodiscard]] base::Result<Key> keyFromOpenSshLine(QByteArrayView line);

/// The PEM block OPENSSH PRIVATE KEY (OpenSSH's PROTOCOL.key), not encrypted. Codes: as above, and
/// "openssh-encrypted".
[[nodiscard]] base::Result<Key> keyFromOpenSshPem(QByteArrayView pem);

} // namespace claimcheck::crypto
