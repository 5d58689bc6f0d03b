#include "ui/inspect/signature_facts.h"

#include "core/jose/algorithms.h"
#include "ui/inspect/text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

QString shortened(const QString &thumbprint)
{
    constexpr qsizetype head = 12, tail = 7;
    if (thumbprint.size() <= head + tail + 1)
        return thumbprint;
    return thumbprint.left(head) + QChar(0x2026) + thumbprint.right(tail);
}

QString algorithmText(const QByteArray &alg)
{
    const jose::AlgorithmRow *row = jose::findAlgorithm(alg, jose::AlgorithmUse::Signature);
    return row ? QCoreApplication::translate("claimcheck_jose", row->description) : QString::fromUtf8(alg);
}

} // namespace

std::vector<Fact> signatureFacts(const Inspection &inspection)
{
    std::vector<Fact> facts;
    if (inspection.verdicts.empty())
        return facts;
    const jose::SignatureVerdict &verdict = inspection.verdicts.front();
    if (verdict.key) {
        const QString thumbprint = QString::fromLatin1(verdict.key->thumbprint);
        facts.push_back({Text::tr("Key"), verdict.key->description, CellStyle::Text, {}});
        facts.push_back({Text::tr("Thumbprint"), shortened(thumbprint), CellStyle::Value, thumbprint});
    }
    if (inspection.signedBytes > 0) {
        const QString bytes = QLocale().toString(inspection.signedBytes);
        facts.push_back(
            {Text::tr("Signed bytes"), Text::tr("%1 (header.claims)").arg(bytes), CellStyle::Text, {}});
    }
    if (!verdict.alg.isEmpty())
        facts.push_back({Text::tr("Algorithm"), algorithmText(verdict.alg), CellStyle::Text, {}});
    return facts;
}

} // namespace claimcheck::ui::inspect
