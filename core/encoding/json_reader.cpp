#include "core/encoding/json_reader.h"

#include "core/encoding/utf8.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace claimcheck::encoding {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Skips eight bytes at a time what needs no look inside a string: neither quote, backslash, control
/// character nor a byte above 0x7F. The lowest marked byte is exact; borrows only disturb the marks above it.
const char *skipPlain(const char *at, const char *end)
{
    constexpr quint64 ones = 0x0101010101010101;
    while (end - at >= 8) {
        const quint64 word = qFromLittleEndian<quint64>(at);
        const quint64 quote = word ^ (ones * '"');
        const quint64 backslash = word ^ (ones * '\\');
        const quint64 marks =
            ((word - ones * 0x20) | (quote - ones) | (backslash - ones) | word) & (ones * 0x80);
        if (marks != 0)
            return at + (qCountTrailingZeroBits(marks) >> 3);
        at += 8;
    }
    while (at != end && *at != '"' && *at != '\\' && static_cast<uchar>(*at) >= 0x20 &&
           static_cast<uchar>(*at) < 0x80)
        ++at;
    return at;
}

} // namespace

JsonReader::JsonReader(JsonData &data, const JsonLimits &limits)
    : m_data(data), m_begin(data.text.constData()), m_at(m_begin), m_end(m_begin + data.text.size()),
      m_nodesLeft(std::min<qsizetype>(limits.maxNodes, JsonNode::maxCount)), m_depthLeft(limits.maxDepth)
{
}

std::optional<JsonReader::Failure> JsonReader::read()
{
    State state = readDocument();
    for (;;) {
        switch (state) {
        case State::Value: state = readValue(); break;
        case State::FirstKey:
        case State::Key: state = readKey(state); break;
        case State::AfterValue: state = readAfterValue(); break;
        case State::Done: return {};
        case State::Failed: return m_failure;
        }
    }
}

JsonReader::State JsonReader::readDocument()
{
    // RFC 8259 §8.1: a byte order mark must not be added; a strict reader says so instead of skipping it.
    if (m_end - m_at >= 3 && std::memcmp(m_at, "\xEF\xBB\xBF", 3) == 0)
        return failHere(JsonFault::ByteOrderMark);
    skipSpace();
    return m_at == m_end ? failHere(JsonFault::Empty) : State::Value;
}

JsonReader::State JsonReader::readValue()
{
    if (m_at == m_end)
        return failHere(JsonFault::Truncated);
    switch (*m_at) {
    case '{': return openContainer(JsonKind::Object);
    case '[': return openContainer(JsonKind::Array);
    case '"': return readStringValue();
    case 't': return readLiteral("true", JsonKind::Bool, JsonNode::True);
    case 'f': return readLiteral("false", JsonKind::Bool, 0);
    case 'n': return readLiteral("null", JsonKind::Null, 0);
    case ']':
    case '}':
        return failHere(m_open != noNode && m_keyBegin == JsonNode::noKey ? JsonFault::TrailingComma
                                                                          : JsonFault::ExpectedValue);
    default: break;
    }
    if (*m_at == '-' || isDigit(*m_at))
        return readNumber();
    if ((*m_at | 0x20) >= 'a' && (*m_at | 0x20) <= 'z')
        return failHere(JsonFault::Literal);
    return failHere(JsonFault::ExpectedValue);
}

JsonReader::State JsonReader::readKey(State state)
{
    if (m_at == m_end)
        return failHere(JsonFault::Truncated);
    if (*m_at != '"')
        return failHere(state == State::Key && *m_at == '}' ? JsonFault::TrailingComma
                                                            : JsonFault::ExpectedName);
    m_keyBegin = offset(m_at);
    m_keyFlags = 0;
    if (!scanString(m_keyFlags, JsonNode::KeyEscaped, JsonNode::KeyLoneSurrogate))
        return State::Failed;
    m_keyEnd = offset(m_at);
    skipSpace();
    if (m_at == m_end || *m_at != ':')
        return failHere(JsonFault::ExpectedColon);
    ++m_at;
    skipSpace();
    return State::Value;
}

JsonReader::State JsonReader::readAfterValue()
{
    skipSpace();
    if (m_open == noNode)
        return m_at == m_end ? State::Done : failHere(JsonFault::Trailing);
    if (m_at == m_end)
        return failHere(JsonFault::Truncated);
    const bool inObject = m_data.node(m_open).kind() == JsonKind::Object;
    if (*m_at == ',') {
        ++m_at;
        skipSpace();
        return inObject ? State::Key : State::Value;
    }
    if (*m_at == (inObject ? '}' : ']'))
        return closeContainer();
    return failHere(inObject ? JsonFault::ExpectedCommaOrBrace : JsonFault::ExpectedCommaOrBracket);
}

JsonReader::State JsonReader::openContainer(JsonKind kind)
{
    if (m_depthLeft-- == 0)
        return failHere(JsonFault::Depth);
    const quint32 index = static_cast<quint32>(m_data.nodes.size());
    if (!addNode(m_at, static_cast<quint32>(kind)))
        return State::Failed;
    m_data.nodes[index].next = m_open;
    m_open = index;
    ++m_at;
    skipSpace();
    if (m_at != m_end && *m_at == (kind == JsonKind::Object ? '}' : ']'))
        return closeContainer();
    return kind == JsonKind::Object ? State::FirstKey : State::Value;
}

JsonReader::State JsonReader::closeContainer()
{
    ++m_at;
    ++m_depthLeft;
    JsonNode &node = m_data.nodes[m_open];
    m_open = node.next;
    node.end = offset(m_at);
    node.next = static_cast<quint32>(m_data.nodes.size());
    return State::AfterValue;
}

JsonReader::State JsonReader::readLiteral(QByteArrayView word, JsonKind kind, quint32 flags)
{
    if (m_end - m_at < word.size() ||
        std::memcmp(m_at, word.data(), static_cast<std::size_t>(word.size())) != 0)
        return failHere(JsonFault::Literal);
    if (!addNode(m_at, static_cast<quint32>(kind) | flags))
        return State::Failed;
    m_at += word.size();
    return finishScalar();
}

JsonReader::State JsonReader::readNumber()
{
    // RFC 8259 §6: number = [ minus ] int [ frac ] [ exp ]
    const char *begin = m_at;
    quint32 bits = static_cast<quint32>(JsonKind::Number) | JsonNode::PlainInteger;
    if (*m_at == '-')
        ++m_at;
    const bool zero = m_at != m_end && *m_at == '0';
    const char *digits = m_at;
    if (!scanDigits())
        return State::Failed;
    if (zero && m_at - digits > 1)
        return fail(JsonFault::LeadingZero, digits);
    if (m_at != m_end && *m_at == '.') {
        bits &= ~quint32(JsonNode::PlainInteger);
        ++m_at;
        if (!scanDigits())
            return State::Failed;
    }
    if (m_at != m_end && (*m_at | 0x20) == 'e') {
        bits &= ~quint32(JsonNode::PlainInteger);
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!scanDigits())
            return State::Failed;
    }
    return addNode(begin, bits) ? finishScalar() : State::Failed;
}

JsonReader::State JsonReader::readStringValue()
{
    const char *begin = m_at;
    quint32 bits = static_cast<quint32>(JsonKind::String);
    if (!scanString(bits, JsonNode::Escaped, JsonNode::LoneSurrogate) || !addNode(begin, bits))
        return State::Failed;
    return finishScalar();
}

bool JsonReader::scanString(quint32 &flags, quint32 escapedFlag, quint32 loneFlag)
{
    ++m_at;
    for (;;) {
        m_at = skipPlain(m_at, m_end);
        if (m_at == m_end)
            return failHere(JsonFault::TruncatedString) != State::Failed;
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at == '\\') {
            flags |= escapedFlag;
            if (!scanEscape(flags, loneFlag))
                return false;
        } else if (const int length =
                       static_cast<uchar>(*m_at) < 0x80 ? 0 : utf8SequenceLength(m_at, m_end)) {
            m_at += length;
        } else {
            return failHere(static_cast<uchar>(*m_at) < 0x20 ? JsonFault::ControlCharacter
                                                             : JsonFault::Utf8) != State::Failed;
        }
    }
}

bool JsonReader::scanEscape(quint32 &flags, quint32 loneFlag)
{
    ++m_at;
    if (m_at == m_end)
        return failHere(JsonFault::TruncatedString) != State::Failed;
    if (*m_at != 'u') {
        if (!QByteArrayView("\"\\/bfnrt").contains(*m_at))
            return failHere(JsonFault::Escape) != State::Failed;
        ++m_at;
        return true;
    }
    char32_t unit = 0;
    if (!scanHex4(unit))
        return false;
    if (QChar::isHighSurrogate(unit) && m_end - m_at >= 2 && m_at[0] == '\\' && m_at[1] == 'u') {
        const char *second = m_at++;
        char32_t low = 0;
        if (!scanHex4(low))
            return false;
        if (QChar::isLowSurrogate(low))
            return true;
        m_at = second; // not a pair: the second escape stands for itself
    }
    if (QChar::isSurrogate(unit))
        flags |= loneFlag;
    return true;
}

/// m_at is at the "u"; leaves it after the fourth digit.
bool JsonReader::scanHex4(char32_t &unit)
{
    unit = 0;
    for (int i = 0; i < 4; ++i) {
        if (++m_at == m_end)
            return failHere(JsonFault::TruncatedString) != State::Failed;
        const char lower = static_cast<char>(*m_at | 0x20);
        if (!isDigit(*m_at) && (lower < 'a' || lower > 'f'))
            return failHere(JsonFault::UnicodeEscape) != State::Failed;
        unit = unit << 4 | static_cast<char32_t>(isDigit(*m_at) ? *m_at - '0' : lower - 'a' + 10);
    }
    ++m_at;
    return true;
}

bool JsonReader::scanDigits()
{
    const char *begin = m_at;
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    if (m_at != begin)
        return true;
    return failHere(m_at == m_end ? JsonFault::Truncated : JsonFault::NumberDigit) != State::Failed;
}

void JsonReader::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool JsonReader::addNode(const char *begin, quint32 bits)
{
    if (m_nodesLeft-- == 0)
        return fail(JsonFault::Nodes, begin) != State::Failed;
    const quint32 index = static_cast<quint32>(m_data.nodes.size());
    m_data.nodes.append({m_keyBegin, m_keyEnd, offset(begin), 0, index + 1, bits | m_keyFlags});
    if (m_open != noNode)
        m_data.nodes[m_open].bits += JsonNode::countOne;
    m_keyBegin = JsonNode::noKey;
    m_keyFlags = 0;
    return true;
}

JsonReader::State JsonReader::finishScalar()
{
    m_data.nodes.back().end = offset(m_at);
    return State::AfterValue;
}

JsonReader::State JsonReader::fail(JsonFault fault, const char *where)
{
    m_failure = {fault, where - m_begin};
    return State::Failed;
}

JsonReader::State JsonReader::failHere(JsonFault fault)
{
    return fail(fault, m_at);
}

} // namespace claimcheck::encoding
