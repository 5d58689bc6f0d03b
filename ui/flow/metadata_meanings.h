#pragma once

#include <QByteArrayView>
#include <QString>

namespace claimcheck::ui::flow {

/// What a member of an authorization server's metadata says, a short phrase, translated; empty for a member
/// that has none here. The registry of RFC 8414 has names only.
[[nodiscard]] QString metadataMeaning(QByteArrayView member);

} // namespace claimcheck::ui::flow
