#pragma once

#include "core/crypto/key_forms.h"
#include "core/jose/key_entry.h"

#include <span>

namespace claimcheck::jose {

enum class KeyForm : quint8 { Jwk, JwkSet, Pem, Der, Certificate };

struct KeyFormRow
{
    KeyForm form;
    const char *name;   ///< as the command line has it: "jwk"
    const char *suffix; ///< of a file: "json"
};

[[nodiscard]] std::span<const KeyFormRow> keyFormTable();
[[nodiscard]] const KeyFormRow *findKeyForm(QStringView name);

struct KeyWriting
{
    KeyForm form = KeyForm::Jwk;
    JwkPart part = JwkPart::Public;
    crypto::KeyStyle style = crypto::KeyStyle::Pkcs8; ///< of PEM and DER
    base::SecretBytes passphrase = {};                ///< encrypts a private PKCS#8; empty: plain
};

/// Keys in a form, JSON indented, with a line break at the end of text. The private part only where it is
/// asked for; of a JWK Set with part Public secrets and keys that are not known here are left out, because
/// their private members cannot be told. Certificates go with a JWK as x5c and x5t#S256 (RFC 7517 §4.7,
/// §4.9). Codes: "keys-none" (nothing would be written), "keys-one-only" (JWK and DER hold one), "key-secret"
/// (it has no public part), "key-not-usable", "certificate-none", and those of crypto/key_forms.h.
[[nodiscard]] base::Result<base::SecretBytes> writeKeys(std::span<const KeyEntry> keys,
                                                        const KeyWriting &writing);

/// What may be shown of any key: a JWK, indented, without the private part even of a secret.
[[nodiscard]] QByteArray publicJwkText(const KeyEntry &entry);

} // namespace claimcheck::jose
