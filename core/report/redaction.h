#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <optional>

namespace claimcheck::report {

/// What is taken out of a run before it leaves: the one switch of every export.
enum class Redaction : quint8 {
    None,    ///< all as it was
    Secrets, ///< client secrets, codes, tokens, verifiers, assertions, cookies, passwords: the default
             ///< everywhere
    SecretsAndPersonal, ///< and what tells who signed in: subject, names, addresses, numbers
};

/// "none", "secrets", "personal": the words of the command line.
[[nodiscard]] QLatin1StringView redactionName(Redaction level);
/// nullopt for a word that is none.
[[nodiscard]] std::optional<Redaction> redactionOf(QStringView name);
/// For a choice in a window: "Secrets and personal data hidden". Translated.
[[nodiscard]] QString redactionTitle(Redaction level);

/// True for the name of a parameter, member, claim or header whose value that level takes out: those of
/// base::isSecretName, and the personal ones (OpenID Connect Core 1.0 §5.1 and what servers add to it).
[[nodiscard]] bool isHidden(QStringView name, Redaction level);

} // namespace claimcheck::report
