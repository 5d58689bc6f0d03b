#pragma once

#include "core/oauth/grant_settings.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace claimcheck::ui::flow {

/// A parameter or header field that is added to the requests of one leg.
struct Extra
{
    enum class Kind : quint8 { Parameter, Header };

    oauth::Leg leg = oauth::Leg::Authorization;
    Kind kind = Kind::Parameter;
    encoding::FormPair pair;
};

/// One of them as a row of the form: where it goes, what it is, name, value, and a button that takes it away.
class ExtraRow final : public QWidget
{
    Q_OBJECT

public:
    /// number: of the row, from 1, for its accessible names.
    ExtraRow(const Extra &extra, int number, QWidget *parent = nullptr);

    [[nodiscard]] Extra extra() const;
    void focusName();

signals:
    void edited();
    void removeRequested();

private:
    QLineEdit *makeLine(const QString &name, const QString &accessibleName, const QByteArray &text);

    QComboBox *m_leg;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_value;
};

} // namespace claimcheck::ui::flow
