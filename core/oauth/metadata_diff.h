#pragma once

#include "core/encoding/json_value.h"

#include <QStringList>

#include <vector>

namespace claimcheck::oauth {

/// One member of two metadata documents beside each other.
struct MetadataRow
{
    enum class Kind : quint8 {
        Same,            ///< lists without regard to order
        SameBelowIssuer, ///< a URL that is the same behind each document's own issuer
        Differs,
        OnlyA,
        OnlyB,
    };

    QString name;
    Kind kind = Kind::Same;
    QByteArray a, b;          ///< the exact JSON texts; empty: not there
    QStringList onlyA, onlyB; ///< of lists that differ: what only one of them has

    [[nodiscard]] bool isDifference() const { return kind != Kind::Same && kind != Kind::SameBelowIssuer; }
};

/// "same", "same-below-issuer", "differs", "only-a", "only-b": stable, for JSON.
[[nodiscard]] QLatin1StringView metadataRowKindName(MetadataRow::Kind kind);

/// Member by member: all of A in its order, then what only B has. Of a name that stands twice the last value.
[[nodiscard]] std::vector<MetadataRow> compareMetadata(const encoding::JsonValue &a,
                                                       const encoding::JsonValue &b);

} // namespace claimcheck::oauth
