#pragma once

#include "core/formats/recognize.h"
#include "core/jose/key_set.h"

// Keys as people give them.

namespace claimcheck::test {

inline jose::KeySet secretKey(QByteArrayView text)
{
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(text), QStringLiteral("test")));
    return keys;
}

/// PEM where it is that, else the text of a secret.
inline jose::KeySet keyFromText(const QByteArray &text)
{
    return text.startsWith("-----BEGIN") ? jose::readKeys(text, QStringLiteral("test")).valueOr({})
                                         : secretKey(text);
}

/// What is recognised first; empty where nothing is.
inline formats::Recognized firstRecognized(QByteArrayView token)
{
    auto found = formats::recognize(token);
    return found.empty() ? formats::Recognized() : std::move(found.front());
}

} // namespace claimcheck::test
