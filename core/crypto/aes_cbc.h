#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace claimcheck::crypto {

/// AES-128-CBC with PKCS #7 padding. Call it only for what has been authenticated: whether the padding fits
/// must not be an oracle. nullopt where a length or the padding is wrong.
[[nodiscard]] std::optional<QByteArray> decryptAes128Cbc(QByteArrayView key, QByteArrayView iv,
                                                         QByteArrayView ciphertext);

} // namespace claimcheck::crypto
