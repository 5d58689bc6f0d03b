#include "core/encoding/base64url.h"
#include "core/formats/format_id.h"
#include "core/formats/paseto.h"
#include "core/formats/text.h"

#include <algorithm>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const PasetoRow &row)
{
    return u"PASETO "_s + QString::fromLatin1(row.header).chopped(1);
}

Recognized startOf(const PasetoRow &row)
{
    const bool isLocal = row.purpose == PasetoPurpose::Local;
    Recognized result;
    result.id = formatId(u"PASETO"_s);
    result.name = nameOf(row);
    result.source = u"https://github.com/paseto-standard/paseto-spec"_s;
    result.evidence = {Text::tr("it begins with %1").arg(QString::fromLatin1(row.header))};
    result.fields.push_back({u"version"_s,
                             u'v' + QString(QLatin1Char(row.version)),
                             Text::tr("version of PASETO: %1").arg(QLatin1StringView(row.algorithms)),
                             {0, 2}});
    result.fields.push_back(
        {u"purpose"_s,
         isLocal ? u"local"_s : u"public"_s,
         isLocal ? Text::tr("encrypted with a shared key") : Text::tr("signed; anyone can read it"),
         {3, qsizetype(qstrlen(row.header)) - 1}});
    return result;
}

void addFooter(Recognized &result, const Paseto &paseto)
{
    if (paseto.footer.isEmpty())
        return;
    const Content footer = contentOf(paseto.footer);
    result.fields.push_back({u"footer"_s, QString::fromUtf8(footer.bytes),
                             Text::tr("authenticated with the token, and readable"), paseto.footerRange});
    if (const auto kid = footer.json["kid"_L1]; kid.isString())
        result.fields.push_back(
            {u"kid"_s, kid.toString(), Text::tr("which key it was made with"), paseto.footerRange});
    if (const auto wrapped = footer.json["wpk"_L1]; wrapped.isString())
        result.fields.push_back({u"wrappedKey"_s, wrapped.toString(),
                                 Text::tr("its key, wrapped with another one (PASERK)"), paseto.footerRange});
}

void addParts(Recognized &result, const Paseto &paseto)
{
    const auto text = [](const QByteArray &bytes) {
        return QString::fromLatin1(encoding::encodeBase64Url(bytes));
    };
    if (paseto.row->purpose == PasetoPurpose::Local) {
        result.fields.push_back(
            {u"nonce"_s, text(paseto.nonce), Text::tr("a number used once"), paseto.bodyRange});
        return;
    }
    result.fields.push_back({u"signature"_s, text(paseto.tail),
                             Text::tr("%1 bytes at the end of the payload").arg(paseto.tail.size()),
                             paseto.bodyRange});
    result.payload = contentOf(paseto.body);
    result.payloadRange = paseto.bodyRange;
    if (!result.payload->json.root().isObject())
        result.problems.push_back({"paseto-payload"_L1,
                                   Text::tr("The payload of PASETO is a JSON object; this one is not."),
                                   paseto.bodyRange.begin,
                                   {base::Spec::Paseto}});
}

} // namespace

void recognizePaseto(QByteArrayView token, std::vector<Recognized> &found)
{
    const auto begins = [token](const PasetoRow &row) { return token.startsWith(row.header); };
    const auto rows = pasetoTable();
    const auto row = std::ranges::find_if(rows, begins);
    if (row == rows.end())
        return;
    Recognized result = startOf(*row);
    if (const auto paseto = readPaseto(token)) {
        result.level = MatchLevel::Decoded;
        result.evidence.push_back(
            row->purpose == PasetoPurpose::Local
                ? Text::tr("its base64url has room for a nonce of %1 bytes and a tag of %2")
                      .arg(row->nonceBytes)
                      .arg(row->tailBytes)
                : Text::tr("its base64url ends with a signature of %1 bytes").arg(row->tailBytes));
        addFooter(result, *paseto);
        addParts(result, *paseto);
    } else {
        result.problems.push_back(paseto.error());
    }
    found.push_back(std::move(result));
}

} // namespace claimcheck::formats
