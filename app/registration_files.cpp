#include "app/registration_files.h"

#include "app/cli.h"
#include "app/inspect_keys.h"
#include "core/encoding/json.h"

#include <QSaveFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

base::Result<oauth::ClientConfiguration> readAccess(const QString &path)
{
    const auto text = readWholeFile(path);
    if (!text)
        return text.error();
    const auto json = encoding::JsonDocument::parse(*text);
    const encoding::JsonValue root = json ? json->root() : encoding::JsonValue();
    oauth::ClientConfiguration access{QUrl(root["registration_client_uri"_L1].toString()),
                                      base::SecretBytes(root["registration_access_token"_L1].toUtf8())};
    if (access.url.isEmpty() || access.token.isEmpty())
        return base::Error{"access-file"_L1,
                           Text::tr("it must have registration_client_uri and registration_access_token")};
    return access;
}

base::Result<void> writeAccess(const QString &path, const oauth::ClientConfiguration &configuration)
{
    encoding::JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("registration_client_uri", configuration.url.toString(QUrl::FullyEncoded));
    writer.member("registration_access_token", configuration.token.view());
    writer.endObject();
    QByteArray text = writer.take() + '\n';
    const auto written = writeSecretFile(path, text);
    base::secureWipe(text.data(), std::size_t(text.size()));
    return written;
}

base::Result<void> writeSecretFile(const QString &path, QByteArrayView content)
{
    QSaveFile file(path); // its own is readable by the owner only until it is committed
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(content.data(), content.size()) == content.size() && file.commit();
    return written ? base::Result<void>() : base::Error{"file-not-written"_L1, file.errorString()};
}

} // namespace claimcheck::app
