#include "tests/fuzz/mutator.h"

#include <array>

namespace claimcheck::fuzz {

namespace {

constexpr std::array<const char *, 28> pieces = {
    "\"",
    "\\",
    "\\u",
    "\\uD83D",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ".",
    "~",
    "=",
    "-",
    "0",
    "1e9",
    "true",
    "\xC3",
    "\xE2\x80\x8B",
    "\xEF\xBB\xBF",
    "Bearer ",
    "&amp;",
    "%2E",
    "?token=",
    "curl -H ",
    "eyJ",
    "\r\n",
    "Cookie: ",
};

} // namespace

qsizetype Mutator::place(const QByteArray &text)
{
    return static_cast<qsizetype>(m_random.bounded(static_cast<quint32>(text.size()) + 1));
}

void Mutator::mutateOnce(QByteArray &text)
{
    const qsizetype at = place(text);
    switch (m_random.bounded(6)) {
    case 0: // another byte
        if (at < text.size())
            text[at] = static_cast<char>(m_random.bounded(256));
        break;
    case 1: // one bit
        if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ (1 << m_random.bounded(8)));
        break;
    case 2: text.remove(at, static_cast<qsizetype>(m_random.bounded(8u))); break;
    case 3: text.insert(at, pieces[m_random.bounded(static_cast<quint32>(pieces.size()))]); break;
    case 4: text.truncate(at); break;
    default: // something twice
        text.insert(at, text.mid(place(text), static_cast<qsizetype>(m_random.bounded(16u))));
    }
}

QByteArray Mutator::mutate(QByteArray text)
{
    const quint32 times = 1 + m_random.bounded(4u);
    for (quint32 i = 0; i < times; ++i)
        mutateOnce(text);
    return text;
}

} // namespace claimcheck::fuzz
