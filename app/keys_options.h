#pragma once

#include "core/jose/key_collection.h"
#include "core/jose/key_writing.h"

#include <QCommandLineParser>

namespace claimcheck::app {

enum class KeysOutput : quint8 { Text, Json };

/// What the commands under `keys` have in common.
struct KeysOptions
{
    QString command; ///< "show", "convert", "generate", "thumbprint"
    QString input;   ///< a file, an address, "-"; of generate the kind
    QString issuer;
    QString kid; ///< the key to take; of generate its name
    QString out; ///< a file; empty: standard output
    QString passphraseFile, passphraseVariable;
    QString newPassphraseFile, newPassphraseVariable;
    QString use, alg, subject;
    int bytes = 0, days = 365;
    KeysOutput output = KeysOutput::Text;
    jose::KeyWriting writing;
    QString help; ///< to print in place of all else; empty where --help was not given
};

/// Codes: "option", "command" (none of the four), "arguments".
[[nodiscard]] base::Result<KeysOptions> readKeysOptions(const QStringList &words);

} // namespace claimcheck::app
