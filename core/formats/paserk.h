#pragma once

#include "core/base/result.h"
#include "core/crypto/key.h"
#include "core/formats/recognized.h"

namespace claimcheck::formats {

enum class PaserkType : quint8 {
    Local,
    Public,
    Secret,
    Lid, ///< the name of a Local, Pid of a Public, Sid of a Secret
    Pid,
    Sid,
    LocalWrap, ///< wrapped with another key, here by the only way there is, "pie"
    SecretWrap,
    LocalPassword,
    SecretPassword,
    Seal, ///< a Local, encrypted for a public key
};

/// "local", "secret-wrap.pie", "seal" …: what stands between the version and the data.
[[nodiscard]] QLatin1StringView paserkTypeName(PaserkType type);

/// A key of PASETO as text (PASERK). It is for one version and one purpose and must not serve another.
struct Paserk
{
    char version = 0; ///< '1' to '4'
    PaserkType type = PaserkType::Local;
    base::SecretBytes data; ///< decoded
};

/// Begins with a version and a type, whatever follows.
[[nodiscard]] bool isPaserk(QByteArrayView text);
/// "k4.local-wrap.pie.": what a PASERK begins with.
[[nodiscard]] QByteArray paserkHeader(char version, PaserkType type);

/// Codes: "paserk-header", "paserk-length" (not one that the type has in that version), those of
/// decodeBase64Url.
[[nodiscard]] base::Result<Paserk> readPaserk(QByteArrayView text);

/// The key in a Local, Public or Secret. Codes: "paserk-not-a-key" (a name, or wrapped), "paserk-length" (RSA
/// that is not of 2048 bits), and those of core/crypto for keys that are none.
[[nodiscard]] base::Result<crypto::Key> paserkKey(const Paserk &paserk);

/// The text for a key. Codes: "paserk-key" (kind, curve or length is not that version's), "key-not-private".
[[nodiscard]] base::Result<QByteArray> writePaserk(char version, PaserkType type, const crypto::Key &key);

/// The name (Lid, Pid or Sid) of a Local, Public or Secret (PASERK operations/ID).
[[nodiscard]] QByteArray paserkId(char version, PaserkType idType, QByteArrayView paserk);

/// Appends the PASERK that the text is. Fields: version, type, and for a key its id.
void recognizePaserk(QByteArrayView token, std::vector<Recognized> &found);

} // namespace claimcheck::formats
