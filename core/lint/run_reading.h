#pragma once

#include "core/encoding/form.h"
#include "core/encoding/json.h"
#include "core/lint/run.h"

#include <QUrl>

#include <optional>

namespace claimcheck::lint {

// What several rules read out of a run in the same way.

/// The decoded parameters of the request's query, and of its form body.
[[nodiscard]] encoding::FormPairs queryOf(const http::Request &request);
[[nodiscard]] encoding::FormPairs formOf(const http::Request &request);
/// Those of an authorization response: the form of a POST, else the query and the fragment.
[[nodiscard]] encoding::FormPairs callbackOf(const http::Request &request);
[[nodiscard]] encoding::FormPairs callbackOf(const ObservedMessage &message);

[[nodiscard]] bool hasParameter(const encoding::FormPairs &pairs, QByteArrayView name);
/// Whether the form can have that value at all; spares the parsing of most forms of a long recording.
[[nodiscard]] bool mayHold(const http::Request &request, const QByteArray &value);
[[nodiscard]] QByteArray valueOf(const encoding::FormPairs &pairs, QByteArrayView name);
/// The names that occur more than once, each once; those of `mayRepeat` left out.
[[nodiscard]] QStringList repeatedNames(const encoding::FormPairs &pairs,
                                        std::initializer_list<QByteArrayView> mayRepeat = {});
/// Words between spaces; empty ones left out.
[[nodiscard]] QStringList words(const QByteArray &spaceSeparated);

/// The authorization request's scope has openid.
[[nodiscard]] bool asksForOpenId(const Run &run);
[[nodiscard]] bool isPublicClient(const Run &run);
/// 127.0.0.0/8, ::1 or localhost.
[[nodiscard]] bool isLoopback(const QUrl &url);
/// The issuer that the client set out with: the profile's, else the metadata's.
[[nodiscard]] QString expectedIssuer(const Run &run);
[[nodiscard]] bool isMediaType(const http::Response &response, QByteArrayView type);

/// The body as a JSON object; empty if it is none.
[[nodiscard]] encoding::JsonDocument jsonObject(const QByteArray &text);
[[nodiscard]] encoding::JsonDocument bodyOf(const ObservedMessage &message);

/// A compact JWS whose payload is a JSON object. Not verified.
struct ReadJwt
{
    QByteArray text;
    encoding::JsonDocument header;
    encoding::JsonDocument payload;
};
[[nodiscard]] std::optional<ReadJwt> readJwt(const QByteArray &text);
/// The JWT in a member of a token response; nullopt if there is none or it cannot be read.
[[nodiscard]] std::optional<ReadJwt> jwtMember(const ObservedMessage &message, QLatin1StringView member);
/// The strings of a claim that may be one string or an array of them (aud).
[[nodiscard]] QStringList stringsOf(const encoding::JsonValue &value);

} // namespace claimcheck::lint
