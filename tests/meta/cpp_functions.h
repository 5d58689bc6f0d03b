#pragma once

#include <QByteArray>

#include <vector>

namespace claimcheck::meta {

/// A function's body: what stands between its braces, in lines of the file.
struct FunctionBody
{
    QByteArray head; ///< what stands before the body, e.g. "int Key::bits() const"
    int line = 0;    ///< of its opening brace, 1-based
    int length = 0;  ///< lines between the braces
};

/// The functions at namespace and class scope. Lambdas count as lines of the function that they stand in.
[[nodiscard]] std::vector<FunctionBody> functionsOf(const QByteArray &text);

} // namespace claimcheck::meta
