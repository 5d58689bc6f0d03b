#pragma once

#include "core/base/byte_range.h"
#include "core/base/result.h"
#include "core/encoding/json.h"

#include <optional>
#include <vector>

namespace claimcheck::jose {

enum class Serialization : quint8 { Compact, Flattened, General };
enum class PayloadState : quint8 {
    Encoded,  ///< base64url, the usual
    Plain,    ///< b64 is false: the segment is the payload (RFC 7797 §3)
    Detached, ///< not in the token (RFC 7515 appendix F); verification needs it from outside
};

/// One signature with its headers. Ranges are bytes of ParsedJws::text; in JSON serializations of the
/// string's content.
struct JwsSignature
{
    base::ByteRange protectedRange, signatureRange;
    QByteArray protectedText;                 ///< base64url as signed; empty if there is no protected header
    encoding::JsonDocument header;            ///< protected header; an empty object where there is none
    encoding::JsonDocument unprotectedHeader; ///< JSON serializations only, else an empty object
    QByteArray signature;                     ///< decoded as far as it goes
    QByteArray alg, kid;                      ///< from the protected header, else the unprotected one; UTF-8
    std::vector<base::Error> problems;        ///< each of them keeps the signature from being verified

    /// A header parameter, protected first.
    [[nodiscard]] encoding::JsonValue parameter(QLatin1StringView name) const;
};

/// A JWS as far as it can be read. It is not verified: see verify.h.
struct ParsedJws
{
    Serialization serialization = Serialization::Compact;
    PayloadState payloadState = PayloadState::Encoded;
    QByteArray text;
    base::ByteRange payloadRange;
    QByteArray payloadText;               ///< as signed: base64url, or the plain payload when b64 is false
    QByteArray payload;                   ///< the bytes that it stands for
    std::vector<JwsSignature> signatures; ///< at least one
    std::vector<base::Error> problems; ///< of the payload segment; none can be verified while there are any

    /// Gives a detached payload: its bytes, not base64url.
    void attachPayload(const QByteArray &bytes);
    /// What signature i is over: protectedText '.' payloadText (RFC 7515 §5.2 step 8).
    [[nodiscard]] QByteArray signingInput(const JwsSignature &signature) const;
};

/// RFC 7515 §7: compact if the text does not start with '{', else flattened or general JSON. Surrounding
/// white space is not part of a JWS: cleaning pasted text is for core/token. Tolerates what it can name
/// (problems); refuses only what has no JWS structure. Codes: "jws-segments" (not three), "jws-header" (not
/// base64url of a JSON object), "jws-json" (JSON serialization without the members of §7.2), and JSON's own
/// with where in the token's bytes.
[[nodiscard]] base::Result<ParsedJws> parseJws(const QByteArray &text);

} // namespace claimcheck::jose
