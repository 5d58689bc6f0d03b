#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/text.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr qsizetype maxSamlBytes = 256 * 1024;
constexpr int maxSamlElements = 5000;

constexpr std::array<const char *, 6> samlMessages = {"Assertion",    "EncryptedAssertion", "Response",
                                                      "AuthnRequest", "LogoutRequest",      "LogoutResponse"};

/// An attribute, or the text of an element where attribute is "".
struct SamlPart
{
    const char *element;
    const char *attribute;
    const char *field;
    const char *meaning;
};
constexpr SamlPart samlParts[] = {
    {"", "ID", "id", QT_TRANSLATE_NOOP("claimcheck_formats", "Id of the message")},
    {"", "Destination", "destination", QT_TRANSLATE_NOOP("claimcheck_formats", "Where it is sent to")},
    {"", "IssueInstant", "issuedAt", QT_TRANSLATE_NOOP("claimcheck_formats", "When it was made")},
    {"Issuer", "", "issuer", QT_TRANSLATE_NOOP("claimcheck_formats", "Who issued it")},
    {"NameID", "", "subject", QT_TRANSLATE_NOOP("claimcheck_formats", "Whom it is about")},
    {"Audience", "", "audience", QT_TRANSLATE_NOOP("claimcheck_formats", "Whom it is for")},
    {"Conditions", "NotBefore", "notBefore", QT_TRANSLATE_NOOP("claimcheck_formats", "From when it is good")},
    {"Conditions", "NotOnOrAfter", "expiresAt",
     QT_TRANSLATE_NOOP("claimcheck_formats", "Until when it is good")},
    {"StatusCode", "Value", "status", QT_TRANSLATE_NOOP("claimcheck_formats", "How it went")},
};

QString localName(QStringView qualified)
{
    return qualified.mid(qualified.lastIndexOf(u':') + 1).toString();
}

/// The first of a name counts: what stands outside comes first.
void addSamlPart(const SamlPart &part, const QString &value, Recognized &found)
{
    const auto name = QString::fromLatin1(part.field);
    if (found.field(name))
        return;
    const auto time = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (time.isValid())
        addTimeField(found, name, time.toMSecsSinceEpoch(), Text::tr(part.meaning));
    else
        addField(found, name, value, Text::tr(part.meaning));
}

void readSamlElement(QXmlStreamReader &xml, const QString &element, const QString &root, Recognized &found)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    for (const SamlPart &part : samlParts) {
        const auto of = QString::fromLatin1(part.element);
        if (element != (of.isEmpty() ? root : of))
            continue;
        const auto attribute = QString::fromLatin1(part.attribute);
        if (attribute.isEmpty())
            return addSamlPart(part, xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed(),
                               found);
        if (attributes.hasAttribute(attribute))
            addSamlPart(part, attributes.value(attribute).toString(), found);
    }
}

} // namespace

/// Names only: prefixes need not be declared, and no signature is looked at.
bool readSaml(QByteArrayView token, Recognized &found)
{
    QByteArray compact = token.toByteArray();
    for (const char space : {' ', '\n', '\r', '\t'})
        compact.replace(space, "");
    const auto bytes = decodeAnyBase64(compact);
    if (!bytes || bytes->size() > maxSamlBytes)
        return false;
    QXmlStreamReader xml(*bytes);
    xml.setNamespaceProcessing(false);
    QString root;
    for (int elements = 0; !xml.atEnd() && elements < maxSamlElements;) {
        const auto kind = xml.readNext();
        if (kind == QXmlStreamReader::DTD)
            return false; // SAML has none, and entities are how XML attacks its readers
        if (kind != QXmlStreamReader::StartElement)
            continue;
        ++elements;
        const QString element = localName(xml.qualifiedName());
        if (root.isEmpty()) {
            root = element;
            const auto isRoot = [&root](const char *name) { return root == QLatin1StringView(name); };
            if (std::ranges::none_of(samlMessages, isRoot))
                return false;
            addField(found, u"message"_s, root, Text::tr("What kind of message it is"));
        }
        readSamlElement(xml, element, root, found);
    }
    found.payload = contentOf(*bytes);
    return !root.isEmpty();
}

} // namespace claimcheck::formats
