#pragma once

#include <QByteArray>
#include <QString>

namespace claimcheck::ui::flow {

/// A member's JSON for a cell: a list of texts as its words, a text without its quotes, anything else as it
/// is, in one line.
[[nodiscard]] QString shownJson(const QByteArray &json);

} // namespace claimcheck::ui::flow
