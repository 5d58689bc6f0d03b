#include "core/crypto/ed25519_to_x25519.h"

#include "core/crypto/digest.h"
#include "core/crypto/key_components.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

base::Result<Key> x25519FromEd25519(const Key &key)
{
    if (!key.isValid() || key.curve() != Curve::Ed25519)
        return base::Error{"key-kind"_L1, Text::tr("This is not an Ed25519 key.")};
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1, Text::tr("This is the public half of a key.")};
    const auto raw = rawComponents(key);
    if (!raw)
        return raw.error();
    const auto hash = base::SecretBytes::take(digestOf(Digest::Sha512, raw->d.view()));
    return keyFromComponents(
        RawComponents{Curve::X25519, {}, base::SecretBytes(hash.view().first(32))}); // X25519 clamps it
}

} // namespace claimcheck::crypto
