#pragma once

#include <QProcess>
#include <QStringList>

namespace claimcheck::test {

/// What a program left behind.
struct Ended
{
    int status = -1;
    QByteArray out, error;
};

/// claimcheck-cli with these arguments, to its end; a minute at most.
inline Ended runCli(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace claimcheck::test
