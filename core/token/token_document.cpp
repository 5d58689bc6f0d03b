#include "core/token/token_document.h"

#include "core/token/source_map.h"
#include "core/token/token_data.h"
#include "core/token/token_readers.h"

#include <algorithm>

namespace claimcheck::token {

TokenDocument::TokenDocument() : m_data(std::make_shared<const TokenData>()) {}

TokenDocument::TokenDocument(std::shared_ptr<const TokenData> data) : m_data(std::move(data)) {}

TokenKind TokenDocument::kind() const
{
    return m_data->kind;
}
const CleanedPaste &TokenDocument::paste() const
{
    return m_data->paste;
}
const QByteArray &TokenDocument::text() const
{
    return m_data->text;
}
const std::vector<PartRange> &TokenDocument::parts() const
{
    return m_data->parts;
}
std::optional<jose::Serialization> TokenDocument::serialization() const
{
    return m_data->serialization;
}
const encoding::JsonDocument &TokenDocument::header() const
{
    return m_data->header;
}
const encoding::JsonDocument &TokenDocument::payload() const
{
    return m_data->payload;
}
const encoding::JsonDocument &TokenDocument::partialPayload() const
{
    return m_data->partialPayload;
}

const QByteArray &TokenDocument::payloadBytes() const
{
    return m_data->payloadBytes;
}
const encoding::JsonDocument &TokenDocument::json() const
{
    return m_data->json;
}
const std::vector<Disclosure> &TokenDocument::disclosures() const
{
    return m_data->sdJwt.disclosures;
}
const TokenDocument *TokenDocument::keyBinding() const
{
    return m_data->keyBinding.get();
}
const TokenDocument *TokenDocument::nested() const
{
    return m_data->nested.get();
}
const std::vector<formats::Recognized> &TokenDocument::recognized() const
{
    return m_data->recognized;
}
const std::vector<base::Finding> &TokenDocument::problems() const
{
    return m_data->problems;
}

const SdJwtReading *TokenDocument::sdJwt() const
{
    return m_data->kind == TokenKind::SdJwt ? &m_data->sdJwt : nullptr;
}

const encoding::JsonDocument &TokenDocument::claims() const
{
    return m_data->kind == TokenKind::SdJwt ? m_data->sdJwt.payload : m_data->payload;
}

const jose::ParsedJws *TokenDocument::jws() const
{
    return m_data->jws ? &*m_data->jws : nullptr;
}

const jose::ParsedJwe *TokenDocument::jwe() const
{
    return m_data->jwe ? &*m_data->jwe : nullptr;
}

encoding::JsonValue TokenDocument::headerParameter(QLatin1StringView name) const
{
    if (m_data->jws)
        return m_data->jws->signatures.front().parameter(name);
    if (m_data->jwe)
        return m_data->jwe->parameter(m_data->jwe->recipients.front(), name);
    return m_data->header[name];
}

TokenDocument TokenDocument::decrypted(const QByteArray &plaintext) const
{
    auto data = std::make_shared<TokenData>(*m_data);
    readPlaintext(*data, plaintext);
    return TokenDocument(std::move(data));
}

const base::Error *TokenDocument::unreadable() const
{
    return m_data->unreadable ? &*m_data->unreadable : nullptr;
}

base::ByteRange TokenDocument::partRange(TokenPart part, int index) const
{
    for (const PartRange &each : m_data->parts)
        if (each.part == part && each.index == index)
            return each.range;
    return {};
}

base::ByteRange TokenDocument::sourceRange(TokenPart part, base::ByteRange decoded, int index) const
{
    for (std::size_t i = 0; i < m_data->parts.size(); ++i) {
        const PartRange &each = m_data->parts[i];
        if (each.part != part || each.index != index)
            continue;
        if (m_data->codings[i] == PartCoding::Base64Url)
            return base64SourceRange(each.range, decoded);
        if (m_data->codings[i] == PartCoding::Plain && decoded.isValid() && decoded.end <= each.range.size())
            return {each.range.begin + decoded.begin, each.range.begin + decoded.end};
        return {};
    }
    return {};
}

std::optional<DecodedPlace> TokenDocument::decodedPlace(qsizetype offset) const
{
    for (std::size_t i = 0; i < m_data->parts.size(); ++i) {
        const PartRange &each = m_data->parts[i];
        if (!each.range.contains(offset))
            continue;
        if (m_data->codings[i] == PartCoding::Base64Url)
            return DecodedPlace{each.part, each.index, base64DecodedRange(each.range, {offset, offset + 1})};
        if (m_data->codings[i] == PartCoding::Plain)
            return DecodedPlace{
                each.part, each.index, {offset - each.range.begin, offset - each.range.begin + 1}};
        return {};
    }
    return {};
}

} // namespace claimcheck::token
