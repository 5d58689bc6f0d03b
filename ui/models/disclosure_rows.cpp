#include "ui/models/disclosure_rows.h"

#include "core/claims/vendor_claims.h"
#include "ui/models/member_rows.h"
#include "ui/models/nested_rows.h"
#include "ui/models/text.h"

#include <QMultiHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

using encoding::JsonMember;
using token::Disclosure;
using token::DisclosureState;
using token::TokenPart;

struct StateWords
{
    DisclosureState state;
    const char *words; ///< source text
};

constexpr StateWords stateWords[] = {
    {DisclosureState::NotChecked,
     QT_TRANSLATE_NOOP("claimcheck_ui", "Not checked: its digest algorithm is not known")},
    {DisclosureState::NotReferenced,
     QT_TRANSLATE_NOOP("claimcheck_ui", "Not referenced: no digest of the token is its own")},
    {DisclosureState::Unreadable, QT_TRANSLATE_NOOP("claimcheck_ui", "Unreadable")},
    {DisclosureState::WrongShape, QT_TRANSLATE_NOOP("claimcheck_ui", "Wrong number of elements")},
    {DisclosureState::ReservedName, QT_TRANSLATE_NOOP("claimcheck_ui", "Its name is reserved")},
    {DisclosureState::NameTaken, QT_TRANSLATE_NOOP("claimcheck_ui", "Its object has that member already")},
    {DisclosureState::Repeated, QT_TRANSLATE_NOOP("claimcheck_ui", "Stands twice in the token")},
    {DisclosureState::TooDeep, QT_TRANSLATE_NOOP("claimcheck_ui", "Lies too deep to be placed")},
};

QString shortened(const QByteArray &text)
{
    constexpr qsizetype shown = 6;
    const QString whole = QString::fromUtf8(text);
    return whole.size() <= shown + 1 ? whole : whole.left(shown) + QChar(0x2026);
}

QString pathName(const QString &pointer)
{
    QString name = pointer.mid(1);
    return name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

class Builder
{
public:
    explicit Builder(const token::TokenDocument &document)
        : m_document(document), m_reading(*document.sdJwt())
    {
        for (std::size_t index = 0; index < m_reading.disclosures.size(); ++index) {
            const Disclosure &disclosure = m_reading.disclosures[index];
            if (disclosure.state == DisclosureState::Placed)
                m_placed.insert(disclosure.path.section(u'/', 1, 1), int(index));
        }
        for (const JsonMember member : document.payload().root().members())
            m_open.insert(member.nameUtf8(), {member.keyRange().begin, member.value().range().end});
    }

    MemberRows build()
    {
        const QString vendor = claims::vendorOfIssuer(m_reading.payload["iss"_L1].toString());
        for (const JsonMember member : m_reading.payload.root().members())
            addClaim(member, vendor);
        for (std::size_t index = 0; index < m_reading.disclosures.size(); ++index) {
            if (m_reading.disclosures[index].state != DisclosureState::Placed)
                addFaulty(int(index));
        }
        addUndisclosed();
        return std::move(m_rows);
    }

private:
    void mark(MemberRow &row, int index) const
    {
        const Disclosure &disclosure = m_reading.disclosures[std::size_t(index)];
        const QByteArray salt = disclosure.salt().toUtf8();
        row.part = TokenPart::Disclosure;
        row.json = {};
        row.source = m_document.partRange(TokenPart::Disclosure, index);
        row.note = Text::tr("salt %1 \u00b7 digest %2").arg(shortened(salt), shortened(disclosure.digest));
        row.help = Text::tr("Disclosed by the holder. Salt: %1. Digest (%2): %3. %4")
                       .arg(QString::fromUtf8(salt), QString::fromLatin1(m_reading.algorithm),
                            QString::fromLatin1(disclosure.digest), row.help);
        row.icon = "disclosed"_L1;
        row.tone = Tone::Accent;
        row.meaning =
            row.meaning.isEmpty() ? Text::tr("Disclosed") : Text::tr("Disclosed \u00b7 %1").arg(row.meaning);
    }

    void addClaim(const JsonMember &member, const QString &vendor)
    {
        if (!m_rows.hasRoom())
            return;
        MemberRow row = claimRow(member, vendor);
        row.json = m_open.value(member.nameUtf8());
        row.source =
            row.json.isValid() ? m_document.sourceRange(TokenPart::Payload, row.json) : base::ByteRange{};
        QString step = member.name();
        step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
        QList<int> inside = m_placed.values(step);
        std::ranges::sort(inside);
        const QString path = u'/' + step;
        for (const int index : inside) {
            if (m_reading.disclosures[std::size_t(index)].path == path)
                mark(row, index);
        }
        const std::size_t head = m_rows.rows.size();
        m_rows.rows.push_back(std::move(row));
        addNestedRows(m_rows, member.value(), member.nameUtf8(), {});
        for (const int index : inside) {
            if (m_reading.disclosures[std::size_t(index)].path != path)
                addInner(index, head);
        }
    }

    /// Marks the row inside the claim at head that was disclosed; one that found no room there gets its own.
    void addInner(int index, std::size_t head)
    {
        const Disclosure &disclosure = m_reading.disclosures[std::size_t(index)];
        for (std::size_t row = head + 1; row < m_rows.rows.size(); ++row) {
            if (m_rows.rows[row].pointer == disclosure.path)
                return mark(m_rows.rows[row], index);
        }
        if (!m_rows.hasRoom())
            return;
        MemberRow row;
        row.name = pathName(disclosure.path);
        row.value = valueText(disclosure.value());
        mark(row, index);
        m_rows.rows.push_back(std::move(row));
    }

    void addFaulty(int index)
    {
        if (!m_rows.hasRoom())
            return;
        const Disclosure &disclosure = m_reading.disclosures[std::size_t(index)];
        MemberRow row;
        row.name = disclosure.name().toString();
        if (row.name.isEmpty())
            row.name = Text::tr("disclosure %1").arg(index + 1);
        row.value =
            disclosure.json.isEmpty() ? QString::fromUtf8(disclosure.text) : valueText(disclosure.value());
        mark(row, index);
        row.icon = {};
        row.tone = disclosure.state == DisclosureState::NotChecked ? Tone::Warning : Tone::Error;
        for (const StateWords &words : stateWords) {
            if (words.state == disclosure.state)
                row.meaning = QCoreApplication::translate("claimcheck_ui", words.words);
        }
        m_rows.rows.push_back(std::move(row));
    }

    void addUndisclosed()
    {
        const std::size_t count = m_reading.undisclosed.size();
        if (count == 0 || !m_rows.hasRoom())
            return;
        MemberRow row;
        row.name = u"_sd"_s;
        row.value = count == 1 ? Text::tr("1 digest") : Text::tr("%1 digests").arg(count);
        row.meaning = Text::tr("Without a disclosure: held back by the holder, or decoys");
        QStringList digests;
        for (const token::UndisclosedDigest &digest : m_reading.undisclosed) {
            if (digests.size() < 8)
                digests << QString::fromLatin1(digest.digest);
        }
        row.help = Text::tr("Nobody but the issuer and the holder can tell a claim that is held back from a "
                            "decoy. %1")
                       .arg(digests.join(u' '));
        row.reference = u"RFC 9901 \u00a74.2.5"_s;
        m_rows.rows.push_back(std::move(row));
    }

    const token::TokenDocument &m_document;
    const token::SdJwtReading &m_reading;
    QMultiHash<QString, int> m_placed;         ///< by the first step of the path, as in a JSON pointer
    QHash<QByteArray, base::ByteRange> m_open; ///< members that stand in the issuer's own payload
    MemberRows m_rows;
};

} // namespace

MemberRows disclosureRows(const token::TokenDocument &document)
{
    return Builder(document).build();
}

} // namespace claimcheck::ui
