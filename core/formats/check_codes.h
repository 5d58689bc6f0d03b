#pragma once

// Private to core/formats: the small check codes that vendors put into their tokens. None of them needs a
// key; one that fits says that a text was not mistyped, nothing more.

#include <QByteArrayView>
#include <QtGlobal>

namespace claimcheck::formats {

/// CRC-32 as in zlib and Ethernet (polynomial 0x04C11DB7 reflected, start and end inverted).
[[nodiscard]] quint32 crc32(QByteArrayView bytes);

/// CRC-16/XMODEM: polynomial 0x1021, start 0, not reflected.
[[nodiscard]] quint16 crc16Xmodem(QByteArrayView bytes);

/// Microsoft's Marvin32 with a 64-bit seed, as its identifiable keys use it.
[[nodiscard]] quint32 marvin32(quint64 seed, QByteArrayView bytes);

/// Whether the last 6 characters of "hrp1data" are its bech32 checksum (BIP 173). Either case, not both.
[[nodiscard]] bool bech32Fits(QByteArrayView text);

} // namespace claimcheck::formats
