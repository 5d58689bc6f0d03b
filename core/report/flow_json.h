#pragma once

#include "core/base/redaction.h"
#include "core/flow/flow_result.h"
#include "core/flow/trace.h"

#include <QByteArray>

namespace claimcheck::encoding {
class JsonWriter;
}

namespace claimcheck::report {

/// The result of a run as the command line's JSON contract has it. now: NumericDate, seconds. Reveal::Hidden
/// puts dots in place of the secrets in URLs.
[[nodiscard]] QByteArray flowJson(const flow::Trace &trace, const flow::FlowResult &result, qint64 now,
                                  base::Reveal reveal = base::Reveal::Hidden);

/// The members of that object without its braces, for a caller that adds its own.
void writeFlowMembers(encoding::JsonWriter &writer, const flow::Trace &trace, const flow::FlowResult &result,
                      qint64 now, base::Reveal reveal);

} // namespace claimcheck::report
