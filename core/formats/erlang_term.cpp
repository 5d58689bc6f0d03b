#include "core/formats/erlang_term.h"

#include "core/formats/add_field.h"

#include <bit>
#include <limits>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr int maxTermDepth = 16;
constexpr int maxTerms = 10'000;

enum TermTag : quint8 {
    NewFloat = 70,
    SmallInteger = 97,
    Integer = 98,
    Atom = 100,
    SmallTuple = 104,
    LargeTuple = 105,
    Nil = 106,
    CharList = 107,
    List = 108,
    Binary = 109,
    SmallBig = 110,
    SmallAtom = 115,
    Map = 116,
    Utf8Atom = 118,
    SmallUtf8Atom = 119,
};

class TermScanner
{
public:
    explicit TermScanner(QByteArrayView bytes) : m_rest(bytes) {}

    std::optional<ErlangTerm> term(int depth);
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    std::optional<quint64> number(int size)
    {
        if (m_rest.size() < size)
            return std::nullopt;
        quint64 value = 0;
        for (int i = 0; i < size; ++i)
            value = value << 8 | uchar(m_rest[i]);
        m_rest = m_rest.sliced(size);
        return value;
    }
    std::optional<QByteArrayView> bytes(int sizeOfSize)
    {
        const auto size = number(sizeOfSize);
        if (!size || *size > quint64(m_rest.size()))
            return std::nullopt;
        const QByteArrayView taken = m_rest.first(qsizetype(*size));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }
    std::optional<ErlangTerm> integerTerm(qint64 value)
    {
        return ErlangTerm{QString::number(value), value, {}};
    }
    std::optional<ErlangTerm> textTerm(int sizeOfSize, const QString &quote);
    std::optional<ErlangTerm> bigTerm();
    std::optional<ErlangTerm> itemsTerm(quint8 tag, int depth);

    QByteArrayView m_rest;
    int m_terms = 0;
};

std::optional<ErlangTerm> TermScanner::textTerm(int sizeOfSize, const QString &quote)
{
    const auto text = bytes(sizeOfSize);
    if (!text)
        return std::nullopt;
    const QString end = quote == ":"_L1 ? QString() : quote; // an atom has its sign in front only
    return ErlangTerm{quote + readableBytes(*text) + end, {}, {}};
}

/// Size, sign, then the bytes least significant first.
std::optional<ErlangTerm> TermScanner::bigTerm()
{
    const auto size = number(1), sign = number(1);
    if (!size || !sign || *size > 8 || *size > quint64(m_rest.size()))
        return std::nullopt;
    quint64 value = 0;
    for (qsizetype i = qsizetype(*size); i-- > 0;)
        value = value << 8 | uchar(m_rest[i]);
    m_rest = m_rest.sliced(qsizetype(*size));
    if (value > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return integerTerm(*sign != 0 ? -qint64(value) : qint64(value));
}

std::optional<ErlangTerm> TermScanner::itemsTerm(quint8 tag, int depth)
{
    const auto count = number(tag == SmallTuple ? 1 : 4);
    if (!count || *count > quint64(m_rest.size()))
        return std::nullopt;
    ErlangTerm result;
    QStringList texts;
    for (quint64 i = 0; i < (tag == Map ? *count * 2 : *count); ++i) {
        auto item = term(depth + 1);
        if (!item)
            return std::nullopt;
        texts += item->text;
        result.items.push_back(std::move(*item));
    }
    if (tag == List && !term(depth + 1)) // its tail, which is Nil of a proper list
        return std::nullopt;
    if (tag == Map) {
        QStringList pairs;
        for (qsizetype i = 0; i + 1 < texts.size(); i += 2)
            pairs += texts[i] + u" => "_s + texts[i + 1];
        result.text = u"%{"_s + pairs.join(u", "_s) + u'}';
    } else {
        result.text = tag == List ? u'[' + texts.join(u", "_s) + u']' : u'{' + texts.join(u", "_s) + u'}';
    }
    return result;
}

std::optional<ErlangTerm> TermScanner::term(int depth)
{
    const auto tag = number(1);
    if (!tag || depth > maxTermDepth || ++m_terms > maxTerms)
        return std::nullopt;
    switch (*tag) {
    case SmallInteger: {
        const auto value = number(1);
        return value ? integerTerm(qint64(*value)) : std::nullopt;
    }
    case Integer: {
        const auto value = number(4);
        return value ? integerTerm(qint32(quint32(*value))) : std::nullopt;
    }
    case NewFloat: {
        const auto bits = number(8);
        return bits ? std::optional(ErlangTerm{QString::number(std::bit_cast<double>(*bits)), {}, {}})
                    : std::nullopt;
    }
    case SmallBig: return bigTerm();
    case Atom:
    case Utf8Atom: return textTerm(2, u":"_s);
    case SmallAtom:
    case SmallUtf8Atom: return textTerm(1, u":"_s);
    case Binary: return textTerm(4, u"\""_s);
    case CharList: return textTerm(2, u"'"_s);
    case Nil: return ErlangTerm{u"[]"_s, {}, {}};
    case SmallTuple:
    case LargeTuple:
    case List:
    case Map: return itemsTerm(quint8(*tag), depth);
    default: return std::nullopt;
    }
}

} // namespace

std::optional<ErlangTerm> readErlangTerm(QByteArrayView bytes)
{
    constexpr uchar version = 131;
    if (bytes.isEmpty() || uchar(bytes[0]) != version)
        return std::nullopt;
    TermScanner scanner(bytes.sliced(1));
    auto term = scanner.term(0);
    return scanner.atEnd() ? term : std::nullopt;
}

} // namespace claimcheck::formats
