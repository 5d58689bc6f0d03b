#include "app/inspect_keys.h"

#include "app/cli.h"
#include "app/remote_keys.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

crypto::PassphraseSource passphraseFrom(const QString &path)
{
    if (path.isEmpty())
        return {};
    return [path]() -> std::optional<base::SecretBytes> {
        auto text = readWholeFile(path);
        if (!text)
            return std::nullopt;
        const qsizetype end = text->indexOf('\n');
        return base::SecretBytes(QByteArrayView(*text).first(end < 0 ? text->size() : end).trimmed());
    };
}

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
    return text ? jose::readKeys(*text, path, passphrase) : text.error();
}

base::Result<void> addFiles(jose::KeySet &keys, const InspectArguments &arguments)
{
    const auto passphrase = passphraseFrom(arguments.passphraseFile);
    for (const QString &path : arguments.keyFiles) {
        if (const auto added = add(keys, path, readKeyFile(path, passphrase)); !added)
            return added.error();
    }
    for (const QString &secret : arguments.secrets)
        keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(secret.toUtf8()), u"--secret"_s));
    for (const QString &path : arguments.secretFiles) {
        auto bytes = readWholeFile(path);
        if (!bytes)
            return base::Error{bytes.error().code, path + u": "_s + bytes.error().message};
        keys.keys.push_back(jose::keyFromSecret(base::SecretBytes::take(std::move(bytes).value()), path));
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
    if (!arguments.jwksUrl.isEmpty()) {
        if (const auto added = add(keys, arguments.jwksUrl.toDisplayString(), fetchKeys(arguments.jwksUrl));
            !added)
            return added.error();
    }
    if (!arguments.issuer.isEmpty()) {
        if (const auto added = add(keys, arguments.issuer, fetchIssuerKeys(arguments.issuer)); !added)
            return added.error();
    }
    return keys;
}

} // namespace claimcheck::app
