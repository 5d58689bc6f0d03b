#pragma once

#include "core/compare/response_diff.h"
#include "core/encoding/json_writer.h"
#include "core/report/redaction.h"

namespace claimcheck::report {

/// Two responses or tokens and what differs, as they are told about.
struct DiffReport
{
    QString nameA, nameB; ///< what the user calls them: file names
    compare::Response a, b;
    compare::ResponseDiff diff;
    QStringList setAside;
};

[[nodiscard]] DiffReport makeDiffReport(const QByteArray &a, const QByteArray &b,
                                        const QStringList &setAside);

/// The result of `claimcheck-cli compare A B --json`; its shape stands in the man page. Values are the exact
/// JSON texts, dots in place of what the level hides.
[[nodiscard]] QByteArray diffJson(const DiffReport &report, Redaction level = Redaction::Secrets);
/// One response as that result has it: form, shape, members, remarks.
void writeResponse(encoding::JsonWriter &writer, const QString &name, const compare::Response &response,
                   Redaction level);

/// For people at a terminal: both sides, then every row that is not the same. Ends with a line break.
[[nodiscard]] QByteArray diffText(const DiffReport &report, Redaction level = Redaction::Secrets);
/// The same as a document, in UTF-8.
[[nodiscard]] QByteArray diffMarkdown(const DiffReport &report, Redaction level = Redaction::Secrets);

} // namespace claimcheck::report
