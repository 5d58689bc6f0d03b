#include "app/keys_input.h"

#include "app/cli.h"
#include "app/inspect_keys.h"
#include "app/passphrase.h"
#include "app/remote_keys.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

/// The pass phrase options of `inspect`, which mean the same here.
InspectArguments passphraseArguments(const QString &file, const QString &variable)
{
    InspectArguments arguments;
    arguments.passphraseFile = file;
    arguments.passphraseVariable = variable;
    return arguments;
}

base::Result<QByteArray> localText(const QString &input)
{
    if (input != "-"_L1)
        return readWholeFile(input);
    QFile standardInput;
    if (!standardInput.open(stdin, QIODevice::ReadOnly))
        return base::Error{"file"_L1, Text::tr("standard input cannot be read")};
    return standardInput.read(jose::maxKeyFileSize + 1);
}

bool isAddress(const QString &input)
{
    return input.startsWith("https://"_L1) || input.startsWith("http://"_L1);
}

base::Result<QByteArray> textOf(const KeysOptions &options, jose::CollectedSet &set)
{
    const bool byIssuer = !options.issuer.isEmpty();
    set.name = byIssuer ? options.issuer : options.input;
    if (!byIssuer && !isAddress(options.input))
        return localText(options.input);
    set.place = byIssuer ? jose::KeyPlace::Issuer : jose::KeyPlace::JwksUrl;
    auto fetched = fetchKeyText(byIssuer ? net::KeyAddress::Issuer : net::KeyAddress::JwksUrl, set.name);
    if (!fetched)
        return fetched.error();
    set.address = fetched->url.toDisplayString();
    return fetched->text;
}

} // namespace

base::Result<jose::CollectedSet> readKeySource(const KeysOptions &options, qint64 now)
{
    jose::CollectedSet set;
    set.readAt = now;
    const auto text = textOf(options, set);
    if (!text)
        return text.error();
    const InspectArguments phrase = passphraseArguments(options.passphraseFile, options.passphraseVariable);
    auto entries = jose::readKeyEntries(*text, set.name, passphraseSource(phrase));
    if (!entries)
        return withPassphraseAdvice(entries.error(), phrase);
    set.skipped = std::move(entries->skipped);
    const bool byKid = !options.kid.isEmpty();
    for (jose::KeyEntry &entry : entries->keys) {
        if (!byKid || entry.jwk.kid == options.kid)
            set.keys.push_back(std::move(entry));
    }
    if (byKid && set.keys.empty())
        return base::Error{"kid-unknown"_L1, Text::tr("no key has the kid \u201c%1\u201d").arg(options.kid)};
    return set;
}

base::Result<base::SecretBytes> newPassphrase(const KeysOptions &options)
{
    const auto source =
        passphraseSource(passphraseArguments(options.newPassphraseFile, options.newPassphraseVariable));
    if (!source)
        return base::SecretBytes();
    auto phrase = source();
    if (!phrase || phrase->isEmpty())
        return base::Error{"passphrase"_L1, Text::tr("the new pass phrase is missing or empty")};
    return *std::move(phrase);
}

} // namespace claimcheck::app
