#include "app/inspect_keys.h"

#include "app/cli.h"
#include "app/passphrase.h"
#include "app/remote_keys.h"
#include "core/crypto/certificate_file.h"
#include "core/formats/read_keys.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

/// Adds what was read, or says which file it was.
base::Result<void> add(jose::KeySet &keys, const QString &name, base::Result<jose::KeySet> read)
{
    if (read) {
        keys.add(std::move(read).value());
        return {};
    }
    base::Error error = read.error();
    // An algorithm that this OpenSSL lacks is told with the token: everything else about it can still be
    // shown.
    if (error.code == "not-supported-by-openssl"_L1) {
        keys.skipped.push_back(error);
        return {};
    }
    error.message = name + u": "_s + error.message;
    return error;
}

base::Result<jose::KeySet> readKeyFile(const QString &path, const crypto::PassphraseSource &passphrase)
{
    const auto text = readWholeFile(path);
    return text ? formats::readKeys(*text, path, passphrase) : text.error();
}

base::Result<jose::KeySet> readSecret(QByteArrayView text, const InspectArguments &arguments,
                                      const QString &source)
{
    auto bytes = jose::decodeSecret(text, arguments.secretEncoding);
    if (!bytes)
        return bytes.error();
    jose::KeySet set;
    set.keys.push_back(jose::keyFromSecret(std::move(bytes).value(), source));
    return set;
}

base::Result<jose::KeySet> readSecretFile(const QString &path, const InspectArguments &arguments)
{
    auto text = readWholeFile(path);
    if (!text)
        return text.error();
    const base::SecretBytes secret = base::SecretBytes::take(std::move(text).value());
    return readSecret(secret.view(), arguments, path);
}

base::Result<void> addFiles(jose::KeySet &keys, const InspectArguments &arguments)
{
    const auto passphrase = passphraseSource(arguments);
    for (const QString &path : arguments.keyFiles) {
        if (const auto added = add(keys, path, readKeyFile(path, passphrase)); !added)
            return withPassphraseAdvice(added.error(), arguments);
    }
    for (const QString &secret : arguments.secrets) {
        const QString source = u"--secret"_s;
        if (const auto added = add(keys, source, readSecret(secret.toUtf8(), arguments, source)); !added)
            return added.error();
    }
    for (const QString &path : arguments.secretFiles) {
        if (const auto added = add(keys, path, readSecretFile(path, arguments)); !added)
            return added.error();
    }
    return {};
}

} // namespace

base::Result<QByteArray> readWholeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"file"_L1, file.errorString()};
    return file.readAll();
}

base::Result<jose::KeySet> gatherKeys(const InspectArguments &arguments)
{
    jose::KeySet keys;
    if (const auto added = addFiles(keys, arguments); !added)
        return added.error();
    const std::pair<net::KeyAddress, QString> addresses[] = {{net::KeyAddress::JwksUrl, arguments.jwksUrl},
                                                             {net::KeyAddress::Issuer, arguments.issuer}};
    for (const auto &[kind, address] : addresses) {
        if (address.isEmpty())
            continue;
        if (const auto added = add(keys, address, fetchKeys(kind, address)); !added)
            return added.error();
    }
    return keys;
}

base::Result<std::optional<crypto::TrustAnchors>> gatherAuthorities(const InspectArguments &arguments)
{
    if (arguments.caFiles.isEmpty())
        return std::optional<crypto::TrustAnchors>();
    std::vector<crypto::Certificate> all;
    for (const QString &path : arguments.caFiles) {
        const auto bytes = readWholeFile(path);
        auto certificates = bytes ? crypto::readCertificates(*bytes) : bytes.error();
        if (!certificates)
            return base::Error{certificates.error().code, path + u": "_s + certificates.error().message};
        all.insert(all.end(), certificates->begin(), certificates->end());
    }
    return std::optional(crypto::TrustAnchors::of(all));
}

} // namespace claimcheck::app
