#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace claimcheck::base {

/// Bytes that must not leak: zeroed when freed, compared in constant time, without a way to print them.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(QByteArrayView bytes);
    ~SecretBytes();
    SecretBytes(const SecretBytes &) = default;
    SecretBytes(SecretBytes &&other) noexcept = default;
    SecretBytes &operator=(const SecretBytes &other);
    SecretBytes &operator=(SecretBytes &&other) noexcept;

    /// Takes the bytes of a QByteArray and zeroes the original, if nothing else shares it.
    [[nodiscard]] static SecretBytes take(QByteArray &&bytes);

    /// The bytes themselves, for an algorithm; valid while this object lives.
    [[nodiscard]] QByteArrayView view() const;
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    /// Takes time that depends on the lengths only.
    [[nodiscard]] bool equals(QByteArrayView other) const;

private:
    void wipe() noexcept;

    std::vector<char> m_bytes;
};

/// Compares in a time that depends on the lengths only.
[[nodiscard]] bool constantTimeEquals(QByteArrayView a, QByteArrayView b);

/// Overwrites with zeros in a way that the compiler does not leave out.
void secureWipe(void *data, std::size_t size) noexcept;

} // namespace claimcheck::base
