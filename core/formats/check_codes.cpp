#include "core/formats/check_codes.h"

#include <QByteArray>

#include <array>
#include <bit>

namespace claimcheck::formats {

namespace {

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table = {};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320U : value >> 1;
        table[i] = value;
    }
    return table;
}
constexpr std::array<quint32, 256> crcTable = makeCrcTable();

struct Marvin
{
    quint32 a;
    quint32 b;

    void mix(quint32 word)
    {
        a += word;
        b ^= a;
        a = std::rotl(a, 20) + b;
        b = std::rotl(b, 9) ^ a;
        a = std::rotl(a, 27) + b;
        b = std::rotl(b, 19);
    }
};

/// Up to four bytes, least significant first.
quint32 littleEndian(QByteArrayView bytes)
{
    quint32 word = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        word |= quint32(uchar(bytes[i])) << (8 * i);
    return word;
}

quint32 bech32Step(quint32 state, quint32 value)
{
    constexpr std::array<quint32, 5> generator = {0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3};
    const quint32 top = state >> 25;
    state = ((state & 0x1FFFFFF) << 5) ^ value;
    for (std::size_t i = 0; i < generator.size(); ++i)
        state ^= ((top >> i) & 1) != 0 ? generator[i] : 0;
    return state;
}

} // namespace

quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char c : bytes)
        crc = (crc >> 8) ^ crcTable[(crc ^ uchar(c)) & 0xFF];
    return ~crc;
}

quint16 crc16Xmodem(QByteArrayView bytes)
{
    quint32 crc = 0;
    for (const char c : bytes) {
        crc ^= quint32(uchar(c)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
    }
    return quint16(crc & 0xFFFF);
}

quint32 marvin32(quint64 seed, QByteArrayView bytes)
{
    Marvin state{quint32(seed & 0xFFFFFFFF), quint32(seed >> 32)};
    for (; bytes.size() >= 4; bytes = bytes.sliced(4))
        state.mix(littleEndian(bytes.first(4)));
    state.mix(littleEndian(bytes) | 0x80U << (8 * bytes.size())); // the end is marked behind the last byte
    state.mix(0);
    return state.a ^ state.b;
}

bool bech32Fits(QByteArrayView text)
{
    constexpr QByteArrayView alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const QByteArray given = text.toByteArray();
    const QByteArray lower = given.toLower();
    const qsizetype separator = lower.lastIndexOf('1');
    if (separator < 1 || lower.size() - separator < 7 || (given != lower && given != given.toUpper()))
        return false;
    quint32 state = 1;
    for (const char c : lower.first(separator))
        state = bech32Step(state, uchar(c) >> 5);
    state = bech32Step(state, 0);
    for (const char c : lower.first(separator))
        state = bech32Step(state, uchar(c) & 31);
    for (const char c : lower.sliced(separator + 1)) {
        const qsizetype value = alphabet.indexOf(c);
        if (value < 0)
            return false;
        state = bech32Step(state, quint32(value));
    }
    return state == 1;
}

} // namespace claimcheck::formats
