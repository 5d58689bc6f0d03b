#pragma once

#include "core/jose/key_difference.h"
#include "core/jose/secret_encoding.h"
#include "ui/models/token_view.h"

namespace claimcheck::ui {

/// Where the user says that the key comes from.
enum class KeyOrigin : quint8 { Secret, PemOrCertificate, JwkSet, Issuer, JwksUrl };

/// The keys as the user gave them; read by the worker.
struct KeyInput
{
    KeyOrigin origin = KeyOrigin::JwkSet;
    QByteArray text = {}; ///< of a secret, PEM, JWK or JWK Set; empty for none
    QString path = {};    ///< a file (PEM, DER, PKCS#12, JWK) in place of text
    QString source = {};  ///< for people: "secret", a file's name, the URL that the keys were fetched from
    jose::SecretEncoding encoding = jose::SecretEncoding::Utf8; ///< how text stands for a secret
    base::SecretBytes passphrase = {};                          ///< of an encrypted key; empty for none
    QString authorities = {}; ///< a file of the CAs that certificates in a token may lead to; empty for none
    QByteArray before = {};   ///< what the same source gave earlier, to tell what a rotation changed

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && path.isEmpty(); }
};

struct InspectionRequest
{
    QString text = {};     ///< pasted text; converted by the worker, because it can be large
    QByteArray bytes = {}; ///< used in place of text where it is not empty
    QString path = {};     ///< a file to read first, in place of both
    KeyInput keys = {};
    std::optional<lint::TokenType> as = {}; ///< empty: as the token itself says
    qint64 now = 0;                         ///< seconds; what expiry and rules are judged by
    qint64 leeway = 0;                      ///< seconds that clocks may differ
    lint::TokenExpectations expected = {};
};

/// All that the Inspect workspace shows. Made in one go by inspectToken(), immutable afterwards.
struct Inspection
{
    std::vector<TokenView> levels;       ///< the token, then the one in its payload, and so on; at least one
    std::optional<base::Error> keyError; ///< why the given keys could not be read
    qsizetype keyCount = 0;              ///< keys that the token was checked with
    jose::KeySet keys;                   ///< those keys
    jose::KeySetDifference rotation;     ///< against KeyInput::before
    QString failure;                     ///< the file could not be read; all else is empty then

    [[nodiscard]] const TokenView &outermost() const { return levels.front(); }
};

/// The keys that the user gave, none for an empty input. May take long (pass phrases). Codes: "key-file", and
/// those of formats::readKeys() and jose::decodeSecret().
[[nodiscard]] base::Result<jose::KeySet> readKeyInput(const KeyInput &input);

/// Reads, verifies and judges. Pure but for reading the file; takes as long as it takes: run it off the event
/// loop.
[[nodiscard]] std::shared_ptr<const Inspection> inspectToken(const InspectionRequest &request);

} // namespace claimcheck::ui
