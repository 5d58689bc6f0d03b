#pragma once

#include "core/compare/diff_row.h"
#include "core/compare/token_class.h"

namespace claimcheck::compare {

struct DiffOptions
{
    /// Claims and members of a response whose other value is expected. That one side has none is a difference
    /// all the same: a token that lost its exp is no longer the same kind of token.
    QStringList setAside;
};

/// What is new in every token: iat, exp, nbf, jti, at_hash.
[[nodiscard]] QStringList defaultSetAside();
/// What a user may want to set aside: those, and what is new in every sign-in.
[[nodiscard]] QStringList setAsideChoices();

enum class DiffSide : quint8 { A, B, Both };

/// What a row cannot say: what could not be compared, and why.
struct DiffNote
{
    DiffSide side = DiffSide::Both;
    /// "claims-not-readable", "damaged", "duplicate-member", "not-looked-for", "more-signatures",
    /// "too-many-rows", "members-not-compared".
    QLatin1StringView code;
    QString pointer; ///< as of rows; empty for the whole
    QString message;
};

/// Two tokens, claim by claim.
struct TokenDiff
{
    QString name; ///< of the response's member: "access_token"; empty for tokens alone
    ClassifiedToken a, b;
    std::vector<DiffRow> rows;
    std::vector<DiffNote> notes;

    /// Byte for byte the same token.
    [[nodiscard]] bool isIdentical() const { return a.document.text() == b.document.text(); }
    [[nodiscard]] DiffCounts counts() const { return countRows(rows); }
};

/// Any two tokens: header, claims (of an SD-JWT those that are disclosed), nested token and key binding;
/// of opaque ones the format, what can be read, the text. Never fails; what is damaged is compared as far as
/// it goes. At most 5000 rows.
[[nodiscard]] TokenDiff compareTokens(const ClassifiedToken &a, const ClassifiedToken &b,
                                      const DiffOptions &options);

} // namespace claimcheck::compare
