#include "ui/inspect/part_hex.h"

#include "ui/inspect/verdict_rows.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/hex_view.h"

#include <QComboBox>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

void addPart(std::vector<BinaryPart> &parts, const QString &name, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        parts.push_back({name, bytes});
}

} // namespace

std::vector<BinaryPart> binaryParts(const TokenView &view, int row)
{
    std::vector<BinaryPart> parts;
    const token::TokenDocument &document = view.document();
    const auto index = std::size_t(qMax(0, row));
    const bool binding =
        int(index) < verdictCount(view) && verdictPlace(view, int(index)).kind == VerdictKind::KeyBinding;
    const jose::ParsedJws *jws =
        binding && document.keyBinding() ? document.keyBinding()->jws() : document.jws();
    const std::size_t signature = binding ? 0 : index;
    if (jws && signature < jws->signatures.size())
        addPart(parts, PartHex::tr("Signature"), jws->signatures[signature].signature);
    if (const jose::ParsedJwe *jwe = document.jwe()) {
        if (index < jwe->recipients.size())
            addPart(parts, PartHex::tr("Encrypted key"), jwe->recipients[index].encryptedKey);
        addPart(parts, PartHex::tr("Initialization vector"), jwe->iv);
        addPart(parts, PartHex::tr("Ciphertext"), jwe->ciphertext);
        addPart(parts, PartHex::tr("Authentication tag"), jwe->tag);
    }
    return parts;
}

PartHex::PartHex(QWidget *parent)
    : QWidget(parent), m_names(new QComboBox(this)),
      m_view(new HexView(tr("Bytes in hexadecimal"), u"signature.hex"_s, this))
{
    setObjectName(u"signature.hexPage"_s);
    setAccessibleName(tr("Bytes in hexadecimal"));
    m_names->setObjectName(u"signature.hexPart"_s);
    m_names->setAccessibleName(tr("Part"));
    m_names->setFont(smallFont());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->addWidget(m_names);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    connect(m_names, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0 && std::size_t(index) < m_parts.size())
            m_view->setBytes(m_parts[std::size_t(index)].bytes);
    });
}

void PartHex::setParts(std::vector<BinaryPart> parts)
{
    const QString before = m_names->currentText().section(u" \u00b7 "_s, 0, 0);
    m_parts = std::move(parts);
    const QSignalBlocker quiet(m_names);
    m_names->clear();
    int current = 0;
    for (const BinaryPart &part : m_parts) {
        if (part.name == before)
            current = m_names->count();
        m_names->addItem(tr("%1 \u00b7 %2 bytes").arg(part.name, QLocale().toString(part.bytes.size())));
    }
    m_names->setCurrentIndex(m_parts.empty() ? -1 : current);
    m_view->setBytes(m_parts.empty() ? QByteArray() : m_parts[std::size_t(current)].bytes);
}

} // namespace claimcheck::ui::inspect
