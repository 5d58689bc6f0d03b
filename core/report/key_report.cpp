#include "core/report/key_report.h"

#include "core/encoding/base64url.h"
#include "core/jose/key_names.h"
#include "core/jose/key_writing.h"
#include "core/report/key_words.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

void writeTextOrNull(JsonWriter &writer, QLatin1StringView name, const QString &text)
{
    if (text.isEmpty())
        writer.member(name, nullptr);
    else
        writer.member(name, text);
}

void writeCertificates(JsonWriter &writer, const jose::Jwk &jwk)
{
    writer.key("certificates");
    writer.beginArray();
    for (const crypto::Certificate &certificate : jwk.certificates) {
        writer.beginObject();
        writer.member("subject"_L1, certificate.subject());
        writer.member("issuer"_L1, certificate.issuer());
        writer.member("serialNumber"_L1, certificate.serialNumber());
        writer.member("notBefore"_L1, isoTime(certificate.notBefore()));
        writer.member("notAfter"_L1, isoTime(certificate.notAfter()));
        writer.member("sha256"_L1,
                      encoding::encodeBase64Url(certificate.fingerprint(crypto::Digest::Sha256)));
        writer.endObject();
    }
    writer.endArray();
}

/// The key as JSON: whole only where that was asked for and there is a private part.
QByteArray jwkOf(const jose::KeyEntry &entry, jose::JwkPart part)
{
    const bool whole = part == jose::JwkPart::Private && (!entry.isUsable() || entry.jwk.key.hasPrivate());
    if (!whole)
        return jose::publicJwkText(entry).trimmed();
    const auto text = jose::writeKeys({&entry, 1}, {.form = jose::KeyForm::Jwk, .part = part});
    return text ? text->view().trimmed().toByteArray() : QByteArray("null");
}

void writeMarks(JsonWriter &writer, const std::vector<jose::KeyMark> &marks)
{
    writer.key("marks");
    writer.beginArray();
    for (const jose::KeyMark mark : marks)
        writer.value(jose::keyMarkRow(mark).code);
    writer.endArray();
}

void writeProblem(JsonWriter &writer, const base::Error &error)
{
    writer.beginObject();
    writer.member("code"_L1, error.code);
    writer.member("message"_L1, error.message);
    writer.endObject();
}

QString marksText(const jose::KeyEntry &entry, const std::vector<jose::KeyMark> &marks)
{
    QStringList texts;
    for (const jose::KeyMark mark : marks) {
        const QString why = mark == jose::KeyMark::NotUsable && entry.problem ? entry.problem->message
                                                                              : jose::keyMarkReason(mark);
        const bool told = jose::keyMarkRow(mark).level.has_value();
        texts << (told ? u"%1 (%2)"_s.arg(jose::keyMarkText(mark), printable(why)) : jose::keyMarkText(mark));
    }
    return texts.join(u"; "_s);
}

QString keyText(const jose::KeyEntry &entry, const jose::CollectedSet &set, qint64 now, jose::JwkPart part)
{
    const jose::Jwk &jwk = entry.jwk;
    QString text = line(Text::tr("kid"), jwk.kid.isEmpty() ? Text::tr("none") : printable(jwk.kid));
    text += line(Text::tr("kind"), printable(keyKindText(entry)));
    const std::pair<QString, QString> facts[] = {
        {Text::tr("size"), keySizeText(entry)},
        {Text::tr("use"), printable(jwk.use)},
        {Text::tr("algorithm"), printable(jwk.alg)},
        {Text::tr("thumbprint"), entry.isUsable() ? QString::fromLatin1(jwk.thumbprint()) : QString()},
        {Text::tr("state"), marksText(entry, jose::marksOf(entry, set, now))},
    };
    for (const auto &[name, value] : facts) {
        if (!value.isEmpty())
            text += line(name, value);
    }
    for (const crypto::Certificate &certificate : jwk.certificates)
        text += line(Text::tr("certificate"),
                     Text::tr("%1, issued by %2, valid from %3 to %4")
                         .arg(printable(certificate.subject()), printable(certificate.issuer()),
                              isoTime(certificate.notBefore()), isoTime(certificate.notAfter())));
    if (part == jose::JwkPart::Private)
        text += QString::fromUtf8(jwkOf(entry, part)) + u'\n';
    return text;
}

} // namespace

void writeKey(JsonWriter &writer, const jose::KeyEntry &entry, const jose::CollectedSet &set, qint64 now,
              jose::JwkPart part)
{
    const jose::Jwk &jwk = entry.jwk;
    writer.beginObject();
    writeTextOrNull(writer, "kid"_L1, jwk.kid);
    writeTextOrNull(writer, "kty"_L1, QString::fromUtf8(entry.kty));
    writer.member("kind"_L1, keyKindText(entry));
    writeTextOrNull(writer, "size"_L1, keySizeText(entry));
    writeTextOrNull(writer, "use"_L1, jwk.use);
    writeTextOrNull(writer, "alg"_L1, jwk.alg);
    writeTextOrNull(writer, "thumbprint"_L1,
                    entry.isUsable() ? QString::fromLatin1(jwk.thumbprint()) : QString());
    writeTextOrNull(writer, "thumbprintUri"_L1,
                    entry.isUsable() ? QString::fromLatin1(jose::thumbprintUri(jwk)) : QString());
    writer.member("private"_L1, jwk.key.hasPrivate());
    writeCertificates(writer, jwk);
    writeMarks(writer, jose::marksOf(entry, set, now));
    if (entry.problem) {
        writer.key("problem");
        writeProblem(writer, *entry.problem);
    }
    writer.memberRaw("jwk", jwkOf(entry, part));
    writer.endObject();
}

QByteArray keySetJson(const jose::CollectedSet &set, qint64 now, jose::JwkPart part)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("from"_L1, jose::keyPlaceName(set.place));
    writeTextOrNull(writer, "name"_L1, set.name);
    writeTextOrNull(writer, "address"_L1, set.address);
    writer.member("readAt"_L1, isoTime(QDateTime::fromSecsSinceEpoch(set.readAt)));
    writer.key("keys");
    writer.beginArray();
    for (const jose::KeyEntry &entry : set.keys)
        writeKey(writer, entry, set, now, part);
    writer.endArray();
    writer.key("skipped");
    writer.beginArray();
    for (const base::Error &error : set.skipped)
        writeProblem(writer, error);
    writer.endArray();
    writer.endObject();
    return writer.take() + '\n';
}

QString keySetText(const jose::CollectedSet &set, qint64 now, jose::JwkPart part)
{
    QStringList paragraphs;
    for (const jose::KeyEntry &entry : set.keys)
        paragraphs << keyText(entry, set, now, part);
    for (const base::Error &error : set.skipped)
        paragraphs << line(Text::tr("not read"), printable(error.message));
    return paragraphs.join(u'\n');
}

bool hasKeyErrors(const jose::CollectedSet &set, qint64 now)
{
    const auto isWrong = [&](const jose::KeyEntry &entry) {
        return std::ranges::any_of(jose::marksOf(entry, set, now), [](jose::KeyMark mark) {
            return jose::keyMarkRow(mark).level == base::Level::Error;
        });
    };
    return !set.skipped.empty() || std::ranges::any_of(set.keys, isWrong);
}

} // namespace claimcheck::report
