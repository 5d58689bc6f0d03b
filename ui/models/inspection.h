#pragma once

#include "ui/models/token_view.h"

namespace claimcheck::ui {

/// Where the user says that the key comes from.
enum class KeyOrigin : quint8 { Secret, PemOrCertificate, JwkSet, Issuer };

/// The keys as the user gave them; read by the worker.
struct KeyInput
{
    KeyOrigin origin = KeyOrigin::JwkSet;
    QByteArray text; ///< the secret's bytes, or the text of a PEM file, JWK or JWK Set; empty for none
    QString source;  ///< for people: "secret", a file's name, the URL that the keys were fetched from
};

struct InspectionRequest
{
    QString text = {};     ///< pasted text; converted by the worker, because it can be large
    QByteArray bytes = {}; ///< used in place of text where it is not empty
    QString path = {};     ///< a file to read first, in place of both
    KeyInput keys = {};
    std::optional<lint::TokenType> as = {}; ///< empty: as the token itself says
    qint64 now = 0;                         ///< seconds; what expiry and rules are judged by
};

/// All that the Inspect workspace shows. Made in one go by inspectToken(), immutable afterwards.
struct Inspection
{
    std::vector<TokenView> levels;       ///< the token, then the one in its payload, and so on; at least one
    std::optional<base::Error> keyError; ///< why the given keys could not be read
    qsizetype keyCount = 0;              ///< keys that the token was checked with
    QString failure;                     ///< the file could not be read; all else is empty then

    [[nodiscard]] const TokenView &outermost() const { return levels.front(); }
};

/// Reads, verifies and judges. Pure but for reading the file; takes as long as it takes: run it off the event
/// loop.
[[nodiscard]] std::shared_ptr<const Inspection> inspectToken(const InspectionRequest &request);

} // namespace claimcheck::ui
