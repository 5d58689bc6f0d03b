#pragma once

#include "ui/models/token_view.h"

#include <QWidget>

class QComboBox;

namespace claimcheck::ui {
class HexView;
}

namespace claimcheck::ui::inspect {

/// A binary part of a token with its name.
struct BinaryPart
{
    QString name;
    QByteArray bytes;
};

/// The signature of that row, or the encrypted key, initialization vector, ciphertext and tag. Only those
/// that there are.
[[nodiscard]] std::vector<BinaryPart> binaryParts(const TokenView &view, int row);

/// The binary parts of a token in hexadecimal, one at a time.
class PartHex : public QWidget
{
    Q_OBJECT

public:
    explicit PartHex(QWidget *parent = nullptr);

    void setParts(std::vector<BinaryPart> parts);
    [[nodiscard]] HexView *view() const { return m_view; }

private:
    QComboBox *m_names;
    HexView *m_view;
    std::vector<BinaryPart> m_parts;
};

} // namespace claimcheck::ui::inspect
