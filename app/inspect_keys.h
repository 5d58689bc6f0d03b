#pragma once

#include "app/inspect_arguments.h"

namespace claimcheck::app {

/// Reads the key files and secrets and, only if a URL or issuer is given, fetches theirs. An error's code is
/// "network" where the network failed; its message begins with the file's or address' name.
[[nodiscard]] base::Result<jose::KeySet> gatherKeys(const InspectArguments &arguments);

/// The certificates of --ca; nullopt where it was not given. Codes: "file", and those of readCertificates.
[[nodiscard]] base::Result<std::optional<crypto::TrustAnchors>>
gatherAuthorities(const InspectArguments &arguments);

/// A file's bytes. Code: "file".
[[nodiscard]] base::Result<QByteArray> readWholeFile(const QString &path);

} // namespace claimcheck::app
