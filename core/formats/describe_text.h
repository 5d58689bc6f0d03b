#pragma once

#include "core/formats/recognized.h"

namespace claimcheck::formats {

/// What can be said of any text that is one token: "length" (bytes), "alphabet" (the narrowest of decimal,
/// hexadecimal, base32, base36, base58, base62, base64url, base64, printable ASCII, bytes), "entropy" (bits,
/// as estimated from the characters that occur; no more than the alphabet allows), "prefix" (a word with "_"
/// or "-" behind it, which often names a type), "decoded" and "decodedText" (what hexadecimal or base64
/// stands for), "possibleKsuidTime" and "possibleAzureDevOpsToken" (what a weak form would say if it were
/// that), "next" (to ask its issuer; RFC 7662). Quick for any length; of long text the first 64 KB are looked
/// at.
[[nodiscard]] std::vector<Field> describeText(QByteArrayView text);

/// The name of the narrowest alphabet that has all characters.
[[nodiscard]] QString alphabetOf(QByteArrayView text);

/// Bits: the length times the entropy of a character (Shannon), which for random text is close to what it
/// holds.
[[nodiscard]] double estimatedEntropy(QByteArrayView text);

} // namespace claimcheck::formats
