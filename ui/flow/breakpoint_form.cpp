#include "ui/flow/breakpoint_form.h"

#include "core/flow/steps.h"
#include "ui/widgets/button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Breakpoint;
using claimcheck::flow::HoldPoint;
using lint::MessageKind;

constexpr int anyKind = -1;

QComboBox *choice(QWidget *parent, const QString &objectName, const QString &name)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    return box;
}

QLineEdit *field(QWidget *parent, const QString &objectName)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(objectName);
    line->setMinimumWidth(60);
    return line;
}

/// "4xx" or "4" for a class, else a status; nullopt for what is neither.
std::optional<int> statusOf(QString text)
{
    if (text.endsWith("xx"_L1, Qt::CaseInsensitive))
        text.chop(2);
    bool isNumber = false;
    const int status = text.toInt(&isNumber);
    const bool fits = (status >= 1 && status <= 5) || (status >= 100 && status <= 599);
    return isNumber && fits ? std::optional(status) : std::nullopt;
}

} // namespace

BreakpointForm::BreakpointForm(QWidget *parent)
    : QWidget(parent), m_kind(choice(this, u"breakpointKind"_s, tr("Message"))),
      m_point(choice(this, u"breakpointPoint"_s, tr("When"))),
      m_condition(choice(this, u"breakpointCondition"_s, tr("Condition"))),
      m_text(field(this, u"breakpointText"_s)), m_value(field(this, u"breakpointValue"_s)),
      m_level(choice(this, u"breakpointLevel"_s, tr("Level of the check"))),
      m_add(new Button(tr("Add"), u"addBreakpoint"_s, ButtonKind::Plain, this))
{
    setObjectName(u"breakpointForm"_s);
    setAccessibleName(tr("New breakpoint"));
    fillChoices();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 8);
    row->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_kind, m_point, m_condition})
        row->addWidget(part);
    row->addWidget(m_text, 1);
    row->addWidget(m_value, 1);
    row->addWidget(m_level);
    row->addWidget(m_add);
    connectParts();
    follow();
}

void BreakpointForm::fillChoices()
{
    m_kind->addItem(tr("Any message"), anyKind);
    for (int kind = 0; kind < int(MessageKind::Other); ++kind) {
        QString name = claimcheck::flow::stepOf(MessageKind(kind)).name;
        if (MessageKind(kind) == MessageKind::BrowserBand || name.isEmpty())
            continue;
        name[0] = name[0].toUpper();
        m_kind->addItem(name, kind);
    }
    m_point->addItem(tr("before it is sent"), int(HoldPoint::BeforeRequest));
    m_point->addItem(tr("when it is answered"), int(HoldPoint::AfterResponse));
    m_condition->addItems(
        {tr("always"), tr("status is"), tr("has parameter"), tr("has OAuth error"), tr("fails a check")});
    m_level->addItem(tr("of any level"), int(base::Level::Note));
    m_level->addItem(tr("warning or error"), int(base::Level::Warning));
    m_level->addItem(tr("error"), int(base::Level::Error));
}

void BreakpointForm::connectParts()
{
    for (QComboBox *box : {m_kind, m_point, m_condition})
        connect(box, &QComboBox::currentIndexChanged, this, &BreakpointForm::follow);
    for (QLineEdit *line : {m_text, m_value}) {
        connect(line, &QLineEdit::textChanged, this, [this] { m_add->setEnabled(breakpoint().has_value()); });
        connect(line, &QLineEdit::returnPressed, this, &BreakpointForm::add);
    }
    connect(m_add, &QPushButton::clicked, this, &BreakpointForm::add);
}

/// Shows the fields that the condition needs. Only an answer has a status, and failed checks.
void BreakpointForm::follow()
{
    const auto condition = Condition(m_condition->currentIndex());
    const bool ofAnswer = condition == Condition::Status || condition == Condition::FailedCheck;
    if (ofAnswer)
        m_point->setCurrentIndex(m_point->findData(int(HoldPoint::AfterResponse)));
    m_point->setEnabled(!ofAnswer);
    m_text->setVisible(condition == Condition::Status || condition == Condition::Parameter ||
                       condition == Condition::OAuthError);
    m_value->setVisible(condition == Condition::Parameter);
    m_level->setVisible(condition == Condition::FailedCheck);
    const bool isStatus = condition == Condition::Status;
    m_text->setPlaceholderText(isStatus                            ? tr("4xx")
                               : condition == Condition::Parameter ? tr("name")
                                                                   : tr("any error"));
    m_text->setAccessibleName(isStatus                            ? tr("Status, such as 400 or 4xx")
                              : condition == Condition::Parameter ? tr("Name of the parameter")
                                                                  : tr("OAuth error, empty for any"));
    m_value->setPlaceholderText(tr("any value"));
    m_value->setAccessibleName(tr("Value of the parameter, empty for any"));
    m_add->setEnabled(breakpoint().has_value());
}

std::optional<Breakpoint> BreakpointForm::breakpoint() const
{
    Breakpoint made;
    if (const int kind = m_kind->currentData().toInt(); kind != anyKind)
        made.kind = MessageKind(kind);
    made.point = HoldPoint(m_point->currentData().toInt());
    const QString text = m_text->text().trimmed();
    switch (Condition(m_condition->currentIndex())) {
    case Condition::None: return made;
    case Condition::Status:
        made.status = statusOf(text);
        return made.status ? std::optional(made) : std::nullopt;
    case Condition::Parameter:
        made.parameter = text.toUtf8();
        if (!m_value->text().isEmpty())
            made.value = m_value->text().toUtf8();
        return made.parameter.isEmpty() ? std::nullopt : std::optional(made);
    case Condition::OAuthError: made.error = text.toUtf8(); return made;
    case Condition::FailedCheck: made.failedCheck = base::Level(m_level->currentData().toInt()); return made;
    }
    return std::nullopt;
}

void BreakpointForm::add()
{
    const auto made = breakpoint();
    if (!made)
        return;
    m_text->clear();
    m_value->clear();
    emit added(*made);
}

} // namespace claimcheck::ui::flow
