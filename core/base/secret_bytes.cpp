#include "core/base/secret_bytes.h"

namespace claimcheck::base {

void secureWipe(void *data, std::size_t size) noexcept
{
    volatile auto *bytes = static_cast<volatile unsigned char *>(data);
    while (size--)
        *bytes++ = 0;
}

bool constantTimeEquals(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(a[i] ^ b[i]);
    return difference == 0;
}

SecretBytes::SecretBytes(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) { }

SecretBytes::~SecretBytes()
{
    wipe();
}

SecretBytes &SecretBytes::operator=(const SecretBytes &other)
{
    if (this != &other) {
        wipe();
        m_bytes = std::vector<char>(other.m_bytes);
    }
    return *this;
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    wipe();
    m_bytes = std::move(other.m_bytes);
    return *this;
}

SecretBytes SecretBytes::take(QByteArray &&bytes)
{
    SecretBytes result{QByteArrayView(bytes)};
    if (bytes.isDetached())
        secureWipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
    return result;
}

QByteArrayView SecretBytes::view() const
{
    return {m_bytes.data(), size()};
}

bool SecretBytes::equals(QByteArrayView other) const
{
    return constantTimeEquals(view(), other);
}

void SecretBytes::wipe() noexcept
{
    secureWipe(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace claimcheck::base
