#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace claimcheck::base {

/// How much of a secret is shown. Hidden is the default everywhere.
enum class Reveal : bool { Hidden, Shown };

/// "•••••••• (43)": how long it is and nothing of what it is. Reveal::Shown gives the text back.
[[nodiscard]] QString masked(QStringView secret, Reveal reveal = Reveal::Hidden);

/// What stands in place of a secret in recordings and exports: dots, in UTF-8.
inline constexpr QByteArrayView hiddenMark = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022";

/// The text has a secret's place in it.
[[nodiscard]] bool hasHidden(QByteArrayView text);

/// True for the names of parameters, members and headers whose values are secrets (client_secret, code,
/// code_verifier, access_token, Authorization, Cookie …). The table is in redaction.cpp.
[[nodiscard]] bool isSecretName(QStringView name);

} // namespace claimcheck::base
