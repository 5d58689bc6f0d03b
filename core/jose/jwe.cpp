#include "core/jose/jwe.h"

#include "core/jose/jwe_json.h"
#include "core/jose/jws_segment.h"
#include "core/jose/text.h"

#include <array>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::ByteRange;
using base::Spec;

namespace {

constexpr std::size_t jweSegments = 5; // RFC 7516 §7.1

base::Error jweHeaderError(qsizetype where, const QString &message)
{
    return {"jwe-header"_L1, message, where, {Spec::Rfc7516, "5.2"}};
}

base::Result<std::array<ByteRange, jweSegments>> jweSegmentsOf(const QByteArray &text)
{
    std::array<ByteRange, jweSegments> ranges;
    qsizetype begin = 0;
    for (std::size_t i = 0; i < jweSegments; ++i) {
        const qsizetype dot = text.indexOf('.', begin);
        if ((dot < 0) != (i + 1 == jweSegments))
            return base::Error{
                "jwe-segments"_L1,
                Text::tr("A compact JWE has five segments; this text has %1.").arg(text.count('.') + 1),
                dot < 0 ? text.size() : dot,
                {Spec::Rfc7516, "7.1"}};
        ranges[i] = {begin, dot < 0 ? text.size() : dot};
        begin = dot + 1;
    }
    return ranges;
}

base::Result<ParsedJwe> parseCompactJwe(const QByteArray &text)
{
    const auto ranges = jweSegmentsOf(text);
    if (!ranges)
        return ranges.error();
    const auto segment = [&](const ByteRange &range, std::vector<base::Error> &problems) {
        return decodeSegment(QByteArrayView(text).sliced(range.begin, range.size()), range.begin, problems);
    };
    ParsedJwe jwe;
    jwe.text = text;
    jwe.protectedRange = ranges.value()[0];
    jwe.ivRange = ranges.value()[2];
    jwe.ciphertextRange = ranges.value()[3];
    jwe.tagRange = ranges.value()[4];
    jwe.protectedText = text.first(jwe.protectedRange.end);
    if (const auto read = readJweHeader(jwe); !read)
        return read.error();
    JweRecipient &recipient = jwe.recipients.emplace_back();
    recipient.encryptedKeyRange = ranges.value()[1];
    recipient.encryptedKey = segment(recipient.encryptedKeyRange, recipient.problems);
    jwe.iv = segment(jwe.ivRange, jwe.problems);
    jwe.ciphertext = segment(jwe.ciphertextRange, jwe.problems);
    jwe.tag = segment(jwe.tagRange, jwe.problems);
    finishRecipients(jwe);
    return jwe;
}

} // namespace

base::Result<void> readJweHeader(ParsedJwe &jwe)
{
    const qsizetype where = jwe.protectedRange.begin;
    const QByteArray json = decodeSegment(jwe.protectedText, where, jwe.problems);
    auto document = encoding::JsonDocument::parse(json);
    if (!document)
        return jweHeaderError(where + qMax<qsizetype>(0, document.error().where) * 4 / 3,
                              Text::tr("The header is not JSON: %1").arg(document.error().message));
    if (!document->root().isObject())
        return jweHeaderError(where, Text::tr("The header is not a JSON object."));
    jwe.header = std::move(document).value();
    return {};
}

encoding::JsonValue ParsedJwe::parameter(const JweRecipient &recipient, QLatin1StringView name) const
{
    for (const encoding::JsonDocument *document : {&header, &unprotectedHeader, &recipient.header}) {
        if (const encoding::JsonValue value = (*document)[name]; !value.isAbsent())
            return value;
    }
    return {};
}

QByteArray ParsedJwe::authenticatedData() const
{
    return aadRange.isValid() ? protectedText + '.' + aadText : protectedText;
}

base::Result<ParsedJwe> parseJwe(const QByteArray &text)
{
    return text.startsWith('{') ? parseJweJson(text) : parseCompactJwe(text);
}

} // namespace claimcheck::jose
