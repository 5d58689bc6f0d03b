#include "core/encoding/json_fault.h"

#include "core/encoding/text.h"
#include "core/encoding/utf8.h"

#include <array>

namespace claimcheck::encoding {

using base::Spec;

namespace {

struct FaultRow
{
    JsonFault fault;
    const char *code;
    const char *message; ///< %1 is what stands at the offset
    base::SpecRef spec;
};

constexpr base::SpecRef grammar = {Spec::Rfc8259, "2"};
constexpr base::SpecRef objects = {Spec::Rfc8259, "4"};
constexpr base::SpecRef arrays = {Spec::Rfc8259, "5"};
constexpr base::SpecRef numbers = {Spec::Rfc8259, "6"};
constexpr base::SpecRef strings = {Spec::Rfc8259, "7"};
constexpr base::SpecRef characters = {Spec::Rfc8259, "8.1"};
constexpr base::SpecRef limits = {Spec::Rfc8259, "9"};

// clang-format off
constexpr std::array<FaultRow, 21> rows = {{
    {JsonFault::Empty, "json-empty", QT_TRANSLATE_NOOP("claimcheck_encoding", "There is no JSON value here, only nothing or white space."), grammar},
    {JsonFault::ByteOrderMark, "json-byte-order-mark", QT_TRANSLATE_NOOP("claimcheck_encoding", "The JSON text begins with a byte order mark, which must not be sent."), characters},
    {JsonFault::Utf8, "json-utf8", QT_TRANSLATE_NOOP("claimcheck_encoding", "The JSON text is not UTF-8: byte %1 does not belong to a character."), characters},
    {JsonFault::ControlCharacter, "json-control-character", QT_TRANSLATE_NOOP("claimcheck_encoding", "A string holds the control character %1; it must be escaped."), strings},
    {JsonFault::Escape, "json-escape", QT_TRANSLATE_NOOP("claimcheck_encoding", "A backslash in a string is followed by %1, which is not an escape of JSON."), strings},
    {JsonFault::UnicodeEscape, "json-escape", QT_TRANSLATE_NOOP("claimcheck_encoding", "\\u in a string needs four hexadecimal digits; %1 is not one."), strings},
    {JsonFault::LeadingZero, "json-number", QT_TRANSLATE_NOOP("claimcheck_encoding", "A number must not have a zero in front."), numbers},
    {JsonFault::NumberDigit, "json-number", QT_TRANSLATE_NOOP("claimcheck_encoding", "A number needs a digit here, and there is %1."), numbers},
    {JsonFault::Literal, "json-literal", QT_TRANSLATE_NOOP("claimcheck_encoding", "Only true, false and null may stand without quotes (in small letters)."), grammar},
    {JsonFault::ExpectedValue, "json-unexpected", QT_TRANSLATE_NOOP("claimcheck_encoding", "A value should begin here, and there is %1."), grammar},
    {JsonFault::ExpectedName, "json-unexpected", QT_TRANSLATE_NOOP("claimcheck_encoding", "A member's name in double quotes should begin here, and there is %1."), objects},
    {JsonFault::TrailingComma, "json-unexpected", QT_TRANSLATE_NOOP("claimcheck_encoding", "A comma must be followed by another item, and there is %1."), grammar},
    {JsonFault::ExpectedColon, "json-unexpected", QT_TRANSLATE_NOOP("claimcheck_encoding", "A colon should follow the member's name, and there is %1."), objects},
    {JsonFault::ExpectedCommaOrBrace, "json-unexpected", QT_TRANSLATE_NOOP("claimcheck_encoding", "A comma or the closing brace of the object should follow, and there is %1."), objects},
    {JsonFault::ExpectedCommaOrBracket, "json-unexpected", QT_TRANSLATE_NOOP("claimcheck_encoding", "A comma or the closing bracket of the array should follow, and there is %1."), arrays},
    {JsonFault::TruncatedString, "json-truncated", QT_TRANSLATE_NOOP("claimcheck_encoding", "The text ends inside a string: something was cut off."), strings},
    {JsonFault::Truncated, "json-truncated", QT_TRANSLATE_NOOP("claimcheck_encoding", "The JSON text ends too early: something was cut off."), grammar},
    {JsonFault::Trailing, "json-trailing", QT_TRANSLATE_NOOP("claimcheck_encoding", "The JSON value is complete, and then comes %1."), grammar},
    {JsonFault::Depth, "json-depth", QT_TRANSLATE_NOOP("claimcheck_encoding", "Objects and arrays are nested deeper than the limit."), limits},
    {JsonFault::Nodes, "json-nodes", QT_TRANSLATE_NOOP("claimcheck_encoding", "The JSON text has more values than the limit."), limits},
    {JsonFault::Size, "json-size", QT_TRANSLATE_NOOP("claimcheck_encoding", "The JSON text is longer than the limit."), limits},
}};
// clang-format on

constexpr bool rowsInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].fault) != i)
            return false;
    return true;
}
static_assert(rowsInOrder());

/// “x”, or the byte's number where it is not a printable character.
QString shown(QByteArrayView text, qsizetype offset)
{
    if (offset >= text.size())
        return Text::tr("the end of the text");
    const uchar byte = static_cast<uchar>(text[offset]);
    const int length = utf8SequenceLength(text.data() + offset, text.data() + text.size());
    if (byte < 0x20 || byte == 0x7F || length == 0)
        return QStringLiteral("0x%1").arg(uint(byte), 2, 16, QLatin1Char('0'));
    const QString character = QString::fromUtf8(text.sliced(offset, length));
    return QStringLiteral("\u201c%1\u201d").arg(character);
}

} // namespace

base::Error jsonError(JsonFault fault, QByteArrayView text, qsizetype offset)
{
    const FaultRow &row = rows[static_cast<std::size_t>(fault)];
    QString message = Text::tr(row.message);
    if (message.contains(QLatin1StringView("%1")))
        message = message.arg(shown(text, offset));
    return {QLatin1StringView(row.code), message, offset, row.spec};
}

} // namespace claimcheck::encoding
