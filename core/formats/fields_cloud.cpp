#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/text.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

void addPresignedUrl(QByteArrayView address, Recognized &found)
{
    const QUrlQuery query(QUrl(u"https://"_s + QString::fromUtf8(address)));
    const auto item = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    addField(found, u"credential"_s, item(u"X-Amz-Credential"_s),
             Text::tr("Access key id, day, region and service"));
    QString date = item(u"X-Amz-Date"_s); // 20260101T120000Z: ISO 8601 without its signs
    for (const qsizetype at : {13, 11})
        date.insert(qMin(at, date.size()), u':');
    for (const qsizetype at : {6, 4})
        date.insert(qMin(at, date.size()), u'-');
    const auto made = QDateTime::fromString(date, Qt::ISODate);
    if (!made.isValid())
        return;
    const qint64 seconds = made.toSecsSinceEpoch();
    addSecondsField(found, u"issuedAt"_s, seconds, Text::tr("When it was signed"));
    addSecondsField(found, u"expiresAt"_s, seconds + item(u"X-Amz-Expires"_s).toLongLong(),
                    Text::tr("Until when its signature is good"));
}

struct SasParameter
{
    const char *name;
    const char *field;
    const char *meaning;
};
constexpr SasParameter sasParameters[] = {
    {"sv", "version", QT_TRANSLATE_NOOP("claimcheck_formats", "Version of the storage service")},
    {"sp", "permissions", QT_TRANSLATE_NOOP("claimcheck_formats", "Permissions, a letter each")},
    {"sr", "resource", QT_TRANSLATE_NOOP("claimcheck_formats", "What it gives access to")},
    {"ss", "services", QT_TRANSLATE_NOOP("claimcheck_formats", "Services, a letter each")},
    {"srt", "resourceTypes", QT_TRANSLATE_NOOP("claimcheck_formats", "Types of resource, a letter each")},
    {"spr", "protocol", QT_TRANSLATE_NOOP("claimcheck_formats", "Allowed protocols")},
    {"sip", "addresses", QT_TRANSLATE_NOOP("claimcheck_formats", "Allowed IP addresses")},
    {"skoid", "delegateObjectId",
     QT_TRANSLATE_NOOP("claimcheck_formats", "Entra object whose delegation key signed it")},
    {"sktid", "delegateTenantId", QT_TRANSLATE_NOOP("claimcheck_formats", "Tenant of that object")},
    {"skn", "keyName", QT_TRANSLATE_NOOP("claimcheck_formats", "Name of the key that signed it")},
};

void addSasTime(const QUrlQuery &query, const QString &parameter, const QString &name, const QString &meaning,
                Recognized &found)
{
    const QString text = query.queryItemValue(parameter, QUrl::FullyDecoded);
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    if (time.isValid())
        addTimeField(found, name, time.toMSecsSinceEpoch(), meaning);
    else if (bool isNumber = false; text.toLongLong(&isNumber) > 0 && isNumber)
        addSecondsField(found, name, text.toLongLong(), meaning);
}

void addSas(const QUrlQuery &query, Recognized &found)
{
    for (const SasParameter &row : sasParameters)
        addField(found, QString::fromLatin1(row.field),
                 query.queryItemValue(QString::fromLatin1(row.name), QUrl::FullyDecoded),
                 Text::tr(row.meaning));
    addSasTime(query, u"st"_s, u"notBefore"_s, Text::tr("From when it is good"), found);
    addSasTime(query, u"se"_s, u"expiresAt"_s, Text::tr("Until when it is good"), found);
    addSecretField(found, u"signature"_s, query.queryItemValue(u"sig"_s, QUrl::FullyDecoded),
                   Text::tr("The signature, which is all that is secret in it"));
}

} // namespace

/// The account is in 40 bits behind the prefix, in ids from about 2019 on: those whose first bit is set.
bool readAwsKeyId(QByteArrayView token, Recognized &found)
{
    const auto bytes = decodeBase32(token.sliced(4));
    if (!bytes || bytes->size() < 6)
        return false;
    quint64 number = 0;
    for (int i = 0; i < 6; ++i)
        number = number << 8 | uchar(bytes->at(i));
    if ((number >> 47) == 0) {
        found.evidence += Text::tr("it is of an age that does not carry the account's id");
        return true;
    }
    const quint64 account = (number & 0x7FFF'FFFF'FF80) >> 7;
    addField(found, u"accountId"_s, QString::number(account).rightJustified(12, u'0'),
             Text::tr("The AWS account that it belongs to"), {4, token.size()});
    return true;
}

bool readBedrockKey(QByteArrayView token, Recognized &found)
{
    constexpr QByteArrayView shortLived = "bedrock-api-key-";
    if (token.startsWith(shortLived)) {
        const auto url = decodeAnyBase64(token.sliced(shortLived.size()));
        if (!url || !isReadable(*url))
            return false;
        addPresignedUrl(*url, found);
        return true;
    }
    const auto decoded = decodeAnyBase64(token.sliced(4));
    if (!decoded || !isReadable(*decoded))
        return false;
    const QByteArray name = decoded->left(decoded->indexOf(':'));
    addField(found, u"userName"_s, QString::fromUtf8(name), Text::tr("The IAM user that it belongs to"));
    return true;
}

/// The layout of Microsoft's common annotated security keys, behind 52 random characters.
bool readCask(QByteArrayView token, Recognized &found)
{
    constexpr qsizetype at = 57; // behind the mark JQQJ9
    const auto text = [token](qsizetype from, qsizetype size) {
        return QString::fromLatin1(token.sliced(from, size));
    };
    const char kind = token[at];
    addField(found, u"kind"_s,
             kind == '9'   ? Text::tr("primary key")
             : kind == 'D' ? Text::tr("derived key")
                           : Text::tr("hash of a key"),
             Text::tr("What its mark says it is"), {at, at + 1});
    const auto year = int(base62Digits.indexOf(token[at + 1])) - 10; // A is 2024
    if (year >= 0)
        addField(found, u"made"_s,
                 u"%1-%2"_s.arg(2024 + year).arg(token[at + 2] - 'A' + 1, 2, 10, QChar(u'0')),
                 Text::tr("Year and month in which it was made"), {at + 1, at + 3});
    addField(found, u"platform"_s, text(60, 12), Text::tr("Data of the platform"), {60, 72});
    addField(found, u"providerData"_s, text(72, 4), Text::tr("Data of the provider"), {72, 76});
    addField(found, u"provider"_s, text(76, 4),
             Text::tr("The service that it opens; in capital letters where the customer manages it"),
             {76, 80});
    return true;
}

bool readAzureSas(QByteArrayView token, Recognized &found)
{
    QByteArrayView query = token;
    if (const qsizetype mark = token.indexOf('?'); mark >= 0) {
        addField(found, u"address"_s, QString::fromUtf8(token.first(mark)), Text::tr("The resource"),
                 {0, mark});
        query = token.sliced(mark + 1);
    }
    const QUrlQuery parameters(QString::fromUtf8(query));
    if (!parameters.hasQueryItem(u"sv"_s) || !parameters.hasQueryItem(u"sig"_s))
        return false;
    addSas(parameters, found);
    return true;
}

bool readServiceBusSas(QByteArrayView token, Recognized &found)
{
    addSas(QUrlQuery(QString::fromUtf8(token.sliced(token.indexOf(' ') + 1))), found);
    return true;
}

} // namespace claimcheck::formats
