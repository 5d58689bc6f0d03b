#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace claimcheck::jose {

/// Whether a name of IANA's Named Information Hash Algorithm registry stands for a digest that is known here
/// and long enough to be safe: sha-256, sha-384, sha-512. Names are case-sensitive (RFC 9901 §4.1.1).
[[nodiscard]] bool isNamedHash(QByteArrayView name);

/// base64url of the digest of data, as RFC 9901 writes it (§4.2.3, §4.3.1). Empty for a name that is not
/// known.
[[nodiscard]] QByteArray namedHash(QByteArrayView name, QByteArrayView data);

} // namespace claimcheck::jose
