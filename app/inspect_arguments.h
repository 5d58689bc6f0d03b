#pragma once

#include "core/base/redaction.h"
#include "core/jose/secret_encoding.h"
#include "core/report/copy_as.h"

#include <QStringList>

class QCommandLineParser;

namespace claimcheck::app {

enum class InspectOutput : quint8 { Text, Json, Lines, Help };

/// The options of `inspect` as given; files are not read yet.
struct InspectArguments
{
    QString input; ///< TOKEN, FILE or "-"; empty: standard input
    InspectOutput output = InspectOutput::Text;
    base::Reveal reveal = base::Reveal::Hidden;
    QStringList keyFiles, secrets, secretFiles;
    jose::SecretEncoding secretEncoding = jose::SecretEncoding::Utf8; ///< of secrets and secretFiles
    QString passphraseFile, passphraseVariable;
    QStringList caFiles;
    QString jwksUrl, issuer;
    std::optional<report::CopyKind> copyAs;
    QByteArray copyUrl;
    report::InspectionOptions options; ///< without keys
    QString help;
};

/// Codes: "option" (unknown, or without its value), "type", "time", "leeway", "max-age", "secret-encoding",
/// "copy-as", "arguments".
[[nodiscard]] base::Result<InspectArguments> parseInspectArguments(const QStringList &arguments);

/// The options of every command that takes keys, and what they say. Code: "secret-encoding".
void addKeyOptions(QCommandLineParser &parser);
[[nodiscard]] base::Result<void> readKeyOptions(const QCommandLineParser &parser,
                                                InspectArguments &arguments);

/// RFC 3339, or NumericDate seconds.
[[nodiscard]] std::optional<qint64> timeFromText(const QString &text);

} // namespace claimcheck::app
