#include "core/crypto/pkcs12.h"
#include "core/jose/key_reading.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

bool isJavaStore(QByteArrayView bytes)
{
    return bytes.startsWith("\xFE\xED\xFE\xED") || bytes.startsWith("\xCE\xCE\xCE\xCE");
}

KeySet setOf(crypto::Pkcs12Contents contents, const QString &source)
{
    KeySet set;
    for (crypto::Pkcs12Key &entry : contents.keys) {
        const QString place = entry.name.isEmpty() ? source : Text::tr("%1 (%2)").arg(source, entry.name);
        Jwk jwk = makeJwk(std::move(entry.key), place);
        jwk.certificates = std::move(entry.certificates);
        addKey(set, std::move(jwk));
    }
    for (crypto::Certificate &certificate : contents.certificates)
        addKey(set, jwkOfCertificate(std::move(certificate), source));
    if (contents.skipped > 0)
        set.skipped.push_back(
            {"key-kind-unknown"_L1,
             Text::tr("Entries of the PKCS#12 file that are of no use to JOSE: %1.").arg(contents.skipped)});
    return set;
}

} // namespace

bool looksBinary(QByteArrayView bytes)
{
    return bytes.size() > 16 && (bytes.front() == '\x30' || isJavaStore(bytes)); // SEQUENCE
}

base::Result<KeySet> readBinaryKeys(QByteArrayView bytes, const QString &source,
                                    const crypto::PassphraseSource &passphrase)
{
    if (isJavaStore(bytes))
        return base::Error{
            "keys-java-store"_L1,
            Text::tr("This is an old Java key store. Convert it: keytool -importkeystore -srckeystore "
                     "FILE -destkeystore FILE.p12 -deststoretype pkcs12.")};
    if (crypto::looksLikePkcs12(bytes)) {
        auto contents = crypto::readPkcs12(bytes, passphrase);
        return contents ? usable(setOf(std::move(contents).value(), source))
                        : base::Result<KeySet>(contents.error());
    }
    KeySet set;
    if (auto certificate = crypto::Certificate::fromDer(bytes)) {
        addKey(set, jwkOfCertificate(std::move(certificate), source));
        return usable(std::move(set));
    }
    auto key = crypto::keyFromDer(bytes, passphrase);
    addKey(set, key ? base::Result<Jwk>(makeJwk(std::move(key).value(), source)) : key.error());
    return usable(std::move(set));
}

} // namespace claimcheck::jose
