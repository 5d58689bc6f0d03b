#pragma once

#include <QByteArrayView>
#include <QStringView>

namespace claimcheck::claims {

/// What a value of that name tells about a person.
enum class Personal : quint8 {
    No,
    Identifier, ///< stands for somebody without saying who: a subject, a session, an object's id
    Yes,        ///< names, addresses, numbers
};

/// By the name of a claim, parameter or header, without regard to case, "_" and "-". OpenID Connect Core 1.0
/// §5.1 and §3.1.2.1, SAML-born names, those of large providers, of headers.
[[nodiscard]] Personal personalOf(QStringView name);
[[nodiscard]] Personal personalOf(QByteArrayView name);

} // namespace claimcheck::claims
