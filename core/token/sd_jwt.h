#pragma once

#include "core/base/finding.h"
#include "core/encoding/json_document.h"

#include <optional>
#include <vector>

namespace claimcheck::token {

/// What became of a disclosure (RFC 9901 §7.1). All but Placed and NotChecked are errors, each with its
/// finding.
enum class DisclosureState : quint8 {
    Placed,        ///< its digest was found and its value stands in the processed payload
    NotChecked,    ///< the digest algorithm is not known
    NotReferenced, ///< no digest of the payload or of another disclosure is its own
    Unreadable,    ///< not base64url of a JSON array of [salt, name, value] or [salt, value]
    WrongShape,    ///< two values where a member is revealed, or three where an element is
    ReservedName,  ///< it would reveal a member named "_sd" or "..."
    NameTaken,     ///< its object has a member of that name already
    Repeated,      ///< the same disclosure stands earlier in the token
    TooDeep,       ///< it lies deeper than the limit of the processed payload
};

/// "placed", "not-referenced" …: the words of the command line's JSON.
[[nodiscard]] QLatin1StringView disclosureStateName(DisclosureState state);

/// Where a digest stands.
struct DigestPlace
{
    int disclosure = -1; ///< the index of the disclosure whose value it stands in; -1: the issuer's payload
    QString pointer;     ///< JSON pointer below that value or payload, e.g. "/address/_sd/3"
};

/// A disclosure (RFC 9901 §4.2): base64url of [salt, name, value] for a member of an object or [salt, value]
/// for an element of an array.
struct Disclosure
{
    QByteArray text;             ///< as it stands in the token
    encoding::JsonDocument json; ///< the array; empty where state is Unreadable
    QByteArray digest;           ///< base64url; empty where the digest algorithm is not known
    DisclosureState state = DisclosureState::NotReferenced;
    std::optional<DigestPlace> place; ///< where its digest was found first
    QString path;                     ///< Placed: JSON pointer of its value in the processed payload

    [[nodiscard]] encoding::JsonValue salt() const;
    /// Absent for an element of an array.
    [[nodiscard]] encoding::JsonValue name() const;
    [[nodiscard]] encoding::JsonValue value() const;
};

/// A digest without a disclosure: a claim that the holder kept back, or a decoy (RFC 9901 §4.2.5). Nobody but
/// the issuer and the holder can tell which.
struct UndisclosedDigest
{
    QByteArray digest;
    DigestPlace place;
};

/// What the disclosures of an SD-JWT say together with the issuer's payload (RFC 9901 §7.1). Nothing here is
/// verified: that is for the issuer's signature, which covers the digests.
struct SdJwtReading
{
    /// _sd_alg, or its default (§4.1.1); empty where _sd_alg is not the name of a digest algorithm known
    /// here.
    QByteArray algorithm = "sha-256";
    std::vector<Disclosure> disclosures;        ///< in the token's order
    std::vector<UndisclosedDigest> undisclosed; ///< in the payload's order
    /// The payload with the disclosed values in place and without what is only for disclosing (_sd, _sd_alg,
    /// "..."). Members keep their order; disclosed ones follow those of their object in the token's order.
    encoding::JsonDocument payload;
    /// What breaks RFC 9901; the document has them among its problems. Codes: see sd_jwt_problems.h.
    std::vector<base::Finding> problems;
};

} // namespace claimcheck::token
