#include "core/crypto/openssh.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/key_reading.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

bool startsJson(const KeyText &input)
{
    return input.text.startsWith('{') || input.text.startsWith('[');
}

base::Result<KeySet> readJson(const KeyText &input)
{
    const auto document = encoding::JsonDocument::parse(input.text.toByteArray());
    if (!document)
        return document.error();
    if (document->root().isObject() && document->root().has("ciphertext"_L1))
        return readEncryptedKeys(input);
    return readKeySet(document->root(), input.source);
}

bool hasPem(const KeyText &input)
{
    return input.text.contains("-----BEGIN ");
}

base::Result<KeySet> readPem(const KeyText &input)
{
    return usable(readPemKeys(input.text, input.source, input.passphrase));
}

bool isBinary(const KeyText &input)
{
    return looksBinary(input.bytes);
}

base::Result<KeySet> readBinary(const KeyText &input)
{
    return readBinaryKeys(input.bytes, input.source, input.passphrase);
}

bool isCompactJwe(const KeyText &input)
{
    return input.text.startsWith("eyJ") && input.text.count('.') == 4;
}

QByteArrayView firstLine(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    return end < 0 ? text : text.first(end);
}

bool hasOpenSsh(const KeyText &input)
{
    constexpr qsizetype longestLine = 32 * 1024;
    const QByteArrayView line = firstLine(input.text);
    return line.size() < longestLine && (line.startsWith('#') || crypto::looksLikeOpenSshLine(line)) &&
           (input.text.contains("ssh-") || input.text.contains("ecdsa-"));
}

base::Result<KeySet> readOpenSsh(const KeyText &input)
{
    KeySet set;
    QByteArrayView left = input.text;
    while (!left.isEmpty()) {
        const QByteArrayView line = firstLine(left);
        left = left.sliced(std::min(line.size() + 1, left.size()));
        if (!crypto::looksLikeOpenSshLine(line))
            continue;
        auto key = crypto::keyFromOpenSshLine(line);
        auto jwk = key ? base::Result<Jwk>(makeJwk(std::move(key).value(), input.source)) : key.error();
        if (!addKey(set, std::move(jwk)))
            break;
    }
    return usable(std::move(set));
}

struct OtherText
{
    const char *start;
    const char *text;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_jose", text)

/// What people give in place of a key, by how it begins (in lower case).
constexpr OtherText otherTexts[] = {
    {"eyj", TEXT("This is a token, not a key.")},
    {"<!doctype", TEXT("This is an HTML page, not a key. Is the address that of the JWK Set?")},
    {"<html", TEXT("This is an HTML page, not a key. Is the address that of the JWK Set?")},
    {"<?xml", TEXT("This is XML, not a key.")},
    {"---- begin ssh2", TEXT("This is a key in the form of SSH2. Convert it: ssh-keygen -i -f FILE.")},
    {"putty-user-key-file", TEXT("This is a PuTTY key. Export it as OpenSSH or PEM with puttygen.")},
};

#undef TEXT

const OtherText *otherText(const KeyText &input)
{
    const QByteArray start =
        input.text.first(std::min<qsizetype>(input.text.size(), 32)).toByteArray().toLower();
    for (const OtherText &other : otherTexts) {
        if (start.startsWith(other.start))
            return &other;
    }
    return nullptr;
}

bool isOther(const KeyText &input)
{
    return otherText(input) != nullptr;
}

base::Result<KeySet> refuseOther(const KeyText &input)
{
    return base::Error{"keys-other-kind"_L1, Text::tr(otherText(input)->text)};
}

struct KeyShape
{
    bool (*recognizes)(const KeyText &);
    base::Result<KeySet> (*read)(const KeyText &);
};

/// What has no key may still name one ("PuTTY-User-Key-File-3: ssh-ed25519"): it comes before OpenSSH.
constexpr KeyShape keyShapes[] = {
    {startsJson, readJson}, {hasPem, readPem},
    {isBinary, readBinary}, {isCompactJwe, readEncryptedKeys},
    {isOther, refuseOther}, {hasOpenSsh, readOpenSsh},
};

} // namespace

base::Result<KeySet> readKeys(QByteArrayView text, const QString &source,
                              const crypto::PassphraseSource &passphrase)
{
    const KeyText input{text, text.trimmed(), source, passphrase};
    for (const KeyShape &shape : keyShapes) {
        if (shape.recognizes(input))
            return shape.read(input);
    }
    const auto decoded = encoding::decodeBase64(input.text, encoding::WhiteSpace::Skip);
    if (decoded && looksBinary(*decoded))
        return readBinaryKeys(*decoded, source, passphrase);
    return base::Error{"keys-unrecognized"_L1,
                       Text::tr("This is neither a JWK, a JWK Set, PEM, DER, PKCS#12, an OpenSSH key nor a "
                                "certificate.")};
}

} // namespace claimcheck::jose
