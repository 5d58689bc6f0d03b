#pragma once

#include "core/flow/run_view.h"
#include "core/report/redaction.h"

#include <QByteArray>

namespace claimcheck::encoding {
class JsonWriter;
}

namespace claimcheck::report {

/// The result of a run as the command line's JSON contract has it, redacted. now: NumericDate, seconds.
[[nodiscard]] QByteArray flowJson(const flow::RunView &run, qint64 now,
                                  Redaction redaction = Redaction::Secrets);

/// The members of that object without its braces, for a caller that adds its own.
void writeFlowMembers(encoding::JsonWriter &writer, const flow::RunView &run, qint64 now,
                      Redaction redaction = Redaction::Secrets);

/// The member "checks" of that object.
void writeChecks(encoding::JsonWriter &writer, const std::vector<lint::CheckResult> &checks);

} // namespace claimcheck::report
