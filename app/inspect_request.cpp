#include "app/inspect_request.h"

#include "app/cli.h"
#include "app/inspect_arguments.h"
#include "core/encoding/base64url.h"
#include "core/formats/read_keys.h"
#include "core/jose/secret_encoding.h"
#include "core/report/inspection_json.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::JsonValue;
using encoding::JsonWriter;
using jose::SecretEncoding;

namespace {

base::Result<jose::KeySet> oneSecret(base::SecretBytes bytes)
{
    jose::KeySet set;
    set.keys.push_back(jose::keyFromSecret(std::move(bytes)));
    return set;
}

base::Result<jose::KeySet> readJsonKeys(QByteArrayView text)
{
    return formats::readKeys(text, Text::tr("key"));
}

base::Result<jose::KeySet> readPemKeys(QByteArrayView text)
{
    return jose::readKeys(text, Text::tr("pem"));
}

template <SecretEncoding Encoding>
base::Result<jose::KeySet> readSecret(QByteArrayView text)
{
    auto bytes = jose::decodeSecret(text, Encoding);
    return bytes ? oneSecret(std::move(bytes).value()) : bytes.error();
}

base::Result<jose::KeySet> readEncodedSecret(QByteArrayView text)
{
    auto bytes = encoding::decodeBase64Url(text);
    return bytes ? oneSecret(base::SecretBytes::take(std::move(bytes).value())) : bytes.error();
}

/// The reader of "secret", by what "secretEncoding" says; null where it names none.
KeyCache::Reader secretReader(const JsonValue &name)
{
    if (name.isAbsent() || name.isNull())
        return readSecret<SecretEncoding::Utf8>;
    const auto encoding = jose::secretEncodingFromName(name.toString());
    if (!encoding)
        return nullptr;
    switch (*encoding) {
    case SecretEncoding::Base64: return readSecret<SecretEncoding::Base64>;
    case SecretEncoding::Base64Url: return readSecret<SecretEncoding::Base64Url>;
    case SecretEncoding::Hex: return readSecret<SecretEncoding::Hex>;
    default: return readSecret<SecretEncoding::Utf8>;
    }
}

struct KeyMember
{
    QLatin1StringView name;
    KeyCache::Reader reader;
};

base::Result<void> readKeys(const JsonValue &request, report::InspectionOptions &options, KeyCache &cache)
{
    const KeyMember keyMembers[] = {
        {"key"_L1, readJsonKeys},
        {"pem"_L1, readPemKeys},
        {"secret"_L1, secretReader(request["secretEncoding"_L1])},
        {"secretBase64url"_L1, readEncodedSecret},
    };
    bool first = true;
    for (const KeyMember &member : keyMembers) {
        const JsonValue value = request[member.name];
        if (value.isAbsent() || value.isNull())
            continue;
        if (!member.reader)
            return base::Error{"secret-encoding"_L1,
                               Text::tr("\u201csecretEncoding\u201d is utf8, base64, base64url or hex.")};
        if (first) // the request's own keys take the place of those of the command line
            options.keys = {};
        first = false;
        options.keys.add(
            *cache.keys(value.isString() ? value.toUtf8() : value.raw().toByteArray(), member.reader));
    }
    return {};
}

std::optional<qint64> timeOf(const JsonValue &value)
{
    if (value.isNumber())
        return value.toInteger() ? value.toInteger() : timeFromText(QString::fromUtf8(value.raw()));
    return timeFromText(value.toString());
}

/// A text of the request where it has one, else what the command line said.
void replaceText(QString &text, const JsonValue &value)
{
    if (value.isString())
        text = value.toString();
}

void replaceBytes(QByteArray &bytes, const JsonValue &value)
{
    if (value.isString())
        bytes = value.toUtf8();
}

void readExpectations(const JsonValue &request, lint::TokenExpectations &expected)
{
    replaceText(expected.nonce, request["nonce"_L1]);
    replaceText(expected.audience, request["audience"_L1]);
    replaceText(expected.issuer, request["issuer"_L1]);
    replaceText(expected.state, request["state"_L1]);
    replaceText(expected.clientId, request["client"_L1]);
    replaceText(expected.method, request["method"_L1]);
    replaceText(expected.url, request["url"_L1]);
    replaceBytes(expected.accessToken, request["accessToken"_L1]);
    replaceBytes(expected.code, request["code"_L1]);
    if (const auto maxAge = request["maxAge"_L1].toInteger())
        expected.maxAge = *maxAge;
}

base::Result<void> readOptions(const JsonValue &request, report::InspectionOptions &options)
{
    if (const JsonValue as = request["as"_L1]; as.isString()) {
        options.type = lint::tokenTypeFromName(as.toString());
        if (!options.type)
            return base::Error{"type"_L1, Text::tr("\u201cas\u201d names no type that is known here.")};
    }
    if (const JsonValue at = request["at"_L1]; !at.isAbsent() && !at.isNull()) {
        const auto time = timeOf(at);
        if (!time)
            return base::Error{"time"_L1, Text::tr("\u201cat\u201d is neither a NumericDate nor RFC 3339.")};
        options.now = *time;
    }
    if (const auto leeway = request["leeway"_L1].toInteger())
        options.leeway = *leeway;
    readExpectations(request, options.expected);
    if (const JsonValue assertion = request["implicitAssertion"_L1]; assertion.isString())
        options.implicitAssertion = assertion.toUtf8();
    return {};
}

QByteArray errorLine(const JsonValue &id, const base::Error &error)
{
    JsonWriter writer;
    writer.beginObject();
    writer.member("id"_L1, id);
    writer.key("error");
    writer.beginObject();
    writer.member("code"_L1, error.code);
    writer.member("message"_L1, error.message);
    writer.endObject();
    writer.endObject();
    return writer.take();
}

} // namespace

QByteArray answerLine(const QByteArray &line, const report::InspectionOptions &defaults, KeyCache &keys)
{
    const auto document = encoding::JsonDocument::parse(line);
    if (!document)
        return errorLine({}, document.error());
    const JsonValue request = document->root();
    const JsonValue id = request["id"_L1];
    const JsonValue token = request["token"_L1];
    if (!token.isString() && !token.isObject())
        return errorLine(id, {"request"_L1, Text::tr("The request has no \u201ctoken\u201d.")});
    report::InspectionOptions options = defaults;
    if (const auto read = readOptions(request, options); !read)
        return errorLine(id, read.error());
    if (const auto read = readKeys(request, options, keys); !read)
        return errorLine(id, read.error());
    const auto read = token::readToken(token.isString() ? token.toUtf8() : token.raw().toByteArray());
    JsonWriter writer;
    writer.beginObject();
    writer.member("id"_L1, id);
    report::writeInspectionMembers(writer, report::inspect(read, options), base::Reveal::Hidden);
    writer.endObject();
    return report::onOneLine(writer.take());
}

} // namespace claimcheck::app
