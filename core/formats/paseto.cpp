#include "core/formats/paseto.h"

#include "core/encoding/base64url.h"
#include "core/formats/text.h"

#include <QtEndian>

#include <algorithm>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using crypto::Curve;
using crypto::Digest;
using crypto::SignatureMethod;
using crypto::SignatureScheme;

namespace {

constexpr SignatureMethod noSignature = {};
constexpr SignatureMethod pss384 = {SignatureScheme::RsaPss, Digest::Sha384, Curve::None};
constexpr SignatureMethod ed25519 = {SignatureScheme::Eddsa, Digest::None, Curve::Ed25519};
constexpr SignatureMethod ecdsa384 = {SignatureScheme::Ecdsa, Digest::Sha384, Curve::P384};

constexpr auto local = PasetoPurpose::Local, signedOnly = PasetoPurpose::Public;
constexpr auto without = ImplicitAssertions::No, with = ImplicitAssertions::Yes;

constexpr PasetoRow pasetoRows[] = {
    {'1', local, "v1.local.", 32, 48, without, noSignature, "AES-256-CTR, HMAC-SHA384"},
    {'1', signedOnly, "v1.public.", 0, 256, without, pss384, "RSA-PSS, SHA-384"},
    {'2', local, "v2.local.", 24, 16, without, noSignature, "XChaCha20-Poly1305"},
    {'2', signedOnly, "v2.public.", 0, 64, without, ed25519, "Ed25519"},
    {'3', local, "v3.local.", 32, 48, with, noSignature, "AES-256-CTR, HMAC-SHA384"},
    {'3', signedOnly, "v3.public.", 0, 96, with, ecdsa384, "ECDSA P-384, SHA-384"},
    {'4', local, "v4.local.", 32, 32, with, noSignature, "XChaCha20, BLAKE2b"},
    {'4', signedOnly, "v4.public.", 0, 64, with, ed25519, "Ed25519"},
};

constexpr base::SpecRef pasetoSpec = {base::Spec::Paseto};

base::Result<QByteArray> decodePart(QByteArrayView token, base::ByteRange part)
{
    auto bytes = encoding::decodeBase64Url(token.sliced(part.begin, part.size()));
    if (bytes)
        return bytes;
    base::Error error = bytes.error();
    error.where += part.begin;
    return error;
}

} // namespace

std::span<const PasetoRow> pasetoTable()
{
    return pasetoRows;
}

base::Result<Paseto> readPaseto(QByteArrayView token)
{
    const auto begins = [token](const PasetoRow &row) { return token.startsWith(row.header); };
    const auto *row = std::ranges::find_if(pasetoRows, begins);
    if (row == std::end(pasetoRows))
        return base::Error{"paseto-version"_L1, Text::tr("This is not PASETO of a version that is known."), 0,
                           pasetoSpec};
    Paseto paseto;
    paseto.row = row;
    const qsizetype begin = qsizetype(qstrlen(row->header));
    const qsizetype dot = token.indexOf('.', begin);
    paseto.bodyRange = {begin, dot < 0 ? token.size() : dot};
    if (dot >= 0)
        paseto.footerRange = {dot + 1, token.size()};
    if (const qsizetype extra = dot < 0 ? -1 : token.indexOf('.', dot + 1); extra >= 0)
        return base::Error{"paseto-parts"_L1, Text::tr("After the footer there is nothing more in PASETO."),
                           extra, pasetoSpec};
    auto body = decodePart(token, paseto.bodyRange);
    if (!body)
        return body.error();
    const qsizetype least = row->nonceBytes + row->tailBytes;
    if (body->size() < least)
        return base::Error{"paseto-cut-short"_L1,
                           Text::tr("%1 needs at least %2 bytes, and here are %3: it was cut short.")
                               .arg(QString::fromLatin1(row->header).chopped(1))
                               .arg(least)
                               .arg(body->size()),
                           paseto.bodyRange.end, pasetoSpec};
    if (paseto.footerRange.isValid()) {
        auto footer = decodePart(token, paseto.footerRange);
        if (!footer)
            return footer.error();
        paseto.footer = *footer;
    }
    paseto.nonce = body->left(row->nonceBytes);
    paseto.tail = body->right(row->tailBytes);
    paseto.body = body->mid(row->nonceBytes, body->size() - least);
    return paseto;
}

QByteArray preAuthEncode(std::initializer_list<QByteArrayView> parts)
{
    const auto number = [](qsizetype value) {
        QByteArray bytes(8, '\0');
        qToLittleEndian<quint64>(static_cast<quint64>(value), bytes.data());
        return bytes;
    };
    QByteArray encoded = number(qsizetype(parts.size()));
    for (const QByteArrayView part : parts)
        encoded.append(number(part.size())).append(part);
    return encoded;
}

} // namespace claimcheck::formats
