#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace claimcheck::test {

/// The openssl program, in a folder of its own: makes keys and certificates in the forms that people have.
class OpenSslProgram
{
public:
    [[nodiscard]] bool isThere() const { return !m_program.isEmpty() && m_folder.isValid(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Words are split at spaces; names are files of the folder. False where it fails.
    bool run(const QString &words)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(m_program, QProcess::splitCommand(words));
        process.closeWriteChannel();
        const bool ok = process.waitForFinished(60'000) && process.exitCode() == 0;
        if (!ok)
            qWarning("openssl %s: %s", qPrintable(words), process.readAll().constData());
        return ok;
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }

private:
    QString m_program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    QTemporaryDir m_folder;
};

} // namespace claimcheck::test
