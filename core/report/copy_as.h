#pragma once

#include "core/base/redaction.h"
#include "core/report/inspection.h"
#include "core/report/redaction.h"

#include <span>

namespace claimcheck::report {

enum class CopyKind : quint8 {
    Token,
    WithoutSignature,
    AuthorizationHeader,
    HeaderJson,  ///< exactly as in the token
    PayloadJson, ///< the same
    Redacted,    ///< header and claims with personal values masked, the signature left out
    Markdown,
    Fixture,
    Curl,
    OpenSsl,
};

struct CopyRow
{
    CopyKind kind;
    const char *name;  ///< as the command line has it: "header-json"
    const char *title; ///< for a menu, source text of a translation
};

[[nodiscard]] std::span<const CopyRow> copyTable();
[[nodiscard]] const CopyRow *findCopy(QStringView name);
[[nodiscard]] QString copyTitle(const CopyRow &row);

struct CopyOptions
{
    jose::KeySet keys;                          ///< that the token was checked with
    qint64 now = 0;                             ///< NumericDate seconds; what a fixture is judged at
    base::Reveal reveal = base::Reveal::Hidden; ///< whether a secret may stand in a fixture or in commands
    QByteArray url = {};                        ///< of the API; empty: aud, where it is a URL
};

/// The text of a copy, with a line break at its end where it is more than a token. Code: "copy-nothing" (the
/// token has no such part, or no kept key verifies it by such commands).
[[nodiscard]] base::Result<QByteArray> copyAs(CopyKind kind, const Inspection &inspection,
                                              const CopyOptions &options);

/// Header and claims with what is personal masked, and no signature (redaction.h); all other bytes are the
/// token's.
[[nodiscard]] QByteArray redactedShare(const Inspection &inspection);

/// What it is, the verdicts, header, claims with what they mean, and findings, as Markdown; values that the
/// level hides are masked, and the signature is not in it.
[[nodiscard]] QByteArray inspectionMarkdown(const Inspection &inspection,
                                            Redaction level = Redaction::SecretsAndPersonal);

/// A JSON object for a test: the token, the keys to check it with, the time, and the verdict that is
/// expected. The private parts of keys are never in it, a secret only with Reveal::Shown.
[[nodiscard]] QByteArray testFixture(const Inspection &inspection, const CopyOptions &options);

} // namespace claimcheck::report
