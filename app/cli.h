#pragma once

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

namespace claimcheck::app {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck_cli)
};

/// What the program's exit status says. A contract, see --help.
enum class ExitStatus : int {
    Ok = 0,
    WrongInside = 1, ///< the input was read and something in it is wrong
    Usage = 2,       ///< wrong usage or unreadable input
    NetworkFailed = 3,
};

/// Writes to standard output; keeps going on a partial write.
void writeOut(QByteArrayView text);
void writeError(QByteArrayView text);

/// "claimcheck-cli: WHAT: WHY" on standard error; gives the status back, so that it can be returned at once.
ExitStatus fail(ExitStatus status, const QString &what, const QString &why);

/// Writes the file as a whole or not at all; false after saying on standard error why not.
[[nodiscard]] bool saveFile(const QString &path, const QByteArray &content);

} // namespace claimcheck::app
