#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace claimcheck::meta {

/// One file of the project: its path from the repository's root ("core/base/result.h") and its bytes.
struct SourceFile
{
    QString path;
    QByteArray text;
};

/// The .h and .cpp files below the folders, sorted by path. Folders that are not there yet give nothing.
[[nodiscard]] std::vector<SourceFile> sourceFiles(const QStringList &folders);

/// The whole of one file, empty where it cannot be read.
[[nodiscard]] QByteArray readSource(const QString &path);

/// The folders with the program's own code.
[[nodiscard]] QStringList programFolders();

} // namespace claimcheck::meta
