#include "core/crypto/openssh.h"

#include "core/crypto/key_components.h"
#include "core/crypto/openssl_handles.h"
#include "core/crypto/text.h"
#include "core/encoding/base64url.h"

#include <algorithm>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

/// Fields of SSH's wire format. Reading past the end gives empty fields and isBroken().
class SshReader
{
public:
    explicit SshReader(QByteArrayView bytes) : m_left(bytes) {}

    [[nodiscard]] bool isBroken() const { return m_broken; }
    quint32 number()
    {
        quint32 value = 0;
        for (const char byte : take(4))
            value = value << 8 | static_cast<unsigned char>(byte);
        return value;
    }
    QByteArrayView string() { return take(number()); }
    /// A number without the zero in front that keeps it positive.
    QByteArrayView integer()
    {
        QByteArrayView bytes = string();
        while (bytes.startsWith('\0'))
            bytes = bytes.sliced(1);
        return bytes;
    }
    QByteArrayView take(qsizetype size)
    {
        m_broken = m_broken || size > m_left.size();
        if (m_broken)
            return {};
        const QByteArrayView result = m_left.first(size);
        m_left = m_left.sliced(size);
        return result;
    }

private:
    QByteArrayView m_left;
    bool m_broken = false;
};

enum class SshKind : quint8 { Rsa, Ec, Raw, Unusable };

struct SshType
{
    const char *name;
    SshKind kind;
    Curve curve;
};

constexpr SshType sshTypes[] = {
    {"ssh-rsa", SshKind::Rsa, Curve::None},
    {"ecdsa-sha2-nistp256", SshKind::Ec, Curve::P256},
    {"ecdsa-sha2-nistp384", SshKind::Ec, Curve::P384},
    {"ecdsa-sha2-nistp521", SshKind::Ec, Curve::P521},
    {"ssh-ed25519", SshKind::Raw, Curve::Ed25519},
    {"ssh-ed448", SshKind::Raw, Curve::Ed448},
    {"ssh-dss", SshKind::Unusable, Curve::None},
    {"sk-ssh-ed25519@openssh.com", SshKind::Unusable, Curve::None},
    {"sk-ecdsa-sha2-nistp256@openssh.com", SshKind::Unusable, Curve::None},
    {"ssh-rsa-cert-v01@openssh.com", SshKind::Unusable, Curve::None},
    {"ssh-ed25519-cert-v01@openssh.com", SshKind::Unusable, Curve::None},
    {"ecdsa-sha2-nistp256-cert-v01@openssh.com", SshKind::Unusable, Curve::None},
};

const SshType *findType(QByteArrayView name)
{
    const auto *found = std::ranges::find_if(
        sshTypes, [name](const SshType &type) { return name == QByteArrayView(type.name); });
    return found == std::end(sshTypes) ? nullptr : found;
}

base::Error unreadable()
{
    return {"key-unreadable"_L1, Text::tr("This OpenSSH key is damaged.")};
}

base::Error unusable(QByteArrayView type)
{
    return {"key-kind-unknown"_L1,
            Text::tr("OpenSSH keys of the kind %1 are not used by JOSE.").arg(QString::fromUtf8(type))};
}

QByteArray padded(QByteArrayView number, int size)
{
    return QByteArray(std::max<qsizetype>(0, size - number.size()), '\0') + number.toByteArray();
}

/// The uncompressed point of SEC 1 §2.3.3.
bool readPoint(QByteArrayView point, EcComponents &components)
{
    const qsizetype size = curveRow(components.curve).coordinateBytes;
    if (point.size() != 2 * size + 1 || point.front() != '\x04')
        return false;
    components.x = point.sliced(1, size).toByteArray();
    components.y = point.sliced(1 + size).toByteArray();
    return true;
}

base::Result<Key> readPublic(const SshType &type, SshReader &fields)
{
    if (type.kind == SshKind::Rsa) {
        RsaComponents rsa;
        rsa.e = fields.integer().toByteArray();
        rsa.n = fields.integer().toByteArray();
        return fields.isBroken() ? base::Result<Key>(unreadable()) : keyFromComponents(rsa);
    }
    if (type.kind == SshKind::Ec) {
        EcComponents ec;
        ec.curve = type.curve;
        (void)fields.string(); // the curve's name again
        return readPoint(fields.string(), ec) ? keyFromComponents(ec) : unreadable();
    }
    RawComponents raw;
    raw.curve = type.curve;
    raw.x = fields.string().toByteArray();
    return fields.isBroken() ? base::Result<Key>(unreadable()) : keyFromComponents(raw);
}

/// d mod (prime - 1), which OpenSSH leaves out (RFC 8017 §3.2).
base::SecretBytes exponentFor(const base::SecretBytes &d, const base::SecretBytes &prime)
{
    const auto number = [](const base::SecretBytes &bytes) {
        return BnPtr(BN_bin2bn(bytesOf(bytes.view()), static_cast<int>(bytes.size()), nullptr));
    };
    const BnPtr exponent = number(d), divisor = number(prime), remainder(BN_new());
    const std::unique_ptr<BN_CTX, Freer<BN_CTX_free>> context(BN_CTX_new());
    if (BN_sub_word(divisor.get(), 1) != 1 ||
        BN_mod(remainder.get(), exponent.get(), divisor.get(), context.get()) != 1)
        return {};
    QByteArray bytes(BN_num_bytes(remainder.get()), '\0');
    BN_bn2bin(remainder.get(), bytesOf(bytes));
    return base::SecretBytes::take(std::move(bytes));
}

base::Result<Key> readPrivate(const SshType &type, SshReader &fields)
{
    if (type.kind == SshKind::Rsa) {
        RsaComponents rsa;
        rsa.n = fields.integer().toByteArray();
        rsa.e = fields.integer().toByteArray();
        rsa.d = base::SecretBytes(fields.integer());
        rsa.qi = base::SecretBytes(fields.integer());
        rsa.p = base::SecretBytes(fields.integer());
        rsa.q = base::SecretBytes(fields.integer());
        rsa.dp = exponentFor(rsa.d, rsa.p);
        rsa.dq = exponentFor(rsa.d, rsa.q);
        return fields.isBroken() ? base::Result<Key>(unreadable()) : keyFromComponents(rsa);
    }
    if (type.kind == SshKind::Ec) {
        EcComponents ec;
        ec.curve = type.curve;
        (void)fields.string();
        const bool point = readPoint(fields.string(), ec);
        ec.d = base::SecretBytes::take(padded(fields.integer(), curveRow(ec.curve).coordinateBytes));
        return point && !fields.isBroken() ? keyFromComponents(ec) : unreadable();
    }
    RawComponents raw;
    raw.curve = type.curve;
    raw.x = fields.string().toByteArray();
    const QByteArrayView both = fields.string(); // the seed and the public key once more
    raw.d = base::SecretBytes(both.first(std::min(both.size(), raw.x.size())));
    return fields.isBroken() ? base::Result<Key>(unreadable()) : keyFromComponents(raw);
}

QByteArrayList wordsOf(QByteArrayView line)
{
    return line.toByteArray().simplified().split(' ');
}

} // namespace

bool looksLikeOpenSshLine(QByteArrayView line)
{
    if (line.trimmed().startsWith('#'))
        return false;
    const QByteArrayList words = wordsOf(line);
    return std::ranges::any_of(words, [](const QByteArray &word) { return findType(word) != nullptr; });
}

base::Result<Key> keyFromOpenSshLine(QByteArrayView line)
{
    const QByteArrayList words = wordsOf(line);
    const auto found =
        std::ranges::find_if(words, [](const QByteArray &word) { return findType(word) != nullptr; });
    if (found == words.end() || found + 1 == words.end())
        return unreadable();
    const SshType &type = *findType(*found);
    if (type.kind == SshKind::Unusable)
        return unusable(*found);
    const auto bytes = encoding::decodeBase64(*(found + 1));
    if (!bytes)
        return unreadable();
    SshReader fields(*bytes);
    if (fields.string() != *found)
        return unreadable();
    return readPublic(type, fields);
}

base::Result<Key> keyFromOpenSshPem(QByteArrayView pem)
{
    constexpr QByteArrayView magic("openssh-key-v1\0", 15);
    const QByteArray text = pem.toByteArray();
    const qsizetype begin = text.indexOf('\n'), end = text.lastIndexOf("-----END");
    auto bytes = encoding::decodeBase64(
        QByteArrayView(text).sliced(begin + 1, std::max(end - begin - 1, qsizetype(0))),
        encoding::WhiteSpace::Skip);
    if (!bytes || !bytes->startsWith(magic))
        return unreadable();
    const base::SecretBytes secret = base::SecretBytes::take(std::move(bytes).value());
    SshReader file(secret.view().sliced(magic.size()));
    if (file.string() != "none")
        return base::Error{"openssh-encrypted"_L1,
                           Text::tr("OpenSSH's own encryption is not read here. Write the key as PEM first: "
                                    "ssh-keygen -p -m PEM -f FILE.")};
    (void)file.string(); // the key derivation, and its options
    (void)file.string();
    if (file.number() != 1)
        return unreadable();
    (void)file.string(); // the public key
    SshReader fields(file.string());
    const quint32 check = fields.number();
    if (check != fields.number() || fields.isBroken())
        return unreadable();
    const QByteArrayView name = fields.string();
    const SshType *type = findType(name);
    return type && type->kind != SshKind::Unusable ? readPrivate(*type, fields) : unusable(name);
}

} // namespace claimcheck::crypto
