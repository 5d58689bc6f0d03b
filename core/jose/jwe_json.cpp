#include "core/jose/jwe_json.h"

#include "core/jose/jws_segment.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::ByteRange;
using base::Spec;
using encoding::JsonValue;

namespace {

base::Error jweJsonError(const JsonValue &value, const QString &message)
{
    return {"jwe-json"_L1, message, value.range().begin, {Spec::Rfc7516, "7.2"}};
}

/// A member that is a string, or is not there.
struct TextMember
{
    QByteArray text;
    ByteRange range; ///< of the content without its quotes; invalid where the member is absent
};

base::Result<TextMember> textMember(const JsonValue &object, QLatin1StringView name)
{
    const JsonValue value = object[name];
    if (value.isAbsent())
        return TextMember{};
    if (!value.isString())
        return jweJsonError(value, Text::tr("\u201c%1\u201d must be a string.").arg(name));
    return TextMember{value.toUtf8(), {value.range().begin + 1, value.range().end - 1}};
}

/// A base64url member of the token and where its parts are kept.
struct BytesMember
{
    QLatin1StringView name;
    QByteArray ParsedJwe::*bytes;
    ByteRange ParsedJwe::*range;
};

constexpr BytesMember bytesMembers[] = {
    {"iv"_L1, &ParsedJwe::iv, &ParsedJwe::ivRange},
    {"ciphertext"_L1, &ParsedJwe::ciphertext, &ParsedJwe::ciphertextRange},
    {"tag"_L1, &ParsedJwe::tag, &ParsedJwe::tagRange},
    {"aad"_L1, &ParsedJwe::aad, &ParsedJwe::aadRange},
};

base::Result<void> readBytesMembers(ParsedJwe &jwe, const JsonValue &root)
{
    for (const BytesMember &member : bytesMembers) {
        const auto text = textMember(root, member.name);
        if (!text)
            return text.error();
        jwe.*member.range = text->range;
        jwe.*member.bytes = decodeSegment(text->text, text->range.begin, jwe.problems);
        if (member.name == "aad"_L1)
            jwe.aadText = text->text;
    }
    return {};
}

/// An object of unprotected parameters; an empty one where the member is absent.
base::Result<encoding::JsonDocument> headerMember(const JsonValue &object, QLatin1StringView name)
{
    const JsonValue value = object[name];
    if (value.isAbsent())
        return encoding::JsonDocument::parse("{}");
    if (!value.isObject())
        return jweJsonError(value, Text::tr("\u201c%1\u201d must be an object.").arg(name));
    return encoding::JsonDocument::parse(value.raw().toByteArray());
}

base::Result<void> readHeaderMembers(ParsedJwe &jwe, const JsonValue &root)
{
    const auto protectedHeader = textMember(root, "protected"_L1);
    if (!protectedHeader)
        return protectedHeader.error();
    jwe.protectedText = protectedHeader->text;
    jwe.protectedRange = protectedHeader->range;
    auto unprotected = headerMember(root, "unprotected"_L1);
    if (!unprotected)
        return unprotected.error();
    jwe.unprotectedHeader = std::move(unprotected).value();
    if (!jwe.protectedText.isEmpty())
        return readJweHeader(jwe);
    jwe.header = encoding::JsonDocument::parse("{}").valueOr({});
    return {};
}

base::Result<void> readRecipient(ParsedJwe &jwe, const JsonValue &object)
{
    if (!object.isObject())
        return jweJsonError(object, Text::tr("A recipient must be an object."));
    const auto key = textMember(object, "encrypted_key"_L1);
    if (!key)
        return key.error();
    auto header = headerMember(object, "header"_L1);
    if (!header)
        return header.error();
    JweRecipient &recipient = jwe.recipients.emplace_back();
    recipient.header = std::move(header).value();
    recipient.encryptedKeyRange = key->range;
    recipient.encryptedKey = decodeSegment(key->text, key->range.begin, recipient.problems);
    return {};
}

base::Result<void> readRecipients(ParsedJwe &jwe, const JsonValue &root)
{
    const JsonValue list = root["recipients"_L1];
    jwe.serialization = list.isAbsent() ? Serialization::Flattened : Serialization::General;
    if (list.isAbsent())
        return readRecipient(jwe, root);
    if (!list.isArray() || list.size() == 0)
        return jweJsonError(list,
                            Text::tr("\u201crecipients\u201d must be a list of one recipient or more."));
    for (const QLatin1StringView name : {"encrypted_key"_L1, "header"_L1}) { // RFC 7516 §7.2.2
        if (root.has(name))
            return jweJsonError(
                root[name],
                Text::tr("A JWE has \u201c%1\u201d or \u201crecipients\u201d, not both.").arg(name));
    }
    for (const JsonValue element : list.elements()) {
        if (const auto read = readRecipient(jwe, element); !read)
            return read;
    }
    return {};
}

} // namespace

base::Result<ParsedJwe> parseJweJson(const QByteArray &text)
{
    const auto document = encoding::JsonDocument::parse(text);
    if (!document)
        return document.error();
    const JsonValue root = document->root();
    if (!root["ciphertext"_L1].isString())
        return jweJsonError(root,
                            Text::tr("A JWE in JSON needs the member \u201cciphertext\u201d, a string."));
    ParsedJwe jwe;
    jwe.text = text;
    if (const auto read = readHeaderMembers(jwe, root); !read)
        return read.error();
    if (const auto read = readBytesMembers(jwe, root); !read)
        return read.error();
    if (const auto read = readRecipients(jwe, root); !read)
        return read.error();
    finishRecipients(jwe);
    return jwe;
}

} // namespace claimcheck::jose
