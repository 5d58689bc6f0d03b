#include "ui/compare/situation_form.h"

#include "core/compare/situations.h"
#include "ui/compare/number_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace core = claimcheck::compare;

namespace {

/// The questions that stand in sight; the others come under "More questions".
constexpr QLatin1StringView firstQuestions[] = {"calls-per-second"_L1, "network-ms"_L1, "revoke-within"_L1,
                                                "client-may-read"_L1};

bool isInSight(QLatin1StringView id)
{
    return std::ranges::find(firstQuestions, id) != std::end(firstQuestions);
}

QGridLayout *gridOf(QWidget *parent)
{
    auto *grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1); // so that the fields stand in one column at the right
    return grid;
}

QWidget *groupOf(const QString &objectName, const QString &accessibleName, QWidget *parent)
{
    auto *group = new QWidget(parent);
    group->setObjectName(objectName);
    group->setAccessibleName(accessibleName);
    return group;
}

void addRow(QGridLayout *grid, const QString &title, const QString &help, QWidget *field)
{
    auto *label = new QLabel(title, field->parentWidget());
    label->setObjectName(field->objectName() + u".label"_s);
    label->setAccessibleName(title);
    label->setToolTip(help);
    label->setBuddy(field);
    label->setWordWrap(true);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
}

} // namespace

SituationForm::SituationForm(QWidget *parent)
    : QWidget(parent), m_preset(new QComboBox(this)),
      m_more(new Button(tr("More questions"), u"situation.more"_s, ButtonKind::Link, this)),
      m_moreQuestions(groupOf(u"situation.moreQuestions"_s, tr("More questions"), this))
{
    setObjectName(u"situationForm"_s);
    setAccessibleName(tr("Your situation"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    QWidget *first = groupOf(u"situation.firstQuestions"_s, tr("Questions"), this);
    QGridLayout *inSight = gridOf(first);
    QGridLayout *others = gridOf(m_moreQuestions);
    fillPresets();
    column->addWidget(m_preset);
    for (const core::NumberRow &row : core::numberQuestions())
        addNumber(isInSight(row.id) ? inSight : others, row);
    for (const core::AnswerRow &row : core::answerQuestions())
        addAnswer(isInSight(row.id) ? inSight : others, row);
    column->addWidget(first);
    column->addWidget(m_moreQuestions);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    m_moreQuestions->hide();
    orderTabs();
    connect(m_more, &QPushButton::clicked, this, &SituationForm::toggleMore);
    setSituation({});
}

void SituationForm::fillPresets()
{
    m_preset->setObjectName(u"situation.preset"_s);
    m_preset->setAccessibleName(tr("Situation"));
    m_preset->addItem(tr("Your own answers"), QString());
    for (const core::Preset &preset : core::presets())
        m_preset->addItem(preset.translatedTitle(), QString(preset.id));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_preset, &QComboBox::activated, this,
            [this] { choosePreset(m_preset->currentData().toString()); });
}

void SituationForm::addNumber(QGridLayout *grid, const core::NumberRow &row)
{
    auto *field = new NumberField(row, grid->parentWidget());
    addRow(grid, row.translatedTitle(), row.translatedHelp(), field);
    connect(field, &QDoubleSpinBox::valueChanged, this, &SituationForm::answerChanged);
    m_numbers.push_back(field);
}

void SituationForm::addAnswer(QGridLayout *grid, const core::AnswerRow &row)
{
    auto *box = new QComboBox(grid->parentWidget());
    box->setObjectName(u"situation."_s + row.id);
    box->setAccessibleName(row.translatedTitle());
    box->setToolTip(row.translatedHelp());
    box->addItems({tr("no"), tr("yes")}); // in the order of YesNo
    box->setFixedWidth(104);
    addRow(grid, row.translatedTitle(), row.translatedHelp(), box);
    connect(box, &QComboBox::currentIndexChanged, this, &SituationForm::answerChanged);
    m_answers.push_back(box);
}

/// As they stand, from the top down.
void SituationForm::orderTabs()
{
    std::vector<QWidget *> fields(m_numbers.begin(), m_numbers.end());
    fields.insert(fields.end(), m_answers.begin(), m_answers.end());
    std::ranges::stable_partition(
        fields, [this](const QWidget *field) { return field->parentWidget() != m_moreQuestions; });
    fields.push_back(m_more);
    QWidget *before = m_preset;
    for (QWidget *field : fields) {
        setTabOrder(before, field);
        before = field;
    }
}

core::Situation SituationForm::situation() const
{
    core::Situation situation;
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        situation.*core::numberQuestions()[i].member = m_numbers[i]->value();
    for (std::size_t i = 0; i < m_answers.size(); ++i)
        situation.*core::answerQuestions()[i].member = core::YesNo(m_answers[i]->currentIndex());
    return situation;
}

void SituationForm::setSituation(const core::Situation &unlimited)
{
    const core::Situation situation = core::limited(unlimited);
    const QScopedValueRollback filling(m_filling, true);
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setValue(situation.*core::numberQuestions()[i].member);
    for (std::size_t i = 0; i < m_answers.size(); ++i)
        m_answers[i]->setCurrentIndex(int(situation.*core::answerQuestions()[i].member));
    const auto presets = core::presets();
    const auto found = std::ranges::find(presets, situation, &core::Preset::situation);
    m_preset->setCurrentIndex(found == presets.end() ? 0 : int(found - presets.begin()) + 1);
}

QString SituationForm::preset() const
{
    return m_preset->currentData().toString();
}

void SituationForm::choosePreset(QStringView id)
{
    if (const core::Preset *preset = core::presetOf(id)) {
        setSituation(preset->situation);
        emit changed();
    }
}

void SituationForm::answerChanged()
{
    if (m_filling)
        return;
    m_preset->setCurrentIndex(0);
    emit changed();
}

void SituationForm::toggleMore()
{
    const bool more = m_moreQuestions->isHidden();
    m_moreQuestions->setVisible(more);
    m_more->setText(more ? tr("Fewer questions") : tr("More questions"));
    m_more->setAccessibleName(m_more->text());
}

} // namespace claimcheck::ui::compare
