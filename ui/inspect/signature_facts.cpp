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

std::vector<Fact> signatureFacts(const TokenView &view)
{
    std::vector<Fact> facts;
    if (view.report->signatures.empty())
        return facts;
    const jose::SignatureVerdict &verdict = view.report->signatures.front();
    if (verdict.key) {
        const QString thumbprint = QString::fromLatin1(verdict.key->thumbprint);
        facts.push_back({Text::tr("Key"), verdict.key->description, CellStyle::Text, {}});
        facts.push_back({Text::tr("Thumbprint"), shortened(thumbprint), CellStyle::Value, thumbprint});
    }
    if (const jose::ParsedJws *jws = view.document().jws()) {
        const qsizetype size = jws->signatures.front().protectedText.size() + 1 + jws->payloadText.size();
        const QString bytes = QLocale().toString(size);
        facts.push_back(
            {Text::tr("Signed bytes"), Text::tr("%1 (header.claims)").arg(bytes), CellStyle::Text, {}});
    }
    if (!verdict.alg.isEmpty())
        facts.push_back({Text::tr("Algorithm"), algorithmText(verdict.alg), CellStyle::Text, {}});
    return facts;
}

} // namespace claimcheck::ui::inspect
