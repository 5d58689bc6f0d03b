#include "tests/meta/source_files.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace claimcheck::meta {

using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(CLAIMCHECK_SOURCE_DIR "/");

} // namespace

QByteArray readSource(const QString &path)
{
    QFile file(root + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<SourceFile> sourceFiles(const QStringList &folders)
{
    std::vector<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator walk(root + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next().mid(root.size());
            if (!path.contains("/node_modules/"_L1))
                files.push_back({path, readSource(path)});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

QStringList programFolders()
{
    return {u"app"_s, u"core"_s, u"ui"_s};
}

} // namespace claimcheck::meta
