#include "core/jose/json_spellings.h"

#include <QString>

#include <algorithm>

namespace claimcheck::jose {

using encoding::JsonMember;
using encoding::JsonValue;

namespace {

constexpr qsizetype largestDocument = 64 * 1024;
constexpr int deepestDocument = 32;

/// White space of JSON.stringify, Python's json.dumps, and pretty printers.
struct Layout
{
    const char *comma, *colon;
    const char *indent; ///< of one level; nullptr: all on one line
};
constexpr Layout layouts[] = {{",", ":", nullptr}, {", ", ": ", nullptr}, {",", ": ", "  "},
                              {",", ": ", "    "}, {",", ": ", "\t"},     {", ", ":", nullptr}};

enum class Escapes : quint8 {
    AsWritten,
    Least, ///< JavaScript, Go: only what must be escaped
    Ascii, ///< Python: all above ASCII
    Slash, ///< PHP: as Ascii, and "/" too
};
constexpr Escapes escapeStyles[] = {Escapes::AsWritten, Escapes::Least, Escapes::Ascii, Escapes::Slash};

enum class Order : quint8 { AsWritten, ByName };
constexpr Order orders[] = {Order::AsWritten, Order::ByName};

struct Style
{
    Layout layout;
    Escapes escapes;
    Order order;
};

void appendUnicode(QByteArray &out, char16_t unit)
{
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

/// The escapes that have a letter of their own; '\0' for others.
char shortEscape(char16_t unit)
{
    constexpr std::pair<char16_t, char> letters[] = {{u'"', '"'},  {u'\\', '\\'}, {u'\b', 'b'}, {u'\f', 'f'},
                                                     {u'\n', 'n'}, {u'\r', 'r'},  {u'\t', 't'}};
    const auto found = std::ranges::find(letters, unit, &std::pair<char16_t, char>::first);
    return found == std::end(letters) ? '\0' : found->second;
}

QByteArray respelledString(const QString &text, Escapes escapes)
{
    QByteArray out = "\"";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (const char letter = shortEscape(unit)) {
            out += '\\';
            out += letter;
        } else if (unit < 0x20 || (unit > 0x7E && escapes != Escapes::Least)) {
            appendUnicode(out, unit);
        } else if (unit == u'/' && escapes == Escapes::Slash) {
            out += "\\/";
        } else if (QChar::isHighSurrogate(unit)) {
            out += QStringView(text).sliced(i, qMin<qsizetype>(2, text.size() - i)).toUtf8();
            ++i;
        } else {
            out += QStringView(text).sliced(i, 1).toUtf8();
        }
    }
    return out + '"';
}

class Speller
{
public:
    explicit Speller(const Style &style) : m_style(style) {}

    QByteArray spell(const JsonValue &value)
    {
        append(value);
        return m_deep ? QByteArray() : m_out;
    }

private:
    void append(const JsonValue &value)
    {
        if (value.isString() && m_style.escapes != Escapes::AsWritten)
            m_out += respelledString(value.toString(), m_style.escapes);
        else if (value.isObject() || value.isArray())
            appendContainer(value);
        else
            m_out += value.raw();
    }

    void appendContainer(const JsonValue &value)
    {
        m_deep = m_deep || m_depth == deepestDocument;
        if (m_deep)
            return;
        m_out += value.isObject() ? '{' : '[';
        ++m_depth;
        bool first = true;
        for (const JsonMember &member : ordered(value)) {
            startItem(first);
            if (m_style.escapes == Escapes::AsWritten)
                m_out += '"' + member.rawKey().toByteArray() + '"';
            else
                m_out += respelledString(member.name(), m_style.escapes);
            m_out += m_style.layout.colon;
            append(member.value());
        }
        for (const JsonValue element : value.elements()) {
            startItem(first);
            append(element);
        }
        --m_depth;
        if (!first)
            breakLine();
        m_out += value.isObject() ? '}' : ']';
    }

    void startItem(bool &first)
    {
        if (!first)
            m_out += m_style.layout.comma;
        first = false;
        breakLine();
    }

    void breakLine()
    {
        if (m_style.layout.indent)
            m_out += '\n' + QByteArray(m_style.layout.indent).repeated(m_depth);
    }

    std::vector<JsonMember> ordered(const JsonValue &object) const
    {
        std::vector<JsonMember> members;
        for (const JsonMember member : object.members())
            members.push_back(member);
        if (m_style.order == Order::ByName)
            std::ranges::stable_sort(members, {}, &JsonMember::nameUtf8);
        return members;
    }

    Style m_style;
    QByteArray m_out;
    int m_depth = 0;
    bool m_deep = false;
};

} // namespace

std::vector<QByteArray> jsonSpellings(const encoding::JsonDocument &document)
{
    std::vector<QByteArray> texts;
    if (document.isEmpty() || document.text().size() > largestDocument)
        return texts;
    const auto add = [&](const QByteArray &text) {
        if (!text.isEmpty() && text != document.text() && std::ranges::find(texts, text) == texts.end())
            texts.push_back(text);
    };
    for (const Order order : orders) {
        for (const Escapes escapes : escapeStyles) {
            for (const Layout &layout : layouts)
                add(Speller({layout, escapes, order}).spell(document.root()));
        }
    }
    add(document.text().trimmed());
    add(document.text() + '\n');
    return texts;
}

} // namespace claimcheck::jose
