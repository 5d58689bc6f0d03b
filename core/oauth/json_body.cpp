#include "core/oauth/json_body.h"

#include "core/http/content_type.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Level;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

base::Finding notJson(const http::Response &response, const base::Error &error, base::SpecRef spec)
{
    const QByteArray body = response.body.trimmed();
    if (body.isEmpty())
        return {"body-empty"_L1,
                Level::Error,
                {},
                Text::tr("The response has no body; a JSON object was expected."),
                spec,
                {}};
    if (body.startsWith('<'))
        return {
            "body-html"_L1,
            Level::Error,
            {},
            Text::tr("The response is a page of HTML, not JSON: often a proxy, a login page or a wrong URL."),
            spec,
            {}};
    return {"body-not-json"_L1,
            Level::Error,
            {},
            Text::tr("The body is not JSON (byte %1): %2").arg(error.where).arg(error.message),
            spec,
            {}};
}

} // namespace

QByteArray mediaTypeOf(const http::Response &response)
{
    return http::readContentType(response.headers.value("Content-Type")).essence;
}

JsonDocument readJsonObject(const http::Response &response, base::SpecRef spec,
                            std::vector<base::Finding> &findings)
{
    const base::Result<JsonDocument> document = JsonDocument::parse(response.body);
    if (!document) {
        findings.push_back(notJson(response, document.error(), spec));
        return {};
    }
    if (!document->root().isObject()) {
        findings.push_back({"body-not-object"_L1,
                            Level::Error,
                            {},
                            Text::tr("The body is JSON, but not an object: %1.")
                                .arg(encoding::jsonKindName(document->root().kind())),
                            spec,
                            {}});
        return {};
    }
    const http::ContentType type = http::readContentType(response.headers.value("Content-Type"));
    if (!type.isJson()) {
        findings.push_back(
            {"body-content-type"_L1,
             Level::Error,
             u"Content-Type"_s,
             Text::tr("The body is JSON, but its Content-Type is \"%1\"; application/json is required.")
                 .arg(QString::fromUtf8(type.essence)),
             spec,
             {}});
    }
    for (const encoding::JsonDuplicate &duplicate : document->duplicates()) {
        findings.push_back({"body-duplicate-member"_L1,
                            Level::Warning,
                            duplicate.pointer,
                            Text::tr("The member stands twice; programs differ in which one they take."),
                            {base::Spec::Rfc8259, "4"},
                            duplicate.range});
    }
    return *document;
}

QString textMember(JsonValue object, QLatin1StringView name, base::SpecRef spec,
                   std::vector<base::Finding> &findings)
{
    const JsonValue value = object[name];
    if (value.isString())
        return value.toString();
    if (!value.isAbsent() && !value.isNull()) {
        findings.push_back({"member-type"_L1, Level::Error, encoding::pointerStep(QString(name)),
                            Text::tr("\"%1\" is %2; text in quotes was expected.")
                                .arg(name, encoding::jsonKindName(value.kind())),
                            spec, value.range()});
    }
    return {};
}

} // namespace claimcheck::oauth
