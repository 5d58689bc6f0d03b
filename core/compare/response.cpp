#include "core/compare/response.h"

#include "core/compare/response_members.h"
#include "core/compare/response_shape.h"
#include "core/compare/text.h"
#include "core/encoding/json_partial.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

constexpr qsizetype maxResponse = 4 * 1024 * 1024;
constexpr std::size_t maxMembers = 1000;

bool isTokenRole(MemberRole role)
{
    return role == MemberRole::AccessToken || role == MemberRole::RefreshToken ||
           role == MemberRole::IdToken || role == MemberRole::OtherToken;
}

/// A token by its form, whatever the member is called; opaque text is one by its role only.
bool isTokenByForm(const ClassifiedToken &token)
{
    return token.kind == TokenClass::Jwt || token.kind == TokenClass::EncryptedJwt ||
           token.kind == TokenClass::SdJwt;
}

ResponseMember memberOf(const encoding::JsonMember &from)
{
    ResponseMember member;
    member.name = from.name();
    member.value = from.value().raw().toByteArray();
    explainMember(member);
    if (!from.value().isString())
        return member;
    const QByteArray text = from.value().toUtf8();
    // A JOSE token begins with the base64url of {" and so with "eyJ".
    if (isTokenRole(member.role)) {
        member.token = classifyToken(text);
    } else if (text.startsWith("eyJ")) {
        if (const ClassifiedToken token = classifyToken(text); isTokenByForm(token))
            member.token = token;
    }
    return member;
}

void readObject(Response &response, const JsonDocument &document)
{
    response.form = ResponseForm::Object;
    response.document = document;
    for (const encoding::JsonMember member : document.root().members()) {
        if (response.members.size() == maxMembers)
            break;
        response.members.push_back(memberOf(member));
    }
}

/// A JSON serialization, a key or a format that is JSON itself is a token alone, not a response.
bool isResponseObject(const JsonDocument &document)
{
    const JsonValue root = document.root();
    return root.isObject() && !root.has("ciphertext"_L1) && !root["kty"_L1].isString() &&
           !root["keys"_L1].isArray() &&
           !(root.has("payload"_L1) && (root.has("signature"_L1) || root.has("signatures"_L1)));
}

void readTokenAlone(Response &response, const token::TokenDocument &document)
{
    const bool saysSomething = document.header().root().isObject() || document.claims().root().isObject() ||
                               document.partialPayload().root().isObject();
    if (document.kind() == token::TokenKind::Unreadable && !saysSomething)
        return;
    response.form = ResponseForm::Token;
    ResponseMember member;
    encoding::JsonWriter writer;
    writer.value(document.text());
    member.value = writer.take();
    member.token = classifyToken(document);
    member.role =
        member.token->type == lint::TokenType::IdToken ? MemberRole::IdToken : MemberRole::AccessToken;
    response.members.push_back(std::move(member));
}

/// Several tokens of one paste, as if they were the members of a response.
void readFoundTokens(Response &response, const token::CleanedPaste &paste)
{
    encoding::JsonWriter writer;
    writer.beginObject();
    writer.member(paste.name.toUtf8(), paste.token);
    for (const token::FoundToken &other : paste.others) {
        if (!other.name.isEmpty())
            writer.member(other.name.toUtf8(), other.text);
    }
    writer.endObject();
    if (const auto document = JsonDocument::parse(writer.take()))
        readObject(response, *document);
    response.form = ResponseForm::Tokens;
}

void readDamaged(Response &response, const QByteArray &text, const base::Error &error)
{
    if (const JsonDocument readable = encoding::readPartialJson(text); readable.root().size() > 0)
        readObject(response, readable);
    response.remarks.push_back(
        {"response-damaged"_L1,
         base::Level::Error,
         {},
         Text::tr("The JSON is damaged at byte %1: %2").arg(error.where).arg(error.message),
         error.spec});
}

void readText(Response &response, const QByteArray &text)
{
    if (text.startsWith('{')) {
        const auto document = JsonDocument::parse(text);
        if (!document)
            return readDamaged(response, text, document.error());
        if (isResponseObject(*document))
            return readObject(response, *document);
    }
    // Brackets and commas may stand in an opaque token (RFC 6749 appendix A.12), but JSON is none.
    if (text.startsWith('[') && JsonDocument::parse(text)) {
        response.remarks.push_back({"response-damaged"_L1,
                                    base::Level::Error,
                                    {},
                                    Text::tr("This is a JSON array; a token response is an object."),
                                    {base::Spec::Rfc6749, "5.1"}});
        return;
    }
    const token::TokenDocument document = token::readToken(text);
    if (!document.paste().name.isEmpty() && !document.paste().others.empty())
        readFoundTokens(response, document.paste());
    else
        readTokenAlone(response, document);
    if (const base::Error *error = document.unreadable())
        response.remarks.push_back(
            {"response-damaged"_L1, base::Level::Error, {}, error->message, error->spec});
}

} // namespace

const ResponseMember *Response::member(MemberRole role) const
{
    const auto found =
        std::find_if(members.rbegin(), members.rend(), [role](const auto &one) { return one.role == role; });
    return found == members.rend() ? nullptr : &*found;
}

const ResponseMember *Response::member(QStringView name) const
{
    const auto found =
        std::find_if(members.rbegin(), members.rend(), [name](const auto &one) { return one.name == name; });
    return found == members.rend() ? nullptr : &*found;
}

const ClassifiedToken *Response::accessToken() const
{
    const ResponseMember *found = member(MemberRole::AccessToken);
    return found && found->token ? &*found->token : nullptr;
}

const ClassifiedToken *Response::idToken() const
{
    const ResponseMember *found = member(MemberRole::IdToken);
    return found && found->token ? &*found->token : nullptr;
}

const ClassifiedToken *Response::refreshToken() const
{
    const ResponseMember *found = member(MemberRole::RefreshToken);
    return found && found->token ? &*found->token : nullptr;
}

Response readResponse(const QByteArray &given)
{
    Response response;
    response.bytes = given.size();
    const QByteArray text = given.trimmed();
    if (text.size() > maxResponse)
        response.remarks.push_back(
            {"response-size"_L1, base::Level::Error, {}, Text::tr("The text is longer than 4 MB.")});
    else if (text.isEmpty())
        response.remarks.push_back(
            {"response-empty"_L1, base::Level::Error, {}, Text::tr("There is nothing here to read.")});
    else
        readText(response, text);
    response.shape = shapeOf(response);
    addRemarks(response);
    return response;
}

} // namespace claimcheck::compare
