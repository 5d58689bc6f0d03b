// The explanations about what was signed: another spelling of header or payload, another encoding, damaged
// segments.
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/attempt.h"
#include "core/jose/text.h"

#include <array>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

struct Separators
{
    QByteArrayView comma, colon;
};

constexpr Separators compact{",", ":"};
constexpr Separators spaced{", ", ": "}; // Python's json.dumps and others

void respell(QByteArray &out, const encoding::JsonValue &value, const Separators &separators)
{
    const bool object = value.isObject();
    if (!object && !value.isArray()) {
        out += value.raw();
        return;
    }
    out += object ? '{' : '[';
    bool first = true;
    const auto separate = [&] {
        if (!first)
            out += separators.comma;
        first = false;
    };
    for (const encoding::JsonMember member : value.members()) {
        separate();
        out += '"';
        out += member.rawKey();
        out += '"';
        out += separators.colon;
        respell(out, member.value(), separators);
    }
    for (const encoding::JsonValue element : value.elements()) {
        separate();
        respell(out, element, separators);
    }
    out += object ? '}' : ']';
}

/// The base64url of a segment as it is and in the two usual spellings; the last two empty where it is not
/// JSON.
std::array<QByteArray, 3> spellings(const QByteArray &segment, const QByteArray &json)
{
    const auto document = encoding::JsonDocument::parse(json);
    if (!document)
        return {segment, {}, {}};
    std::array<QByteArray, 2> texts;
    respell(texts[0], document->root(), compact);
    respell(texts[1], document->root(), spaced);
    return {segment, encoding::encodeBase64Url(texts[0]), encoding::encodeBase64Url(texts[1])};
}

QLatin1StringView damageCode(const Attempt &attempt, const base::Error &problem)
{
    const QByteArray &text = attempt.jws.text;
    const char byte = problem.where >= 0 && problem.where < text.size() ? text[problem.where] : '\0';
    if (problem.code == "base64url-padding"_L1 || byte == '=')
        return "base64-padding"_L1;
    if (problem.code != "base64url-character"_L1)
        return "base64-malformed"_L1;
    if (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t')
        return "white-space"_L1;
    return byte == '+' || byte == '/' ? "base64-alphabet"_L1 : "base64-malformed"_L1;
}

} // namespace

std::optional<Reason> spelledDifferently(const Attempt &attempt)
{
    const auto headers = spellings(attempt.signature.protectedText, attempt.signature.header.text());
    const auto payloads = spellings(attempt.jws.payloadText, attempt.jws.payload);
    for (const QByteArray &header : headers) {
        for (const QByteArray &payload : payloads) {
            const QByteArray input = header + '.' + payload;
            if (header.isEmpty() || payload.isEmpty() || input == attempt.input || !attempt.fits(input))
                continue;
            return Reason{
                "re-serialized"_L1,
                Text::tr("It fits the same JSON with other white space: header or payload were written "
                         "again after signing.")};
        }
    }
    return std::nullopt;
}

std::optional<Reason> payloadEncodedDifferently(const Attempt &attempt)
{
    const bool plain = attempt.jws.payloadState == PayloadState::Plain;
    const QByteArray other = plain ? encoding::encodeBase64Url(attempt.jws.payload) : attempt.jws.payload;
    if (!attempt.fits(attempt.signature.protectedText + '.' + other))
        return std::nullopt;
    return Reason{"payload-b64"_L1,
                  plain ? Text::tr("It fits the base64url of the payload: b64 should not be false.")
                        : Text::tr("It fits the unencoded payload: b64 false is missing.")};
}

std::optional<Reason> damagedSegment(const Attempt &attempt)
{
    const auto &problems =
        attempt.signature.problems.empty() ? attempt.jws.problems : attempt.signature.problems;
    if (problems.empty())
        return std::nullopt;
    const base::Error &problem = problems.front();
    if (!problem.code.startsWith("base64url"_L1)) // a rule of the header, see crit.h
        return Reason{problem.code, problem.message};
    return Reason{damageCode(attempt, problem),
                  Text::tr("At byte %1: %2").arg(problem.where).arg(problem.message)};
}

} // namespace claimcheck::jose
