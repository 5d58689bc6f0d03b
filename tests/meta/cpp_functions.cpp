#include "tests/meta/cpp_functions.h"

#include "tests/meta/cpp_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace claimcheck::meta {

namespace {

enum class Scope : quint8 { Open, Function, Value };

/// The head with everything inside brackets taken out: "void f(int a = 0) : m(a)" gives "void f() : m()".
QByteArray outsideBrackets(const QByteArray &head)
{
    QByteArray result;
    int depth = 0;
    for (const char c : head) {
        if (c == ')' || c == ']' || c == '}')
            --depth;
        if (depth == 0)
            result += c;
        if (c == '(' || c == '[' || c == '{')
            ++depth;
    }
    return result;
}

bool matches(const char *pattern, const QByteArray &text)
{
    return QRegularExpression(QLatin1String(pattern)).match(QString::fromLatin1(text)).hasMatch();
}

Scope scopeOf(const QByteArray &wholeHead)
{
    const QByteArray head = outsideBrackets(wholeHead);
    if (head.contains("operator"))
        return Scope::Function;
    if (matches("=", head))
        return Scope::Value;
    if (head.contains('('))
        return Scope::Function;
    return matches("\\b(namespace|class|struct|union|extern)\\b", head) ? Scope::Open : Scope::Value;
}

/// True for the brace of "m_a{1}" in a constructor's list of members.
bool isMemberInitializer(const QByteArray &wholeHead)
{
    const QByteArray head = outsideBrackets(wholeHead).trimmed();
    return matches("\\)[^:]*[^:]:[^:]", head + ' ') && matches("[\\w>]$", head) &&
           !matches("\\b(const|noexcept|override|final|try)$", head);
}

} // namespace

std::vector<FunctionBody> functionsOf(const QByteArray &text)
{
    const QByteArray code = codeOnly(text);
    std::vector<FunctionBody> result;
    qsizetype headBegin = 0;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (code[i] == ';' || code[i] == '}')
            headBegin = i + 1;
        if (code[i] == '(' || code[i] == '[')
            i = std::max(i, closingBracket(code, i));
        if (code[i] != '{')
            continue;
        const QByteArray head = code.mid(headBegin, i - headBegin).simplified();
        const Scope scope = scopeOf(head);
        const qsizetype end = std::max(i, closingBracket(code, i));
        if (scope == Scope::Function && isMemberInitializer(head)) {
            i = end;
            continue;
        }
        if (scope == Scope::Function) {
            const int line = lineOf(code, i);
            result.push_back({head, line, std::max(0, lineOf(code, end) - line - 1)});
        }
        if (scope != Scope::Open)
            i = end;
        headBegin = i + 1;
    }
    return result;
}

} // namespace claimcheck::meta
