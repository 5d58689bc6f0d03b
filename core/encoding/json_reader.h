#pragma once

// Private to core/encoding: text to tape.

#include "core/encoding/json_data.h"
#include "core/encoding/json_document.h"
#include "core/encoding/json_fault.h"

#include <optional>

namespace claimcheck::encoding {

/// Reads data.text into data.nodes with a loop of its own instead of recursion, so that depth costs no stack:
/// while a container is open, the `next` of its node holds the index of the container around it.
class JsonReader
{
public:
    JsonReader(JsonData &data, const JsonLimits &limits);

    struct Failure
    {
        JsonFault fault;
        qsizetype where;
    };
    [[nodiscard]] std::optional<Failure> read();

private:
    enum class State : quint8 { Value, FirstKey, Key, AfterValue, Done, Failed };

    State readDocument();
    State readValue();
    State readKey(State state);
    State readAfterValue();
    State openContainer(JsonKind kind);
    State closeContainer();
    State readLiteral(QByteArrayView word, JsonKind kind, quint32 flags);
    State readNumber();
    State readStringValue();
    bool scanString(quint32 &flags, quint32 escapedFlag, quint32 loneFlag);
    bool scanEscape(quint32 &flags, quint32 loneFlag);
    bool scanHex4(char32_t &unit);
    bool scanDigits();
    void skipSpace();
    bool addNode(const char *begin, quint32 bits);
    State finishScalar();
    State fail(JsonFault fault, const char *where);
    State failHere(JsonFault fault);
    [[nodiscard]] quint32 offset(const char *at) const { return static_cast<quint32>(at - m_begin); }

    static constexpr quint32 noNode = 0xFFFFFFFF;

    JsonData &m_data;
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    quint32 m_keyBegin = JsonNode::noKey;
    quint32 m_keyEnd = 0;
    quint32 m_keyFlags = 0;
    quint32 m_open = noNode; ///< innermost open container
    qsizetype m_nodesLeft;
    int m_depthLeft;
    Failure m_failure = {};
};

} // namespace claimcheck::encoding
