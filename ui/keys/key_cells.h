#pragma once

#include "core/jose/key_collection.h"
#include "ui/widgets/chip_paint.h"

#include <QList>

namespace claimcheck::ui::keys {

/// What the table says of keys depends on these.
struct CellContext
{
    qint64 now = 0; ///< NumericDate seconds
    Qt::TimeSpec display = Qt::UTC;
    QByteArrayList signers; ///< thumbprints of the keys that signed the open token
};

/// The chips of the State column: what signed the open token first.
[[nodiscard]] QList<ChipFace> stateChips(const jose::KeyEntry &entry, const jose::CollectedSet &set,
                                         const CellContext &context);
/// "issuer", "URL", "file", "pasted", "made 16:02".
[[nodiscard]] QString fromText(const jose::KeyEntry &entry, const jose::CollectedSet &set,
                               Qt::TimeSpec display);
/// "https://id.example.org/jwks — fetched 16:21:08, 3 keys, 1 new since 15:50".
[[nodiscard]] QString groupText(const jose::CollectedSet &set, Qt::TimeSpec display);
/// "2 sets · 1 file".
[[nodiscard]] QString collectionText(const jose::KeyCollection &collection);
/// What the filter looks in: kid, kind, use, algorithm, thumbprint, where it came from.
[[nodiscard]] QString searchText(const jose::KeyEntry &entry, const jose::CollectedSet &set);

} // namespace claimcheck::ui::keys
