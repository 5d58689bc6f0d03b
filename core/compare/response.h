#pragma once

#include "core/base/finding.h"
#include "core/compare/token_class.h"
#include "core/encoding/json.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace claimcheck::compare {

/// What was given to be read.
enum class ResponseForm : quint8 {
    Unreadable, ///< nothing that could be a token or a JSON object
    Token,      ///< a token alone
    Object,     ///< a JSON object: a token response, or claims as introspection and userinfo send them
    Tokens,     ///< several tokens that were found in pasted text (curl, a URL, headers), by their names
};

enum class MemberRole : quint8 {
    Other,
    AccessToken,
    RefreshToken,
    IdToken,
    OtherToken, ///< device_secret, subject tokens …
    TokenType,
    Lifetime, ///< seconds until something ends
    Scope,
    Error,
};

/// "access-token", "lifetime", "other" …: stable, for JSON.
[[nodiscard]] QLatin1StringView memberRoleName(MemberRole role);

/// A member of a response, in its own order. Of a token alone there is one, without a name.
struct ResponseMember
{
    QString name;
    QByteArray value; ///< the exact JSON text, quotes included
    MemberRole role = MemberRole::Other;
    QString meaning; ///< a phrase; empty where nothing is known of the name
    base::SpecRef spec = {};
    std::optional<ClassifiedToken> token; ///< of the roles that are tokens, and of what is one by its form

    [[nodiscard]] bool isSecret() const;
};

/// What came, as one word: decides what the API has to do and what goes wrong.
enum class ResponseShape : quint8 {
    Unreadable,
    NoToken,
    Error,
    JwtAccessToken,
    EncryptedAccessToken,
    OpaqueAccessToken,
    SdJwtToken,
    IdTokenOnly,
    JwtBesideIdToken,
    EncryptedBesideIdToken,
    ReferenceBesideIdToken, ///< the OpenID Connect shape: an opaque access token, and a JWT that tempts
};

/// "jwt-access-token", "reference-beside-id-token" …: stable, for JSON.
[[nodiscard]] QLatin1StringView responseShapeName(ResponseShape shape);
/// "Reference access token beside an ID token". Translated.
[[nodiscard]] QString responseShapeTitle(ResponseShape shape);

/// A token endpoint's answer, or a token alone, read as far as it goes. Nothing is verified.
struct Response
{
    ResponseForm form = ResponseForm::Unreadable;
    ResponseShape shape = ResponseShape::Unreadable;
    encoding::JsonDocument document; ///< of Object and Tokens: what the members are of
    std::vector<ResponseMember> members;
    /// Who each token is for, what goes wrong with it, where the members contradict each other, what is
    /// damaged. In the order to show them. Rules: see response_remarks.cpp; "response-damaged",
    /// "duplicate-member".
    std::vector<base::Finding> remarks;
    qsizetype bytes = 0; ///< of what was given

    /// The member of that role; of several the last one, as most readers have it. Null if there is none.
    [[nodiscard]] const ResponseMember *member(MemberRole role) const;
    /// The same by name.
    [[nodiscard]] const ResponseMember *member(QStringView name) const;
    /// What an API would be sent: the access token, else the token alone unless it is an ID token. Null if
    /// none.
    [[nodiscard]] const ClassifiedToken *accessToken() const;
    [[nodiscard]] const ClassifiedToken *idToken() const;
    [[nodiscard]] const ClassifiedToken *refreshToken() const;
    /// expires_in, in seconds, else exp - iat of a readable access token.
    [[nodiscard]] std::optional<qint64> lifetime() const;
};

/// Reads pasted or received text: a JSON object, a token, or whatever `inspect` finds tokens in. Never fails:
/// what cannot be read is Unreadable with a remark that says why. At most 4 MB.
[[nodiscard]] Response readResponse(const QByteArray &text);

} // namespace claimcheck::compare
