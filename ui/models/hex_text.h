#pragma once

#include <QByteArrayView>
#include <QString>

namespace claimcheck::ui {

/// "0000001a": eight digits, more where the offset needs them.
[[nodiscard]] QString hexOffset(qsizetype offset);
/// "65 79 4a": two digits a byte. At most `count` bytes from `offset` on.
[[nodiscard]] QString hexDigits(QByteArrayView bytes, qsizetype offset, int count);
/// The same bytes as ASCII, a dot for each that is none.
[[nodiscard]] QString hexCharacters(QByteArrayView bytes, qsizetype offset, int count);

} // namespace claimcheck::ui
