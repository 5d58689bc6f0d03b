#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace claimcheck::encoding {

/// Decodes base64url as JOSE writes it (RFC 7515 §2, RFC 4648 §5): no padding, no white space, unused bits
/// zero. Error.where is the offset of the first bad byte. Codes: base64url-character, base64url-padding,
/// base64url-length (a last group of one character), base64url-trailing-bits.
[[nodiscard]] base::Result<QByteArray> decodeBase64Url(QByteArrayView text);

/// True where decodeBase64Url would answer with bytes; allocates nothing.
[[nodiscard]] bool isBase64Url(QByteArrayView text);

struct LenientBase64
{
    QByteArray bytes;                  ///< what could be decoded, up to the first byte that is in no alphabet
    std::vector<base::Error> problems; ///< each kind of deviation once, with the offset where it occurs first
};

/// Decodes as far as it goes and names every deviation: white space and padding are skipped, "+" and "/" are
/// read as "-" and "_", unused bits are dropped. The codes are those of decodeBase64Url.
[[nodiscard]] LenientBase64 diagnoseBase64Url(QByteArrayView text);

/// Without padding (RFC 7515 §2).
[[nodiscard]] QByteArray encodeBase64Url(QByteArrayView bytes);

enum class WhiteSpace : bool { Refuse, Skip };

/// Standard base64 with padding (RFC 4648 §4), as in x5c (RFC 7515 §4.1.6) and, with WhiteSpace::Skip, PEM.
/// Codes: base64-character, base64-length, base64-trailing-bits.
[[nodiscard]] base::Result<QByteArray> decodeBase64(QByteArrayView text,
                                                    WhiteSpace space = WhiteSpace::Refuse);

/// Hexadecimal digits of either case, two a byte. Codes: hex-character, hex-length.
[[nodiscard]] base::Result<QByteArray> decodeHex(QByteArrayView text);

} // namespace claimcheck::encoding
