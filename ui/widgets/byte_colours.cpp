#include "ui/widgets/byte_colours.h"

namespace claimcheck::ui {

namespace {

ColourRole roleOf(ByteKind kind)
{
    switch (kind) {
    case ByteKind::Header: return ColourRole::HeaderPart;
    case ByteKind::EncryptedKey: return ColourRole::Info;
    case ByteKind::InitializationVector: return ColourRole::Muted;
    case ByteKind::Payload: return ColourRole::PayloadPart;
    case ByteKind::Signature: return ColourRole::SignaturePart;
    case ByteKind::Name: return ColourRole::Info;
    case ByteKind::Number: return ColourRole::Ok;
    case ByteKind::Separator: return ColourRole::Muted;
    case ByteKind::Plain:
    case ByteKind::Text: break;
    }
    return ColourRole::Text;
}

} // namespace

std::vector<ByteSpan> byteSpans(const std::vector<ByteRole> &roles)
{
    std::vector<ByteSpan> spans;
    spans.reserve(roles.size());
    for (const ByteRole &role : roles)
        spans.push_back({role.range, roleOf(role.kind)});
    return spans;
}

} // namespace claimcheck::ui
