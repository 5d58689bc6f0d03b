#include "app/read_input.h"

#include "app/cli.h"
#include "app/inspect_keys.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

/// Text files end with a line break, which is not worth a word.
QByteArray withoutLastBreak(QByteArray text)
{
    if (text.endsWith('\n'))
        text.chop(text.endsWith("\r\n") ? 2 : 1);
    return text;
}

} // namespace

base::Result<QByteArray> readInput(const QString &input)
{
    if (!input.isEmpty() && input != "-"_L1) {
        if (!QFile::exists(input))
            return input.toUtf8();
        auto content = readWholeFile(input);
        return content ? withoutLastBreak(std::move(content).value()) : content;
    }
    QFile standardInput;
    if (!standardInput.open(stdin, QIODevice::ReadOnly))
        return base::Error{"file"_L1, Text::tr("standard input cannot be read")};
    return withoutLastBreak(standardInput.readAll());
}

} // namespace claimcheck::app
