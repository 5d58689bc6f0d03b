#include "app/passphrase.h"

#include "app/cli.h"
#include "app/inspect_keys.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using base::SecretBytes;

namespace {

/// The first line; spaces belong to it, the line's end does not.
std::optional<SecretBytes> firstLine(const QString &path)
{
    auto text = readWholeFile(path);
    if (!text)
        return std::nullopt;
    const SecretBytes whole = SecretBytes::take(std::move(text).value());
    QByteArrayView line = whole.view();
    if (const qsizetype end = line.indexOf('\n'); end >= 0)
        line = line.first(end);
    if (line.endsWith('\r'))
        line.chop(1);
    return SecretBytes(line);
}

std::optional<SecretBytes> valueOf(const QByteArray &variable)
{
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return std::nullopt;
    return SecretBytes::take(qgetenv(variable.constData()));
}

} // namespace

crypto::PassphraseSource passphraseSource(const InspectArguments &arguments)
{
    if (!arguments.passphraseFile.isEmpty())
        return [path = arguments.passphraseFile] { return firstLine(path); };
    if (!arguments.passphraseVariable.isEmpty())
        return [name = arguments.passphraseVariable.toLocal8Bit()] { return valueOf(name); };
    return {};
}

base::Error withPassphraseAdvice(base::Error error, const InspectArguments &arguments)
{
    if (error.code != "key-needs-passphrase"_L1)
        return error;
    if (!arguments.passphraseFile.isEmpty())
        error.message += u' ' + Text::tr("The file %1 cannot be read.").arg(arguments.passphraseFile);
    else if (!arguments.passphraseVariable.isEmpty())
        error.message +=
            u' ' + Text::tr("The environment variable %1 is not set.").arg(arguments.passphraseVariable);
    else
        error.message += u' ' + Text::tr("Give it with --passphrase-file FILE or --passphrase-env NAME.");
    return error;
}

} // namespace claimcheck::app
