#include "ui/models/hex_text.h"

namespace claimcheck::ui {

namespace {

QByteArrayView slice(QByteArrayView bytes, qsizetype offset, int count)
{
    if (offset < 0 || offset >= bytes.size())
        return {};
    return bytes.sliced(offset, qMin<qsizetype>(count, bytes.size() - offset));
}

} // namespace

QString hexOffset(qsizetype offset)
{
    return QString::number(offset, 16).rightJustified(8, u'0');
}

QString hexDigits(QByteArrayView bytes, qsizetype offset, int count)
{
    const QByteArrayView part = slice(bytes, offset, count);
    return QString::fromLatin1(QByteArray::fromRawData(part.data(), part.size()).toHex(' '));
}

QString hexCharacters(QByteArrayView bytes, qsizetype offset, int count)
{
    QString text;
    for (const char byte : slice(bytes, offset, count))
        text += byte >= 0x20 && byte < 0x7F ? QChar::fromLatin1(byte) : QChar(0xB7);
    return text;
}

} // namespace claimcheck::ui
