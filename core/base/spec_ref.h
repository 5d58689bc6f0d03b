#pragma once

#include <QString>
#include <QUrl>

#include <span>

namespace claimcheck::base {

/// Every specification that Claimcheck cites. The table in spec_ref.cpp is the only place with their URLs.
enum class Spec : quint8 {
    None,
    Rfc1421, Rfc1951, Rfc2104, Rfc2253, Rfc2986, Rfc3339, Rfc3394, Rfc3629, Rfc3986, Rfc4648, Rfc5280, Rfc5480, Rfc5869, Rfc5915, Rfc5958,
    Rfc6234, Rfc6265, Rfc6585, Rfc6749, Rfc6750, Rfc6819, Rfc6901, Rfc7009, Rfc7033, Rfc7292, Rfc7468, Rfc7515, Rfc7516,
    Rfc7517, Rfc7518, Rfc7519, Rfc7521, Rfc7522, Rfc7523, Rfc7591, Rfc7592, Rfc7617, Rfc7636, Rfc7638,
    Rfc7662, Rfc7693, Rfc7748, Rfc7797, Rfc7800, Rfc8017, Rfc8018, Rfc8032, Rfc8037, Rfc8176, Rfc8252, Rfc8259, Rfc8410, Rfc8414,
    Rfc8417, Rfc8439, Rfc8446, Rfc8628, Rfc8693, Rfc8705, Rfc8707, Rfc8725, Rfc8812, Rfc9068, Rfc9101, Rfc9110, Rfc9111,
    Rfc9112, Rfc9126, Rfc9207, Rfc9278, Rfc9325, Rfc9396, Rfc9449, Rfc9470, Rfc9562, Rfc9700, Rfc9701,
    Rfc9728, Rfc9864, Rfc9901, Rfc9964,
    OidcCore, OidcDiscovery, OidcRegistration, OidcRpLogout, OidcBackChannelLogout, OidcFrontChannelLogout,
    OidcCiba, OidcSessionManagement, Jarm, MultipleResponseTypes, FormPostResponseMode, Fapi2Security, Fapi2MessageSigning,
    SdJwtVc, BrowserBasedApps, OAuth21, SamlCore, WhatwgUrl, WhatwgFetch,
    Fips186, Fips204, Sec1, Paseto, Paserk, Branca, Fernet, HarFormat,
};

struct SpecRow
{
    Spec id;
    const char *name; ///< as cited, e.g. "RFC 7519"
    const char *url;  ///< of the document
    const char *fragment; ///< printf-like, "%1" is the section; nullptr where the document has no stable anchors
};

/// A specification and one of its sections, e.g. {Spec::Rfc7519, "4.1.4"}.
struct SpecRef
{
    Spec spec = Spec::None;
    const char *section = "";

    [[nodiscard]] bool isEmpty() const { return spec == Spec::None; }
    /// "RFC 7519 §4.1.4"; without a section just the name.
    [[nodiscard]] QString label() const;
    /// Where a reader can open it, with the section's anchor where the document has one.
    [[nodiscard]] QUrl url() const;
};

[[nodiscard]] std::span<const SpecRow> specTable();

} // namespace claimcheck::base
