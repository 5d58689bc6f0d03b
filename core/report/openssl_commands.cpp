#include "core/report/openssl_commands.h"

#include "core/crypto/key_file.h"
#include "core/jose/algorithms.h"
#include "core/report/curl.h"
#include "core/report/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::report {

namespace {

using crypto::SignatureScheme;

base::Error noCommands(const QString &message)
{
    return {"copy-nothing"_L1, message};
}

QByteArray digestOption(crypto::Digest digest)
{
    return "-sha" + QByteArray::number(crypto::digestSize(digest) * 8);
}

/// The signature's bytes: base64url with its padding given back, then in the standard alphabet.
QByteArray signatureFile(const jose::ParsedJws &jws, const jose::JwsSignature &signature)
{
    QByteArray text = jws.text.mid(signature.signatureRange.begin, signature.signatureRange.size());
    text += QByteArray((4 - text.size() % 4) % 4, '=');
    return "# The signature, from base64url\nprintf %s " + shellQuoted(text) +
           " | tr -- -_ +/ | openssl base64 -d -A > signature.bin\n";
}

QByteArray keyFileCommand(const crypto::Key &key)
{
    const auto pem = crypto::keyToPem(key, crypto::KeyPart::Public);
    if (!pem)
        return {};
    return "# The public key\ncat > key.pem <<'END'\n" + *pem + "END\n";
}

/// r||s of RFC 7518 §3.4 as the ASN.1 that openssl reads.
QByteArray ecdsaConversion(qsizetype half)
{
    const QByteArray bytes = QByteArray::number(half);
    const QByteArray hex = " -c " + bytes + " signature.bin | od -An -v -tx1 | tr -d ' \\n')\n";
    return "# JWS has r and s one after the other, openssl wants them as ASN.1\n"
           "r=$(head" +
           hex + "s=$(tail" + hex +
           "printf 'asn1=SEQUENCE:rs\\n[rs]\\nr=INTEGER:0x%s\\ns=INTEGER:0x%s\\n' \"$r\" \"$s\" > "
           "signature.cnf\n"
           "openssl asn1parse -genconf signature.cnf -noout -out signature.der\n";
}

QByteArray hmacCommand(crypto::Digest digest, const crypto::Key &key, base::Reveal reveal)
{
    const QByteArray hex = reveal == base::Reveal::Shown ? key.secret().toByteArray().toHex() : QByteArray();
    const QByteArray set = reveal == base::Reveal::Shown
                               ? "KEY_HEX=" + hex + '\n'
                               : ": \"${KEY_HEX:?set it to the secret in hexadecimal digits}\"\n";
    return "# The secret\n" + set + "openssl dgst " + digestOption(digest) +
           " -mac HMAC -macopt \"hexkey:$KEY_HEX\" -binary signed.txt |\n"
           "  cmp - signature.bin && echo 'Verified OK'\n";
}

QByteArray verifyCommand(const crypto::SignatureMethod &method)
{
    const QByteArray digest = "openssl dgst " + digestOption(method.digest) + " -verify key.pem";
    switch (method.scheme) {
    case SignatureScheme::RsaPkcs1: return digest + " -signature signature.bin signed.txt\n";
    case SignatureScheme::RsaPss:
        return digest + " -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest \\\n"
                        "  -signature signature.bin signed.txt\n";
    case SignatureScheme::Ecdsa: return digest + " -signature signature.der signed.txt\n";
    default: break; // Eddsa and MlDsa sign the message itself
    }
    return "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed.txt -sigfile signature.bin\n";
}

} // namespace

base::Result<QByteArray> opensslCommands(const jose::ParsedJws &jws, const jose::JwsSignature &signature,
                                         const jose::Jwk &key, base::Reveal reveal)
{
    const jose::AlgorithmRow *row = jose::findAlgorithm(signature.alg, jose::AlgorithmUse::Signature);
    if (!row || row->method.scheme == SignatureScheme::None)
        return noCommands(Text::tr("The token is not signed with an algorithm that openssl could verify."));
    if (!jose::keyFits(*row, key.key))
        return noCommands(Text::tr("The key does not go with the token's algorithm."));
    const QByteArray start = "# What was signed: header.payload\nprintf %s " +
                             shellQuoted(jws.signingInput(signature)) + " > signed.txt\n" +
                             signatureFile(jws, signature);
    if (row->method.scheme == SignatureScheme::Hmac)
        return start + hmacCommand(row->method.digest, key.key, reveal);
    const QByteArray file = keyFileCommand(key.key);
    if (file.isEmpty())
        return noCommands(Text::tr("The key cannot be written for openssl."));
    const bool ecdsa = row->method.scheme == SignatureScheme::Ecdsa;
    return start + file + (ecdsa ? ecdsaConversion(signature.signature.size() / 2) : QByteArray()) +
           verifyCommand(row->method);
}

} // namespace claimcheck::report
