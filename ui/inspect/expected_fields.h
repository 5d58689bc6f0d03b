#pragma once

#include "core/base/redaction.h"
#include "core/lint/token_subject.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QSpinBox;
class QStringListModel;
class QTimer;

namespace claimcheck::ui::inspect {

/// What the user expects of the token: issuer, audience, nonce … Only what the kind of token can be compared
/// with shows. The fields offer what was written in them before in this sitting; nothing of it is kept on
/// disk, and secrets are not offered.
class ExpectedFields : public QWidget
{
    Q_OBJECT

public:
    explicit ExpectedFields(QWidget *parent = nullptr);

    [[nodiscard]] lint::TokenExpectations expectations() const;
    /// Seconds that clocks may differ.
    [[nodiscard]] qint64 leeway() const;
    /// How many of the values that show are given.
    [[nodiscard]] int givenCount() const;
    /// Shows the fields of that kind of token.
    void setType(lint::TokenType type);
    void setReveal(base::Reveal reveal);
    void clear();

signals:
    /// A moment after the last change.
    void changed();

private:
    struct Field
    {
        QLabel *label;
        QLineEdit *text;
        QStringListModel *earlier; ///< null for secrets
        bool shown = true;
    };

    void addField(std::size_t index);
    void arrange();
    void remember();
    [[nodiscard]] QString text(std::size_t index) const;

    std::vector<Field> m_fields; ///< as the table of fields has them
    QSpinBox *m_leeway;
    QLabel *m_leewayLabel;
    QTimer *m_pause;
};

} // namespace claimcheck::ui::inspect
