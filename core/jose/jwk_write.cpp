#include "core/jose/jwk_write.h"

#include "core/crypto/key_components.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"

#include <algorithm>
#include <string_view>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::KeyKind;

namespace {

using Members = std::vector<JwkMember>;

QByteArray encoded(QByteArrayView bytes)
{
    return encoding::encodeBase64Url(bytes);
}

void addSecret(Members &members, QLatin1StringView name, const base::SecretBytes &secret)
{
    if (!secret.isEmpty())
        members.push_back({name, encoded(secret.view())});
}

Members rsaMembers(const crypto::Key &key, JwkPart part)
{
    const auto components = crypto::rsaComponents(key).valueOr({});
    Members members{{"e"_L1, encoded(components.e)}, {"n"_L1, encoded(components.n)}};
    if (part == JwkPart::Private) {
        addSecret(members, "d"_L1, components.d);
        addSecret(members, "p"_L1, components.p);
        addSecret(members, "q"_L1, components.q);
        addSecret(members, "dp"_L1, components.dp);
        addSecret(members, "dq"_L1, components.dq);
        addSecret(members, "qi"_L1, components.qi);
    }
    return members;
}

Members ecMembers(const crypto::Key &key, JwkPart part)
{
    const auto components = crypto::ecComponents(key).valueOr({});
    Members members{{"crv"_L1, crypto::curveRow(key.curve()).joseName},
                    {"x"_L1, encoded(components.x)},
                    {"y"_L1, encoded(components.y)}};
    if (part == JwkPart::Private)
        addSecret(members, "d"_L1, components.d);
    return members;
}

Members rawMembers(const crypto::Key &key, JwkPart part)
{
    const auto components =
        crypto::rawComponents(part == JwkPart::Private ? key : key.publicPart()).valueOr({});
    const bool okp = key.kind() == KeyKind::Okp;
    Members members{{okp ? "crv"_L1 : "alg"_L1, crypto::curveRow(key.curve()).joseName},
                    {okp ? "x"_L1 : "pub"_L1, encoded(components.x)}};
    if (part == JwkPart::Private)
        addSecret(members, okp ? "d"_L1 : "priv"_L1, components.d);
    return members;
}

/// RFC 7638 §3.2: the required members only, in the order of their names, without white space.
QByteArray canonicalJson(const crypto::Key &key)
{
    const bool secret = key.kind() == KeyKind::Secret;
    Members members = keyMembers(key, secret ? JwkPart::Private : JwkPart::Public);
    members.push_back({"kty"_L1, ktyOf(key)});
    // As std::string_view: GCC 12 at -O3 warns in error of QLatin1StringView's comparison
    // (stringop-overread).
    const auto name = [](const JwkMember &member) {
        return std::string_view(member.name.data(), static_cast<std::size_t>(member.name.size()));
    };
    std::ranges::sort(members, {}, name);
    encoding::JsonWriter writer;
    writer.beginObject();
    for (const JwkMember &member : members)
        writer.member(member.name, member.value);
    writer.endObject();
    return writer.take();
}

void writeAttributes(encoding::JsonWriter &writer, const Jwk &jwk)
{
    const std::pair<QLatin1StringView, const QString &> texts[] = {
        {"kid"_L1, jwk.kid}, {"use"_L1, jwk.use}, {"alg"_L1, jwk.alg}};
    for (const auto &[name, value] : texts) {
        const bool written =
            name == "alg"_L1 && jwk.key.kind() == KeyKind::Akp; // its alg is one of its key members
        if (!value.isEmpty() && !written)
            writer.member(name, value);
    }
    if (jwk.keyOps.isEmpty())
        return;
    writer.key("key_ops");
    writer.beginArray();
    for (const QString &operation : jwk.keyOps)
        writer.value(operation);
    writer.endArray();
}

} // namespace

std::vector<JwkMember> keyMembers(const crypto::Key &key, JwkPart part)
{
    switch (key.kind()) {
    case KeyKind::Rsa: return rsaMembers(key, part);
    case KeyKind::Ec: return ecMembers(key, part);
    case KeyKind::Okp:
    case KeyKind::Akp: return rawMembers(key, part);
    default: break;
    }
    return part == JwkPart::Private ? Members{{"k"_L1, encoded(key.secret())}} : Members{};
}

QByteArray ktyOf(const crypto::Key &key)
{
    switch (key.kind()) {
    case KeyKind::Rsa: return "RSA";
    case KeyKind::Ec: return "EC";
    case KeyKind::Okp: return "OKP";
    case KeyKind::Akp: return "AKP";
    default: return "oct";
    }
}

QByteArray thumbprintOf(const crypto::Key &key, crypto::Digest digest)
{
    if (!key.isValid())
        return {};
    return encoded(crypto::digestOf(digest, canonicalJson(key)));
}

QByteArray writeJwk(const Jwk &jwk, JwkPart part)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.member("kty"_L1, ktyOf(jwk.key));
    for (const JwkMember &member : keyMembers(jwk.key, part))
        writer.member(member.name, member.value);
    writeAttributes(writer, jwk);
    writer.endObject();
    return writer.take();
}

} // namespace claimcheck::jose
