#include "core/store/atomic_file.h"

#include "core/store/text.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace claimcheck::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

} // namespace

base::Result<void> writeAtomically(const QString &path, const QByteArray &content)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return base::Error{
            "folder-not-made"_L1, Text::tr("The folder %1 cannot be made.").arg(folder), -1, {}};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        if (file.write(content) == content.size() && file.commit())
            return {};
    }
    return base::Error{
        "file-not-written"_L1, Text::tr("%1 cannot be written: %2").arg(path, file.errorString()), -1, {}};
}

base::Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{
            "file-not-read"_L1, Text::tr("%1 cannot be read: %2").arg(path, file.errorString()), -1, {}};
    QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return base::Error{"file-too-large"_L1, Text::tr("%1 is larger than 16 MiB.").arg(path), -1, {}};
    return content;
}

} // namespace claimcheck::store
