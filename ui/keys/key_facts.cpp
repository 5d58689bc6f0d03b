#include "core/encoding/base64url.h"
#include "core/jose/key_marks.h"
#include "core/jose/key_names.h"
#include "core/report/key_words.h"
#include "ui/keys/key_views.h"
#include "ui/keys/text.h"
#include "ui/models/time_text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::JwkPart;

namespace {

Fact fact(const QString &name, const QString &value, CellStyle style = CellStyle::Text)
{
    return {name, value, style, {}};
}

QString partText(const jose::KeyEntry &entry, JwkPart part)
{
    if (part == JwkPart::Private)
        return Text::tr("the whole key, private part included");
    if (entry.isUsable() && entry.jwk.key.kind() == crypto::KeyKind::Secret)
        return Text::tr("none \u00b7 a secret has no public part");
    return entry.jwk.key.hasPrivate() ? Text::tr("public \u00b7 the private part is known")
                                      : Text::tr("public \u00b7 the private part is not known");
}

void addCertificates(std::vector<Fact> &facts, const jose::Jwk &jwk, Qt::TimeSpec display)
{
    if (jwk.certificates.empty())
        facts.push_back(fact(Text::tr("Certificate"), Text::tr("none (no x5c)")));
    for (std::size_t i = 0; i < jwk.certificates.size(); ++i) {
        const crypto::Certificate &certificate = jwk.certificates[i];
        const bool own = certificate.subject() == certificate.issuer();
        const QString by = own ? Text::tr("self-signed") : Text::tr("issued by %1").arg(certificate.issuer());
        facts.push_back(fact(i == 0 ? Text::tr("Certificate") : Text::tr("Issued by"),
                             u"%1 \u00b7 %2"_s.arg(certificate.subject(), by)));
        facts.push_back(fact(Text::tr("Valid"),
                             Text::tr("%1 to %2")
                                 .arg(dateTimeText(certificate.notBefore().toSecsSinceEpoch(), display),
                                      dateTimeText(certificate.notAfter().toSecsSinceEpoch(), display))));
    }
    if (!jwk.certificates.empty())
        facts.push_back(fact(u"x5t#S256"_s,
                             QString::fromLatin1(encoding::encodeBase64Url(
                                 jwk.certificates.front().fingerprint(crypto::Digest::Sha256))),
                             CellStyle::Value));
}

} // namespace

std::vector<Fact> keyFacts(const jose::KeyEntry &entry, const jose::CollectedSet &set, JwkPart part,
                           qint64 now, Qt::TimeSpec display)
{
    std::vector<Fact> facts;
    const jose::Jwk &jwk = entry.jwk;
    if (entry.isUsable()) {
        const QString thumbprint = QString::fromLatin1(jwk.thumbprint());
        facts.push_back(fact(Text::tr("SHA-256 thumbprint"), thumbprint, CellStyle::Value));
        facts.push_back(
            fact(Text::tr("As a URI"), QString::fromLatin1(jose::thumbprintUri(jwk)), CellStyle::Muted));
        facts.push_back(fact(Text::tr("Size"), report::keySizeText(entry)));
    }
    addCertificates(facts, jwk, display);
    facts.push_back(fact(Text::tr("Part shown"), partText(entry, part)));
    for (const jose::KeyMark mark : jose::marksOf(entry, set, now)) {
        const jose::KeyMarkRow &row = jose::keyMarkRow(mark);
        if (row.level)
            facts.push_back(
                fact(jose::keyMarkText(mark), u"%1 %2"_s.arg(jose::keyMarkReason(mark), row.spec.label())));
    }
    return facts;
}

} // namespace claimcheck::ui::keys
