#pragma once

#include <QByteArray>

#include <vector>

namespace claimcheck::meta {

/// The text with comments blanked out; every other byte, and every line, stays where it is.
[[nodiscard]] QByteArray withoutComments(const QByteArray &text);

/// As withoutComments, with the insides of string and character literals and preprocessor lines blanked out
/// too.
[[nodiscard]] QByteArray codeOnly(const QByteArray &text);

/// One #include, as written between its quotes or angle brackets.
struct Include
{
    QByteArray name;
    bool angled = false;
    int line = 0;
};

[[nodiscard]] std::vector<Include> includesOf(const QByteArray &text);

/// The 1-based line of a byte.
[[nodiscard]] int lineOf(const QByteArray &text, qsizetype offset);

/// The offset of the bracket that closes the one at `open`, in text where literals are blanked out; -1 if
/// none does.
[[nodiscard]] qsizetype closingBracket(const QByteArray &code, qsizetype open);

} // namespace claimcheck::meta
