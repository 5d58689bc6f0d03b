#pragma once

#include "core/base/spec_ref.h"

#include <QByteArray>
#include <QString>

namespace claimcheck::claims {

/// A specification as a registry names it, and the section's text, which the caller keeps alive for
/// SpecRef::section.
struct Reference
{
    base::Spec spec = base::Spec::None;
    QByteArray section;
};

/// Reads the first of the references in a registry's words: "RFC 7519 §4.1.1", "RFC 6749; RFC 6750",
/// "OpenID Connect Core 1.0, Section 5.1". Spec::None where Claimcheck does not carry the specification.
[[nodiscard]] Reference readReference(QStringView text);

/// Where the first reference can be read: an RFC, an Internet-Draft, an address, or a row of
/// resources/registries/specifications.json. Empty where it is none of them.
[[nodiscard]] QUrl referenceUrl(QStringView text);

} // namespace claimcheck::claims
