#pragma once

#include <QString>

namespace claimcheck::oauth {

/// In what two issuers differ. They are the same only if every character is (RFC 8414 §3.3); the others are
/// for telling what went wrong.
enum class IssuerDifference : quint8 {
    None,
    Slash, ///< in "/" at the end
    Case,  ///< in capitals of scheme or host
    Port,  ///< one writes the port that its scheme has anyway
    Other,
};

[[nodiscard]] IssuerDifference issuerDifference(const QString &a, const QString &b);

/// "they differ in the slash at the end" …: half a sentence, translated; empty for None and Other.
[[nodiscard]] QString issuerDifferenceText(IssuerDifference difference);

} // namespace claimcheck::oauth
