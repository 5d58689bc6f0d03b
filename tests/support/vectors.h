#pragma once

#include "core/encoding/json.h"

#include <QDir>
#include <QFile>
#include <QTest>

// Test vectors: our own and the RFCs' of tests/data, and those of the folder that CLAIMCHECK_VECTORS names.

namespace claimcheck::test {

inline QString vectorPath(const QString &name)
{
    const QString own = QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/data/") + name;
    if (QFile::exists(own))
        return own;
    const QString root = qEnvironmentVariable("CLAIMCHECK_VECTORS");
    const QString path = root + u'/' + name;
    return !root.isEmpty() && QFile::exists(path) ? path : QString();
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An empty document where the vectors are not installed.
inline encoding::JsonDocument readVectors(const QString &name)
{
    const QString path = vectorPath(name);
    return path.isEmpty() ? encoding::JsonDocument()
                          : encoding::JsonDocument::parse(readFile(path)).valueOr({});
}

/// The *.json files of a folder of the vectors, as paths below it.
inline QStringList vectorFiles(const QString &folder)
{
    const QString path = vectorPath(folder);
    QStringList names;
    if (!path.isEmpty()) {
        for (const QString &name : QDir(path).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
            names.append(folder + u'/' + name);
    }
    return names;
}

} // namespace claimcheck::test

/// In a _data() function or a test: skips it by name.
#define SKIP_WITHOUT_VECTORS(document)                                                                       \
    do {                                                                                                     \
        if ((document).isEmpty())                                                                            \
            QSKIP("The vectors are not installed: set CLAIMCHECK_VECTORS");                                  \
    } while (false)
