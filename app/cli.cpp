#include "app/cli.h"

#include "core/report/text_lines.h"

#include <QSaveFile>

#include <cstdio>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

void writeTo(std::FILE *file, QByteArrayView text)
{
    if (text.isEmpty()) // fwrite takes no null pointer
        return;
    std::fwrite(text.data(), 1, static_cast<std::size_t>(text.size()), file);
    std::fflush(file);
}

} // namespace

void writeOut(QByteArrayView text)
{
    writeTo(stdout, text);
}

void writeError(QByteArrayView text)
{
    writeTo(stderr, text);
}

ExitStatus fail(ExitStatus status, const QString &what, const QString &why)
{
    writeError(u"claimcheck-cli: %1: %2\n"_s.arg(report::printable(what), report::printable(why)).toUtf8());
    return status;
}

bool saveFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return true;
    fail(ExitStatus::Usage, path, file.errorString());
    return false;
}

} // namespace claimcheck::app
