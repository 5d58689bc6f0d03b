#pragma once

#include "core/flow/discovery.h"

namespace claimcheck::encoding {
class JsonWriter;
}

namespace claimcheck::report {

/// A discovery as the command line's JSON has it, as members without braces: "start", "offered", "issuers"
/// (each with "documents", "differences", "used"), "resource", "findings", and those of a flow ("status",
/// "failure", "messages", "checks"). now: NumericDate.
void writeDiscoveryMembers(encoding::JsonWriter &writer, const flow::Discovery &discovery, qint64 now);

/// "members": metadata of two issuers beside each other, as [{"name", "kind", "a", "b", "only_a", "only_b"}].
void writeMetadataRows(encoding::JsonWriter &writer, const std::vector<oauth::MetadataRow> &rows);

/// The same for people: the issuers with their places, members and findings, what differs, and the end.
[[nodiscard]] QString discoveryText(const flow::Discovery &discovery);
[[nodiscard]] QString metadataRowsText(const std::vector<oauth::MetadataRow> &rows);

/// A finding of level error, or a check of that level that failed.
[[nodiscard]] bool hasErrors(const flow::DiscoveryResult &result);

} // namespace claimcheck::report
