#include "core/formats/cbor.h"

#include "core/formats/text.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr int maxCborDepth = 16;
constexpr int maxCborItems = 10'000;
constexpr uchar breakByte = 0xFF;
constexpr int indefinite = 31;
constexpr quint64 endless = std::numeric_limits<quint64>::max();

/// Reads one item after another; what is wrong first ends it.
class CborScanner
{
public:
    explicit CborScanner(QByteArrayView bytes) : m_bytes(bytes) {}

    CborValue value(int depth);
    std::optional<base::Error> problem;
    [[nodiscard]] qsizetype at() const { return m_at; }
    void fail(QLatin1StringView code, const QString &message)
    {
        if (!problem)
            problem = base::Error{code, message, m_at, {}};
    }

private:
    bool takeNumber(int info, quint64 &number);
    QByteArray takeBytes(quint64 size);
    QByteArray takeChunks(int major);
    void takeItems(CborValue &result, quint64 count, int depth);
    bool takeBreak();
    CborValue simple(int info, quint64 number) const;

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    int m_items = 0;
};

bool CborScanner::takeNumber(int info, quint64 &number)
{
    if (info < 24) {
        number = quint64(info);
        return true;
    }
    if (info > 27 && info != indefinite) {
        fail("cbor-malformed"_L1, Text::tr("This is not the beginning of a CBOR value."));
        return false;
    }
    const qsizetype size = info == indefinite ? 0 : qsizetype(1) << (info - 24);
    if (size > m_bytes.size() - m_at) {
        fail("cbor-cut-short"_L1, Text::tr("The CBOR ends in the middle of a value."));
        return false;
    }
    for (qsizetype i = 0; i < size; ++i)
        number = number << 8 | uchar(m_bytes[m_at++]);
    return true;
}

QByteArray CborScanner::takeBytes(quint64 size)
{
    const auto rest = quint64(m_bytes.size() - m_at);
    const auto taken = qsizetype(std::min(size, rest));
    const QByteArray bytes = m_bytes.sliced(m_at, taken).toByteArray();
    m_at += taken;
    if (size > rest)
        fail("cbor-cut-short"_L1, Text::tr("The CBOR ends in the middle of a value."));
    return bytes;
}

bool CborScanner::takeBreak()
{
    const bool found = m_at < m_bytes.size() && uchar(m_bytes[m_at]) == breakByte;
    m_at += found ? 1 : 0;
    return found;
}

/// A string in pieces of definite length.
QByteArray CborScanner::takeChunks(int major)
{
    QByteArray all;
    while (!problem && !takeBreak()) {
        const int head = m_at < m_bytes.size() ? uchar(m_bytes[m_at]) : 0;
        quint64 size = 0;
        if (m_at >= m_bytes.size())
            fail("cbor-cut-short"_L1, Text::tr("The CBOR ends in the middle of a value."));
        else if (head >> 5 != major || (head & 31) == indefinite)
            fail("cbor-malformed"_L1, Text::tr("This is not the beginning of a CBOR value."));
        else if (++m_at; takeNumber(head & 31, size))
            all += takeBytes(size);
    }
    return all;
}

void CborScanner::takeItems(CborValue &result, quint64 count, int depth)
{
    for (quint64 i = 0; i < count && !problem && !(count == endless && takeBreak()); ++i)
        result.items.push_back(value(depth + 1));
}

CborValue CborScanner::simple(int info, quint64 number) const
{
    CborValue result;
    result.number = number;
    if (info < 25 || info > 27)
        return result;
    result.kind = CborKind::Float;
    if (info == 27) {
        std::memcpy(&result.real, &number, sizeof result.real);
    } else if (info == 26) {
        const auto bits = quint32(number);
        float real = 0;
        std::memcpy(&real, &bits, sizeof real);
        result.real = double(real);
    } else { // half precision
        const int exponent = int(number >> 10) & 31, mantissa = int(number & 1023);
        const double size = exponent == 0    ? std::ldexp(mantissa, -24)
                            : exponent == 31 ? std::numeric_limits<double>::infinity()
                                             : std::ldexp(mantissa + 1024, exponent - 25);
        result.real = (number & 0x8000) != 0 ? -size : size;
    }
    return result;
}

CborValue CborScanner::value(int depth)
{
    CborValue result;
    if (depth > maxCborDepth)
        fail("cbor-depth"_L1, Text::tr("The CBOR is nested deeper than this reader goes."));
    else if (++m_items > maxCborItems)
        fail("cbor-items"_L1, Text::tr("The CBOR has more values than this reader reads."));
    else if (m_at >= m_bytes.size())
        fail("cbor-cut-short"_L1, Text::tr("The CBOR ends where a value should begin."));
    if (problem)
        return result;
    const int head = uchar(m_bytes[m_at++]);
    const int major = head >> 5, info = head & 31;
    const bool open = info == indefinite;
    if (!takeNumber(info, result.number))
        return result;
    constexpr CborKind kinds[] = {CborKind::Unsigned, CborKind::Negative, CborKind::Bytes, CborKind::Text,
                                  CborKind::Array,    CborKind::Map,      CborKind::Tag,   CborKind::Simple};
    result.kind = kinds[major];
    switch (result.kind) {
    case CborKind::Bytes:
    case CborKind::Text: result.bytes = open ? takeChunks(major) : takeBytes(result.number); break;
    case CborKind::Array: takeItems(result, open ? endless : result.number, depth); break;
    case CborKind::Map:
        takeItems(result, open ? endless : std::min(result.number, endless / 4) * 2, depth);
        break;
    case CborKind::Tag: takeItems(result, 1, depth); break;
    case CborKind::Simple: return simple(info, result.number);
    default: break;
    }
    return result;
}

} // namespace

const CborValue *CborValue::member(qint64 key) const
{
    for (std::size_t i = 0; kind == CborKind::Map && i + 1 < items.size(); i += 2) {
        if (items[i].toInteger() == key)
            return &items[i + 1];
    }
    return nullptr;
}

std::optional<qint64> CborValue::toInteger() const
{
    if ((kind != CborKind::Unsigned && kind != CborKind::Negative) ||
        number > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return kind == CborKind::Unsigned ? qint64(number) : -1 - qint64(number);
}

CborReading readCbor(QByteArrayView bytes)
{
    CborScanner scanner(bytes);
    CborReading reading{scanner.value(0), {}};
    if (scanner.at() < bytes.size())
        scanner.fail("cbor-trailing"_L1, Text::tr("There is more behind the CBOR value."));
    reading.problem = scanner.problem;
    return reading;
}

} // namespace claimcheck::formats
