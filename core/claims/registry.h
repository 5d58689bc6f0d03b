#pragma once

#include "core/base/spec_ref.h"

#include <QByteArrayView>
#include <QString>

#include <span>

namespace claimcheck::claims {

/// The registries of resources/registries, by their file's name.
enum class Registry : quint8 {
    JwtClaims,
    HeaderParameters,
    JoseAlgorithms,
    JwkParameters,
    JwkKeyTypes,
    JwkCurves,
    JwkUses,
    JwkKeyOperations,
    ConfirmationMethods,
    AuthenticationMethods, ///< values of amr
    OauthParameters,
    OauthErrors,
    OauthTokenTypes,
    OauthUris,
    OauthResponseTypes,
    IntrospectionMembers,
    ServerMetadata,
    ClientMetadata,
    ResourceMetadata,
    ClientAuthentication,
    JwkSetParameters,
    JweCompression,
    StatusMechanisms, ///< mechanisms of the claim status
    StatusTypes,      ///< values of a Token Status List
    PkceMethods,
    TokenTypeHints,
    SubjectIdFormats, ///< of sub_id
    EventErrors,      ///< of the delivery of security event tokens
    TypValues,        ///< compared without regard to case and without "application/" (RFC 7515 §4.1.9)
};

/// One row of a registry.
struct RegistryEntry
{
    QString name;
    QString meaning;         ///< a short phrase; empty where only names are carried
    QString reference;       ///< as registered, e.g. "RFC 7519 §4.1.1"
    base::SpecRef spec = {}; ///< the first specification of reference, where it is one that Claimcheck knows

    /// Where the first specification of reference can be read, whether Claimcheck cites it or not; empty only
    /// where the registry names none.
    [[nodiscard]] QUrl url() const;
};

/// The row of that name, or null. The tables are read from the resources at their first use; the pointer
/// stays good.
[[nodiscard]] const RegistryEntry *findEntry(Registry registry, QByteArrayView name);

/// How many rows the registry itself says that it has.
[[nodiscard]] qsizetype declaredCount(Registry registry);

/// All rows in the registry's order.
[[nodiscard]] std::span<const RegistryEntry> entries(Registry registry);

[[nodiscard]] inline const RegistryEntry *findClaim(QByteArrayView name)
{
    return findEntry(Registry::JwtClaims, name);
}
[[nodiscard]] inline const RegistryEntry *findHeaderParameter(QByteArrayView name)
{
    return findEntry(Registry::HeaderParameters, name);
}
[[nodiscard]] inline const RegistryEntry *findOauthParameter(QByteArrayView name)
{
    return findEntry(Registry::OauthParameters, name);
}
[[nodiscard]] inline const RegistryEntry *findOauthError(QByteArrayView name)
{
    return findEntry(Registry::OauthErrors, name);
}

} // namespace claimcheck::claims
