#include "tests/meta/cpp_text.h"

#include <QRegularExpression>

#include <cctype>

namespace claimcheck::meta {

namespace {

enum class Strings : bool { Kept, Blanked };

void blank(QByteArray &text, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end && i < text.size(); ++i) {
        if (text[i] != '\n')
            text[i] = ' ';
    }
}

qsizetype endOfQuoted(const QByteArray &text, qsizetype begin)
{
    const char quote = text[begin];
    qsizetype i = begin + 1;
    while (i < text.size() && text[i] != quote && text[i] != '\n')
        i += text[i] == '\\' ? 2 : 1;
    return i + 1;
}

qsizetype endOfRaw(const QByteArray &text, qsizetype quote)
{
    const qsizetype paren = text.indexOf('(', quote);
    const QByteArray close = ")" + text.mid(quote + 1, paren - quote - 1) + '"';
    const qsizetype end = text.indexOf(close, paren);
    return end < 0 ? text.size() : end + close.size();
}

qsizetype endOf(const QByteArray &text, const char *what, qsizetype from)
{
    const qsizetype end = text.indexOf(what, from);
    return end < 0 ? text.size() : end;
}

bool isDigitSeparator(const QByteArray &text, qsizetype i)
{
    return text[i] == '\'' && i > 0 && std::isxdigit(static_cast<unsigned char>(text[i - 1])) != 0 &&
           i + 1 < text.size() && std::isxdigit(static_cast<unsigned char>(text[i + 1])) != 0 &&
           (i < 2 || text[i - 2] != '\'');
}

QByteArray blanked(const QByteArray &text, Strings strings)
{
    QByteArray result = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QByteArrayView rest = QByteArrayView(text).sliced(i);
        qsizetype end = i;
        if (rest.startsWith("//")) {
            blank(result, i, end = endOf(text, "\n", i));
        } else if (rest.startsWith("/*")) {
            blank(result, i, end = endOf(text, "*/", i + 2) + 2);
        } else if (text[i] == '"' || (text[i] == '\'' && !isDigitSeparator(text, i))) {
            end = i > 0 && text[i - 1] == 'R' && text[i] == '"' ? endOfRaw(text, i) : endOfQuoted(text, i);
            if (strings == Strings::Blanked)
                blank(result, i + 1, end - 1);
        }
        i = end > i ? end - 1 : i;
    }
    return result;
}

void blankPreprocessor(QByteArray &code)
{
    static const QRegularExpression directive(QStringLiteral("^[ \\t]*#(?:[^\\n]*\\\\\\n)*[^\\n]*"),
                                              QRegularExpression::MultilineOption);
    const QString text = QString::fromLatin1(code);
    for (const QRegularExpressionMatch &match : directive.globalMatch(text))
        blank(code, match.capturedStart(), match.capturedEnd());
}

} // namespace

QByteArray withoutComments(const QByteArray &text)
{
    return blanked(text, Strings::Kept);
}

QByteArray codeOnly(const QByteArray &text)
{
    QByteArray code = blanked(text, Strings::Blanked);
    blankPreprocessor(code);
    return code;
}

std::vector<Include> includesOf(const QByteArray &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)"),
        QRegularExpression::MultilineOption);
    std::vector<Include> result;
    const QString code = QString::fromLatin1(withoutComments(text));
    for (const QRegularExpressionMatch &match : pattern.globalMatch(code)) {
        result.push_back({match.captured(2).toLatin1(), match.captured(1) == QLatin1Char('<'),
                          lineOf(text, match.capturedStart(2))});
    }
    return result;
}

int lineOf(const QByteArray &text, qsizetype offset)
{
    return static_cast<int>(QByteArrayView(text).first(offset).count('\n')) + 1;
}

qsizetype closingBracket(const QByteArray &code, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        if (code[i] == '(' || code[i] == '{' || code[i] == '[')
            ++depth;
        else if ((code[i] == ')' || code[i] == '}' || code[i] == ']') && --depth == 0)
            return i;
    }
    return -1;
}

} // namespace claimcheck::meta
