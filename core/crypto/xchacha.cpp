#include "core/crypto/xchacha.h"

#include "core/crypto/openssl_handles.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace claimcheck::crypto {

namespace {

using ChaChaState = std::array<quint32, 16>;

/// RFC 8439 §2.1.
void quarterRound(ChaChaState &s, std::size_t a, std::size_t b, std::size_t c, std::size_t d)
{
    s[a] += s[b];
    s[d] = std::rotl(s[d] ^ s[a], 16);
    s[c] += s[d];
    s[b] = std::rotl(s[b] ^ s[c], 12);
    s[a] += s[b];
    s[d] = std::rotl(s[d] ^ s[a], 8);
    s[c] += s[d];
    s[b] = std::rotl(s[b] ^ s[c], 7);
}

} // namespace

base::SecretBytes hChaCha20(QByteArrayView key, QByteArrayView nonce)
{
    if (key.size() != 32 || nonce.size() != 16)
        return {};
    ChaChaState state = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}; // "expand 32-byte k"
    qFromLittleEndian<quint32>(key.data(), 8, state.data() + 4);
    qFromLittleEndian<quint32>(nonce.data(), 4, state.data() + 12);
    for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < 4; ++i)
            quarterRound(state, i, i + 4, i + 8, i + 12);
        for (std::size_t i = 0; i < 4; ++i)
            quarterRound(state, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
    }
    std::copy(state.begin() + 12, state.end(), state.begin() + 4); // the first and the last row
    QByteArray subkey(32, Qt::Uninitialized);
    qToLittleEndian<quint32>(state.data(), 8, subkey.data());
    base::secureWipe(state.data(), sizeof state);
    return base::SecretBytes::take(std::move(subkey));
}

std::optional<QByteArray> openXChaCha20Poly1305(QByteArrayView key, QByteArrayView nonce,
                                                QByteArrayView additional, QByteArrayView sealed)
{
    constexpr qsizetype tagSize = 16, longest = std::numeric_limits<int>::max();
    if (key.size() != 32 || nonce.size() != 24 || sealed.size() < tagSize || sealed.size() > longest ||
        additional.size() > longest)
        return std::nullopt;
    const base::SecretBytes subkey = hChaCha20(key, nonce.first(16));
    const QByteArray iv = QByteArray(4, '\0') + nonce.last(8).toByteArray();
    const QByteArrayView text = sealed.chopped(tagSize);
    QByteArray tag = sealed.last(tagSize).toByteArray();
    QByteArray plain(text.size(), '\0');
    int written = 0;
    const CipherCtxPtr context(EVP_CIPHER_CTX_new());
    EVP_CIPHER_CTX *c = context.get();
    const bool ok =
        EVP_DecryptInit_ex2(c, EVP_chacha20_poly1305(), bytesOf(subkey.view()), bytesOf(iv), nullptr) == 1 &&
        EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, int(tagSize), tag.data()) == 1 &&
        EVP_DecryptUpdate(c, nullptr, &written, bytesOf(additional), int(additional.size())) == 1 &&
        EVP_DecryptUpdate(c, bytesOf(plain), &written, bytesOf(text), int(text.size())) == 1 &&
        EVP_DecryptFinal_ex(c, bytesOf(plain) + written, &written) == 1;
    ERR_clear_error();
    if (ok)
        return plain;
    base::secureWipe(plain.data(), static_cast<std::size_t>(plain.size())); // never shown unauthenticated
    return std::nullopt;
}

} // namespace claimcheck::crypto
