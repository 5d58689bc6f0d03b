#pragma once

#include "core/crypto/key.h"

#include <functional>
#include <optional>

namespace claimcheck::crypto {

/// Asked for the pass phrase of an encrypted key, at most once a key; nullopt gives up.
using PassphraseSource = std::function<std::optional<base::SecretBytes>()>;

/// One PEM block (BEGIN … END): PKCS#8 plain or encrypted, SubjectPublicKeyInfo, PKCS#1, SEC 1, X.509
/// certificate (its key). Codes: "key-needs-passphrase" (encrypted and no source), "key-passphrase-wrong",
/// "key-passphrase-rounds" (trying a pass phrase would take too long), "key-kind-unknown", "key-unreadable".
[[nodiscard]] base::Result<Key> keyFromPem(QByteArrayView pem, const PassphraseSource &passphrase = {});
/// The same structures in DER. Codes as above.
[[nodiscard]] base::Result<Key> keyFromDer(QByteArrayView der, const PassphraseSource &passphrase = {});

enum class KeyPart : quint8 { Public, Private };

/// SubjectPublicKeyInfo or PKCS#8 in PEM. Codes: "key-kind" (a secret has no PEM), "key-not-private".
[[nodiscard]] base::Result<QByteArray> keyToPem(const Key &key, KeyPart part);
/// The same in DER.
[[nodiscard]] base::Result<QByteArray> keyToDer(const Key &key, KeyPart part);

} // namespace claimcheck::crypto
