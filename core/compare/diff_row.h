#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace claimcheck::compare {

enum class DiffKind : quint8 {
    Same,
    Respelled, ///< the same value, written differently: 3.0 and 3, an escape, a set in another order
    SetAside,  ///< another value, as was to be expected: the names are the caller's choice
    Changed,
    Added,   ///< only B has it
    Removed, ///< only A has it
};

/// "same", "respelled", "set-aside", "changed", "added", "removed": stable, for JSON.
[[nodiscard]] QLatin1StringView diffKindName(DiffKind kind);
/// Changed, Added or Removed.
[[nodiscard]] bool isDifference(DiffKind kind);

/// What makes two values unlike or unlike to look at.
enum class DiffReason : quint8 {
    None,
    Value,
    Type,    ///< "8" and 8, null and an object
    Order,   ///< the same elements in another order
    Number,  ///< Respelled: other digits of the same number
    Escapes, ///< Respelled: other escapes of the same string
    SetForm, ///< Respelled: the same words, as string or as array, in another order, or some of them twice
    Words,   ///< Changed: words came or went, see DiffRow::added and removed
    Time,    ///< Changed: see DiffRow::seconds
};

/// "value", "type", "order", "number" …: stable, for JSON; "none" for what is the same.
[[nodiscard]] QLatin1StringView diffReasonName(DiffReason reason);

/// Where a row stands.
enum class DiffPart : quint8 {
    Response, ///< a member of the response, tokens that both have excepted
    Token,    ///< the token as a whole: its kind, format, readable parts, text
    Header,
    Claims,
    Signature,
};

/// "response", "token", "header", "claims", "signature": stable, for JSON.
[[nodiscard]] QLatin1StringView diffPartName(DiffPart part);

/// One value of A beside the one of B. Objects that both have are taken apart, so that a row is a leaf, or a
/// whole object that only one side has.
struct DiffRow
{
    DiffPart part = DiffPart::Claims;
    /// JSON pointer: of a response's member "/expires_in"; below a token "/header/kid", "/payload/cnf/jkt",
    /// "/nested/payload/sub", "/keyBinding/payload/nonce", "/opaque/format".
    QString pointer;
    QString name; ///< the last step of the pointer
    DiffKind kind = DiffKind::Same;
    DiffReason reason = DiffReason::None;
    std::optional<QByteArray> a, b; ///< the exact JSON texts; nullopt: not there. Not masked.
    std::optional<qint64> seconds;  ///< of times and lifetimes that differ: b - a
    QStringList added, removed;     ///< of sets: words that only B, only A has
    bool isSecret = false;          ///< private member of a key, secret part of an opaque token
};

struct DiffCounts
{
    int same = 0, respelled = 0, setAside = 0, changed = 0, added = 0, removed = 0;

    [[nodiscard]] int differences() const { return changed + added + removed; }
};

[[nodiscard]] DiffCounts countRows(const std::vector<DiffRow> &rows);

} // namespace claimcheck::compare
