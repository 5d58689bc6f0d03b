#include "core/compare/response_shape.h"

#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

struct ShapeRow
{
    ResponseShape shape;
    QLatin1StringView name;
    const char *title;
};

constexpr ShapeRow shapeRows[] = {
    {ResponseShape::Unreadable, "unreadable"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "Unreadable")},
    {ResponseShape::NoToken, "no-token"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "No token")},
    {ResponseShape::Error, "error"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "Error")},
    {ResponseShape::JwtAccessToken, "jwt-access-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "JWT access token")},
    {ResponseShape::EncryptedAccessToken, "encrypted-access-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Encrypted access token")},
    {ResponseShape::OpaqueAccessToken, "opaque-access-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Opaque access token")},
    {ResponseShape::SdJwtToken, "sd-jwt"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "SD-JWT")},
    {ResponseShape::IdTokenOnly, "id-token-only"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "ID token")},
    {ResponseShape::JwtBesideIdToken, "jwt-beside-id-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "JWT access token beside an ID token")},
    {ResponseShape::EncryptedBesideIdToken, "encrypted-beside-id-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Encrypted access token beside an ID token")},
    {ResponseShape::ReferenceBesideIdToken, "reference-beside-id-token"_L1,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Reference access token beside an ID token")},
};
static_assert(std::size(shapeRows) == std::size_t(ResponseShape::ReferenceBesideIdToken) + 1);

} // namespace

QLatin1StringView responseShapeName(ResponseShape shape)
{
    return shapeRows[std::size_t(shape)].name;
}

QString responseShapeTitle(ResponseShape shape)
{
    return Text::tr(shapeRows[std::size_t(shape)].title);
}

ResponseShape shapeOf(const Response &response)
{
    if (response.form == ResponseForm::Unreadable)
        return ResponseShape::Unreadable;
    const ClassifiedToken *access = response.accessToken();
    const bool hasIdToken = response.idToken() != nullptr;
    if (!access)
        return hasIdToken                           ? ResponseShape::IdTokenOnly
               : response.member(MemberRole::Error) ? ResponseShape::Error
                                                    : ResponseShape::NoToken;
    switch (access->kind) {
    case TokenClass::Jwt: return hasIdToken ? ResponseShape::JwtBesideIdToken : ResponseShape::JwtAccessToken;
    case TokenClass::EncryptedJwt:
        return hasIdToken ? ResponseShape::EncryptedBesideIdToken : ResponseShape::EncryptedAccessToken;
    case TokenClass::SdJwt: return ResponseShape::SdJwtToken;
    case TokenClass::Opaque:
        return hasIdToken ? ResponseShape::ReferenceBesideIdToken : ResponseShape::OpaqueAccessToken;
    case TokenClass::Key: return ResponseShape::NoToken;
    case TokenClass::Unreadable: break;
    }
    return ResponseShape::Unreadable;
}

} // namespace claimcheck::compare
