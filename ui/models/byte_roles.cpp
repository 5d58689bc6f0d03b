#include "ui/models/byte_roles.h"

#include "ui/models/byte_layout.h"

#include <algorithm>

namespace claimcheck::ui {

namespace {

using encoding::JsonKind;
using encoding::JsonValue;
using token::TokenPart;

ByteKind kindOf(TokenPart part)
{
    switch (part) {
    case TokenPart::Header: return ByteKind::Header;
    case TokenPart::Payload:
    case TokenPart::Ciphertext:
    case TokenPart::Disclosure: return ByteKind::Payload;
    case TokenPart::Signature:
    case TokenPart::AuthenticationTag:
    case TokenPart::KeyBinding: return ByteKind::Signature;
    case TokenPart::EncryptedKey: return ByteKind::EncryptedKey;
    case TokenPart::InitializationVector: return ByteKind::InitializationVector;
    }
    return ByteKind::Plain;
}

ByteKind kindOf(JsonKind kind)
{
    return kind == JsonKind::String ? ByteKind::Text : ByteKind::Number;
}

/// Depth is bounded by JsonLimits::maxDepth.
void collect(const JsonValue &value, std::vector<ByteRole> &roles)
{
    if (value.range().begin > ByteLayout::maximumBytes)
        return;
    switch (value.kind()) {
    case JsonKind::Absent: return;
    case JsonKind::Object:
        for (const encoding::JsonMember member : value.members()) {
            roles.push_back({member.keyRange(), ByteKind::Name});
            collect(member.value(), roles);
        }
        return;
    case JsonKind::Array:
        for (const JsonValue element : value.elements())
            collect(element, roles);
        return;
    default: roles.push_back({value.range(), kindOf(value.kind())}); return;
    }
}

} // namespace

std::vector<ByteRole> tokenRoles(const token::TokenDocument &document)
{
    std::vector<ByteRole> roles;
    for (const token::PartRange &part : document.parts())
        roles.push_back({part.range, kindOf(part.part)});
    std::ranges::sort(roles, {}, [](const ByteRole &role) { return role.range.begin; });
    return roles;
}

std::vector<ByteRole> jsonRoles(const encoding::JsonDocument &json)
{
    std::vector<ByteRole> roles;
    collect(json.root(), roles);
    return roles;
}

} // namespace claimcheck::ui
