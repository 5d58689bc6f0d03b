#include "core/formats/macaroon_layouts.h"

#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

enum FieldType : quint8 { EndOfSection = 0, Location = 1, Identifier = 2, VerificationId = 4, Signature = 6 };

/// Reads field after field and remembers the first thing that is wrong.
class FieldScanner
{
public:
    explicit FieldScanner(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] base::Error error() const
    {
        if (m_at >= m_bytes.size())
            return {"macaroon-cut-short"_L1, Text::tr("The macaroon ends before its signature."),
                    m_bytes.size()};
        return {"macaroon-field"_L1, Text::tr("This is not the field that a macaroon has here."), m_at};
    }

    /// The value, if a field of that type is next.
    std::optional<QByteArray> take(FieldType type)
    {
        if (m_failed || atEnd() || uchar(m_bytes[m_at]) != type)
            return std::nullopt;
        ++m_at;
        quint64 size = 0;
        for (int shift = 0; shift < 28 && !atEnd(); shift += 7) {
            const uchar byte = uchar(m_bytes[m_at++]);
            size |= quint64(byte & 0x7F) << shift;
            if ((byte & 0x80) != 0)
                continue;
            if (size > quint64(m_bytes.size() - m_at))
                break;
            m_at += qsizetype(size);
            return m_bytes.sliced(m_at - qsizetype(size), qsizetype(size)).toByteArray();
        }
        m_at = m_bytes.size();
        m_failed = true;
        return std::nullopt;
    }
    QByteArray takeOptional(FieldType type) { return take(type).value_or(QByteArray()); }
    QByteArray require(FieldType type)
    {
        auto value = take(type);
        m_failed = m_failed || !value;
        return value.value_or(QByteArray());
    }
    /// The byte 0, if it is next.
    bool takeEnd()
    {
        const bool end = !m_failed && !atEnd() && m_bytes[m_at] == EndOfSection;
        m_at += end ? 1 : 0;
        return end;
    }
    void requireEnd() { m_failed = !takeEnd() || m_failed; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 1; ///< behind the version
    bool m_failed = false;
};

} // namespace

base::Result<Macaroon> readMacaroonFields(QByteArrayView bytes)
{
    FieldScanner scanner(bytes);
    Macaroon macaroon;
    macaroon.layout = MacaroonLayout::V2;
    macaroon.location = scanner.takeOptional(Location);
    macaroon.identifier = scanner.require(Identifier);
    scanner.requireEnd();
    while (!scanner.failed() && !scanner.takeEnd()) {
        MacaroonCaveat caveat;
        caveat.location = scanner.takeOptional(Location);
        caveat.id = scanner.require(Identifier);
        caveat.verificationId = scanner.takeOptional(VerificationId);
        scanner.requireEnd();
        macaroon.caveats.push_back(std::move(caveat));
    }
    macaroon.signature = scanner.require(Signature);
    if (scanner.failed() || !scanner.atEnd())
        return scanner.error();
    return macaroon;
}

} // namespace claimcheck::formats
