#pragma once

#include "core/flow/flow_result.h"
#include "core/flow/starting_point.h"
#include "core/oauth/metadata_diff.h"
#include "core/oauth/resource_metadata.h"
#include "core/oauth/server_metadata.h"

namespace claimcheck::flow {

/// What became of a document's signed_metadata (RFC 8414 §2.1).
enum class SignedState : quint8 {
    Absent,
    NotChecked, ///< the issuer's keys could not be fetched
    Verified,   ///< its members are in the metadata, in place of the plain ones
    Failed,     ///< see the findings; the plain members stand
};

/// "absent", "not-checked", "verified", "failed": stable, for JSON.
[[nodiscard]] QLatin1StringView signedStateName(SignedState state);

/// What was found at one place of an issuer's metadata.
struct FoundDocument
{
    const oauth::MetadataPlace *place = nullptr; ///< never null
    QUrl url;                                    ///< that was asked
    int messageNumber = 0;                       ///< of the answer, in Discovery::trace()
    /// "metadata-status", "metadata-not-json", "response-too-large", those of net::Fetcher.
    std::optional<base::Error> error;
    oauth::ServerMetadata metadata; ///< as it is to be used; empty where there is an error
    std::vector<base::Finding> findings;
    SignedState signedState = SignedState::Absent;

    [[nodiscard]] bool isReadable() const { return !error; }
};

struct FoundIssuer
{
    QString issuer;                       ///< that was asked for, as written
    std::vector<FoundDocument> documents; ///< in the order in which the places were asked
    int used = -1;                        ///< of documents: the one whose issuer is this one; -1: none is
    /// Why none is used: "issuer-no-metadata", "issuer-address", "metadata-issuer" (or "-slash", "-case",
    /// "-port"), "metadata-missing" (no issuer in it), those of net::Fetcher.
    std::optional<base::Error> error;
    std::vector<oauth::MetadataRow> differences; ///< between the one used (A) and the other readable one (B)
    jose::KeySet keys;                           ///< fetched for signed_metadata only

    /// nullptr where none is used.
    [[nodiscard]] const FoundDocument *document() const;
};

/// What a discovery found, and how.
struct DiscoveryResult
{
    StartingPoint start;
    FlowStatus status = FlowStatus::Running; ///< Completed: metadata of at least one issuer can be used
    std::optional<FlowFailure> failure;
    std::vector<base::Finding> findings; ///< of the way to the issuers: WebFinger, the API's metadata
    std::optional<oauth::ResourceMetadata> resource; ///< of an API
    QStringList offered;                             ///< the issuers that were named, also those not asked
    std::vector<FoundIssuer> issuers;                ///< those that were asked
    std::vector<lint::CheckResult> checks;           ///< of all messages, in their order

    /// The first issuer whose metadata can be used; nullptr if there is none.
    [[nodiscard]] const FoundIssuer *best() const;
};

} // namespace claimcheck::flow
