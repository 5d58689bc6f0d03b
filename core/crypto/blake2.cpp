#include "core/crypto/blake2.h"

#include "core/base/secret_bytes.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

namespace claimcheck::crypto {

namespace {

constexpr qsizetype blakeBlock = 128;
constexpr qsizetype blakeLongest = 64;

/// RFC 7693 §2.6: that of SHA-512.
constexpr std::array<quint64, 8> blakeStart = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                               0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                               0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

/// RFC 7693 §2.7.
constexpr std::size_t blakeSigma[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                            {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                            {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                            {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                            {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                            {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                            {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                            {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                            {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                            {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

/// The columns and diagonals that a round mixes.
constexpr std::size_t blakeLanes[8][4] = {{0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14}, {3, 7, 11, 15},
                                          {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13},  {3, 4, 9, 14}};

class Blake2b
{
public:
    Blake2b(qsizetype size, qsizetype keySize) : m_state(blakeStart)
    {
        m_state[0] ^= 0x01010000U ^ (static_cast<quint64>(keySize) << 8) ^ static_cast<quint64>(size);
    }
    ~Blake2b()
    {
        base::secureWipe(m_state.data(), sizeof m_state);
        base::secureWipe(m_words.data(), sizeof m_words);
        base::secureWipe(m_work.data(), sizeof m_work);
    }
    Q_DISABLE_COPY_MOVE(Blake2b)

    /// A block of up to 128 bytes; a shorter one is filled with zeros.
    void add(QByteArrayView block, quint64 last = 0)
    {
        std::array<char, blakeBlock> bytes{};
        std::ranges::copy(block, bytes.begin());
        qFromLittleEndian<quint64>(bytes.data(), 16, m_words.data());
        base::secureWipe(bytes.data(), bytes.size());
        m_count += last ? static_cast<quint64>(block.size()) : static_cast<quint64>(blakeBlock);
        compress(last);
    }
    [[nodiscard]] QByteArray result(qsizetype size) const
    {
        QByteArray bytes(blakeLongest, Qt::Uninitialized);
        qToLittleEndian<quint64>(m_state.data(), 8, bytes.data());
        return bytes.first(size);
    }

private:
    /// RFC 7693 §3.1.
    void mix(const std::size_t (&lane)[4], quint64 x, quint64 y)
    {
        quint64 &a = m_work[lane[0]], &b = m_work[lane[1]], &c = m_work[lane[2]], &d = m_work[lane[3]];
        a += b + x;
        d = std::rotr(d ^ a, 32);
        c += d;
        b = std::rotr(b ^ c, 24);
        a += b + y;
        d = std::rotr(d ^ a, 16);
        c += d;
        b = std::rotr(b ^ c, 63);
    }
    /// RFC 7693 §3.2; last is all ones for the last block. 2^64 bytes are more than there are.
    void compress(quint64 last)
    {
        std::ranges::copy(m_state, m_work.begin());
        std::ranges::copy(blakeStart, m_work.begin() + 8);
        m_work[12] ^= m_count;
        m_work[14] ^= last;
        for (std::size_t round = 0; round < 12; ++round) {
            const auto &order = blakeSigma[round % 10];
            for (std::size_t i = 0; i < 8; ++i)
                mix(blakeLanes[i], m_words[order[2 * i]], m_words[order[2 * i + 1]]);
        }
        for (std::size_t i = 0; i < 8; ++i)
            m_state[i] ^= m_work[i] ^ m_work[i + 8];
    }

    std::array<quint64, 8> m_state;
    std::array<quint64, 16> m_words{}, m_work{};
    quint64 m_count = 0;
};

} // namespace

QByteArray blake2b(QByteArrayView data, qsizetype size, QByteArrayView key)
{
    if (size < 1 || size > blakeLongest || key.size() > blakeLongest)
        return {};
    constexpr quint64 last = ~quint64(0);
    Blake2b hash(size, key.size());
    if (!key.isEmpty()) { // RFC 7693 §3.3: the key is a block of its own
        QByteArray block(blakeBlock, '\0');
        std::ranges::copy(key, block.begin());
        hash.add(block, data.isEmpty() ? last : 0);
        base::secureWipe(block.data(), static_cast<std::size_t>(block.size()));
        if (data.isEmpty())
            return hash.result(size);
    }
    while (data.size() > blakeBlock) {
        hash.add(data.first(blakeBlock));
        data = data.sliced(blakeBlock);
    }
    hash.add(data, last);
    return hash.result(size);
}

} // namespace claimcheck::crypto
