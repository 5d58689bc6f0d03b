#include "core/jose/jwk_text.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/jwk_write.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// A member as JSON; wiped with its list.
struct Piece
{
    QByteArray name, json;
};

class Pieces
{
public:
    Pieces() = default;
    ~Pieces()
    {
        for (Piece &piece : m_pieces)
            base::secureWipe(piece.json.data(), std::size_t(piece.json.size()));
    }
    Q_DISABLE_COPY_MOVE(Pieces)

    void add(QByteArrayView name, QByteArray json)
    {
        m_pieces.push_back({name.toByteArray(), std::move(json)});
    }
    void addText(QByteArrayView name, const QString &text)
    {
        if (!text.isEmpty())
            add(name, jsonOf(text));
    }

    [[nodiscard]] base::SecretBytes joined(int depth) const
    {
        const QByteArray indent(2 * depth, ' ');
        qsizetype size = 8 + indent.size();
        for (const Piece &piece : m_pieces)
            size += indent.size() + piece.name.size() + piece.json.size() + 8;
        QByteArray text;
        text.reserve(size); // so that no copy of it stays behind
        text += "{\n";
        for (const Piece &piece : m_pieces) {
            text += indent + "  \"" + piece.name + "\": ";
            text += piece.json;
            text += &piece == &m_pieces.back() ? "\n" : ",\n";
        }
        text += indent + '}';
        return base::SecretBytes::take(std::move(text));
    }

private:
    template <typename T>
    static QByteArray jsonOf(const T &value)
    {
        encoding::JsonWriter writer;
        writer.value(value);
        return writer.take();
    }

    std::vector<Piece> m_pieces;
};

QByteArray arrayOf(const QStringList &texts)
{
    encoding::JsonWriter writer;
    writer.beginArray();
    for (const QString &text : texts)
        writer.value(text);
    writer.endArray();
    return writer.take();
}

/// Members whose values are known to be no secret: RFC 7517 §4.6 to §4.9, and times as OpenID Federation and
/// Web Crypto write them.
bool isOpenMember(const QByteArray &name)
{
    constexpr const char *open[] = {"x5u", "x5t", "x5t#S256", "iat", "nbf", "exp", "revoked", "ext"};
    return std::ranges::any_of(open, [&](const char *known) { return name == known; });
}

void addKeyMembers(Pieces &pieces, const Jwk &jwk, JwkPart part)
{
    std::vector<JwkMember> members = keyMembers(jwk.key, part);
    for (JwkMember &member : members) {
        // The alphabet of base64url and of the names of curves needs no escapes.
        QByteArray json;
        json.reserve(member.value.size() + 2);
        json += '"';
        json += member.value;
        json += '"';
        pieces.add(QByteArrayView(member.name.data(), member.name.size()), std::move(json));
        base::secureWipe(member.value.data(), std::size_t(member.value.size()));
    }
}

void addCertificates(Pieces &pieces, const Jwk &jwk)
{
    if (jwk.certificates.empty())
        return;
    QStringList chain;
    for (const crypto::Certificate &certificate : jwk.certificates)
        chain << QString::fromLatin1(certificate.der().toBase64());
    pieces.add("x5c", arrayOf(chain));
    const QByteArray print = jwk.certificates.front().fingerprint(crypto::Digest::Sha256);
    pieces.addText("x5t#S256", QString::fromLatin1(encoding::encodeBase64Url(print)));
}

} // namespace

base::SecretBytes jwkText(const KeyEntry &entry, JwkPart part, int depth)
{
    const Jwk &jwk = entry.jwk;
    if (!entry.isUsable() && part == JwkPart::Private)
        return entry.source;
    Pieces pieces;
    pieces.addText("kty", QString::fromUtf8(entry.kty));
    pieces.addText("kid", jwk.kid);
    pieces.addText("use", jwk.use);
    if (jwk.key.kind() != crypto::KeyKind::Akp) // its alg is one of the key's own members
        pieces.addText("alg", jwk.alg);
    if (!jwk.keyOps.isEmpty())
        pieces.add("key_ops", arrayOf(jwk.keyOps));
    if (entry.isUsable())
        addKeyMembers(pieces, jwk, part);
    addCertificates(pieces, jwk);
    for (const OtherMember &other : entry.others) {
        if (part == JwkPart::Private || isOpenMember(other.name))
            pieces.add(other.name, other.json);
    }
    return pieces.joined(depth);
}

} // namespace claimcheck::jose
