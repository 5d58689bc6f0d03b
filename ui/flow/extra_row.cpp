#include "ui/flow/extra_row.h"

#include "core/oauth/profile_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

struct LegRow
{
    oauth::Leg leg;
    const char *text;
};
#define CLAIMCHECK_LEG(text) QT_TRANSLATE_NOOP("claimcheck::ui::flow::ExtraRow", text)
constexpr LegRow legRows[] = {
    {oauth::Leg::Metadata, CLAIMCHECK_LEG("Metadata")},
    {oauth::Leg::Authorization, CLAIMCHECK_LEG("Authorization")},
    {oauth::Leg::Par, CLAIMCHECK_LEG("Pushed request")},
    {oauth::Leg::Token, CLAIMCHECK_LEG("Token")},
    {oauth::Leg::Refresh, CLAIMCHECK_LEG("Refresh")},
    {oauth::Leg::Device, CLAIMCHECK_LEG("Device")},
    {oauth::Leg::Backchannel, CLAIMCHECK_LEG("Backchannel")},
    {oauth::Leg::UserInfo, CLAIMCHECK_LEG("UserInfo")},
    {oauth::Leg::Introspection, CLAIMCHECK_LEG("Introspection")},
    {oauth::Leg::Revocation, CLAIMCHECK_LEG("Revocation")},
    {oauth::Leg::Call, CLAIMCHECK_LEG("API call")},
    {oauth::Leg::Logout, CLAIMCHECK_LEG("Logout")},
};
#undef CLAIMCHECK_LEG

QComboBox *extraCombo(const QString &name, const QString &accessibleName, int characters)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(characters);
    return box;
}

} // namespace

ExtraRow::ExtraRow(const Extra &extra, int number, QWidget *parent)
    : QWidget(parent), m_leg(extraCombo(u"extraLeg"_s, tr("Request of row %1").arg(number), 11)),
      m_kind(extraCombo(u"extraKind"_s, tr("Kind of row %1").arg(number), 8)),
      m_name(makeLine(u"extraName"_s, tr("Name of row %1").arg(number), extra.pair.name)),
      m_value(makeLine(u"extraValue"_s, tr("Value of row %1").arg(number), extra.pair.value))
{
    setObjectName(u"extraRow"_s);
    setAccessibleName(tr("Row %1").arg(number));
    for (const LegRow &row : legRows)
        m_leg->addItem(tr(row.text), int(row.leg));
    m_leg->setCurrentIndex(m_leg->findData(int(extra.leg)));
    m_kind->addItem(tr("parameter"), int(Extra::Kind::Parameter));
    m_kind->addItem(tr("header"), int(Extra::Kind::Header));
    m_kind->setCurrentIndex(m_kind->findData(int(extra.kind)));
    m_name->setPlaceholderText(tr("name"));
    m_value->setPlaceholderText(tr("value"));
    auto *remove = new Button({}, u"extraRemove"_s, ButtonKind::Plain, this);
    remove->setIcon(icon("close"_L1, ColourRole::Muted));
    remove->setAccessibleName(tr("Take row %1 away").arg(number));
    remove->setToolTip(tr("Take away"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_leg);
    row->addWidget(m_kind);
    row->addWidget(m_name, 2);
    row->addWidget(m_value, 3);
    row->addWidget(remove);
    setFocusProxy(m_name);
    for (QComboBox *box : {m_leg, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &ExtraRow::edited);
    for (QLineEdit *line : {m_name, m_value})
        connect(line, &QLineEdit::textChanged, this, &ExtraRow::edited);
    connect(remove, &QPushButton::clicked, this, &ExtraRow::removeRequested);
}

QLineEdit *ExtraRow::makeLine(const QString &name, const QString &accessibleName, const QByteArray &text)
{
    auto *line = new QLineEdit(QString::fromUtf8(text), this);
    line->setObjectName(name);
    line->setAccessibleName(accessibleName);
    line->setFont(fixedFont());
    return line;
}

Extra ExtraRow::extra() const
{
    return {oauth::Leg(m_leg->currentData().toInt()),
            Extra::Kind(m_kind->currentData().toInt()),
            {m_name->text().trimmed().toUtf8(), m_value->text().toUtf8()}};
}

void ExtraRow::focusName()
{
    m_name->setFocus();
}

} // namespace claimcheck::ui::flow
