#include "app/secret_source.h"

#include "app/cli.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using base::SecretBytes;

namespace {

base::Result<SecretBytes> fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"secret-missing"_L1,
                           Text::tr("The secret's file %1 cannot be read: %2").arg(path, file.errorString())};
    QByteArray text = file.readAll();
    if (text.endsWith('\n')) // as editors and echo leave it
        text.chop(text.endsWith("\r\n") ? 2 : 1);
    return SecretBytes::take(std::move(text));
}

} // namespace

base::Result<SecretBytes> fetchSecret(const oauth::SecretSource &source)
{
    switch (source.place) {
    case oauth::SecretPlace::None: return SecretBytes();
    case oauth::SecretPlace::Text: return source.text;
    case oauth::SecretPlace::File: return fromFile(source.name);
    case oauth::SecretPlace::Keychain:
        return base::Error{
            "keychain-not-supported"_L1,
            Text::tr("This version does not read the keychain. Name an environment variable or a file.")};
    case oauth::SecretPlace::Environment: break;
    }
    const QByteArray name = source.name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(name.constData()))
        return base::Error{"secret-missing"_L1,
                           Text::tr("The environment variable %1 is not set.").arg(source.name)};
    return SecretBytes::take(qgetenv(name.constData()));
}

} // namespace claimcheck::app
