#include "core/jose/crit.h"
#include "core/jose/jwe_json.h"
#include "core/jose/text.h"

#include <QSet>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

using Names = QSet<QByteArray>;

Names namesOf(const encoding::JsonDocument &header)
{
    Names names;
    for (const encoding::JsonMember member : header.root().members())
        names.insert(member.nameUtf8());
    return names;
}

/// The headers of a JSON serialization share no name (RFC 7516 §7.2.1).
void checkDisjoint(const Names &names, const Names &others, qsizetype where,
                   std::vector<base::Error> &problems)
{
    for (const QByteArray &name : others) {
        if (names.contains(name))
            problems.push_back(
                {"header-not-disjoint"_L1,
                 Text::tr("\u201c%1\u201d is in more than one of the headers.").arg(QString::fromUtf8(name)),
                 where,
                 {Spec::Rfc7516, "7.2.1"}});
    }
}

/// RFC 7516 §4.1.3: in the protected header, and DEF is all there is.
void checkZip(const encoding::JsonValue &zip, const ParsedJwe &jwe, std::vector<base::Error> &problems)
{
    if (zip.isAbsent())
        return;
    if (jwe.header["zip"_L1].isAbsent())
        problems.push_back({"zip-unprotected"_L1,
                            Text::tr("zip must be in the protected header."),
                            -1,
                            {Spec::Rfc7516, "4.1.3"}});
    else if (!zip.equals("DEF"))
        problems.push_back(
            {"zip-unknown"_L1,
             Text::tr("\u201c%1\u201d is not a compression that is known here.").arg(zip.toString()),
             jwe.protectedRange.begin,
             {Spec::Rfc7516, "4.1.3"}});
}

/// What is in the headers that all recipients share is looked up once: those may be long, and the recipients
/// many.
class SharedParameter
{
public:
    SharedParameter(const ParsedJwe &jwe, QLatin1StringView name) : m_name(name), m_value(jwe.header[name])
    {
        if (m_value.isAbsent())
            m_value = jwe.unprotectedHeader[name];
    }
    [[nodiscard]] encoding::JsonValue of(const JweRecipient &recipient) const
    {
        return m_value.isAbsent() ? recipient.header[m_name] : m_value;
    }

private:
    QLatin1StringView m_name;
    encoding::JsonValue m_value;
};

/// The rules of headers that are not all protected.
void checkUnprotected(ParsedJwe &jwe)
{
    const qsizetype where = jwe.protectedRange.begin;
    Names shared = namesOf(jwe.header);
    const Names unprotected = namesOf(jwe.unprotectedHeader);
    checkDisjoint(shared, unprotected, where, jwe.problems);
    checkUnprotectedCrit(jwe.unprotectedHeader, where, jwe.problems);
    shared.unite(unprotected);
    for (JweRecipient &recipient : jwe.recipients) {
        checkDisjoint(shared, namesOf(recipient.header), where, recipient.problems);
        checkUnprotectedCrit(recipient.header, where, recipient.problems);
    }
}

} // namespace

void finishRecipients(ParsedJwe &jwe)
{
    const SharedParameter alg(jwe, "alg"_L1), enc(jwe, "enc"_L1), kid(jwe, "kid"_L1), zip(jwe, "zip"_L1);
    for (JweRecipient &recipient : jwe.recipients) {
        recipient.alg = alg.of(recipient).toUtf8();
        recipient.enc = enc.of(recipient).toUtf8();
        recipient.kid = kid.of(recipient).toUtf8();
        checkZip(zip.of(recipient), jwe, recipient.problems);
        if (recipient.enc != jwe.recipients.front().enc) // RFC 7516 §7.2.1: the same for all
            recipient.problems.push_back({"enc-differs"_L1,
                                          Text::tr("The recipients disagree on enc."),
                                          -1,
                                          {Spec::Rfc7516, "7.2.1"}});
    }
    checkCrit(jwe.header, {}, jwe.protectedRange.begin, jwe.problems);
    if (jwe.serialization != Serialization::Compact)
        checkUnprotected(jwe);
}

} // namespace claimcheck::jose
