#include "core/encoding/utf8.h"

#include <array>

namespace claimcheck::encoding {

namespace {

/// RFC 3629 §4, one row for each form of the lead byte: the second byte is narrower than the others for some.
struct Form
{
    uchar leadFirst, leadLast;
    uchar secondFirst, secondLast;
    int length;
};
constexpr std::array<Form, 9> forms = {{
    {0x00, 0x7F, 0, 0, 1},
    {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
}};

uchar byteAt(const char *p)
{
    return static_cast<uchar>(*p);
}

} // namespace

int utf8SequenceLength(const char *at, const char *end)
{
    for (const Form &form : forms) {
        if (at == end || byteAt(at) < form.leadFirst)
            return 0;
        if (byteAt(at) > form.leadLast)
            continue;
        if (end - at < form.length)
            return 0;
        if (form.length > 1 && (byteAt(at + 1) < form.secondFirst || byteAt(at + 1) > form.secondLast))
            return 0;
        for (int i = 2; i < form.length; ++i)
            if ((byteAt(at + i) & 0xC0) != 0x80)
                return 0;
        return form.length;
    }
    return 0;
}

qsizetype firstBadUtf8(QByteArrayView text)
{
    const char *at = text.data();
    const char *end = at + text.size();
    while (at != end) {
        if (byteAt(at) < 0x80) {
            ++at;
            continue;
        }
        const int length = utf8SequenceLength(at, end);
        if (length == 0)
            return at - text.data();
        at += length;
    }
    return -1;
}

QString stringFromUtf8(QByteArrayView text)
{
    qsizetype marks = 0;
    while (text.startsWith("\xEF\xBB\xBF")) {
        text = text.sliced(3);
        ++marks;
    }
    return marks == 0 ? QString::fromUtf8(text)
                      : QString(marks, QChar::ByteOrderMark) + QString::fromUtf8(text);
}

} // namespace claimcheck::encoding
