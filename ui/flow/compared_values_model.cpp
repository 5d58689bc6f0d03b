#include "core/lint/rule.h"
#include "ui/flow/comparison_models.h"
#include "ui/flow/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::ComparedCheck;
using claimcheck::flow::ComparedMessage;
using claimcheck::flow::ComparedValue;
using claimcheck::flow::Difference;
using claimcheck::flow::ValuePlace;

QString placeText(ValuePlace place)
{
    switch (place) {
    case ValuePlace::Line: return Text::tr("request");
    case ValuePlace::Query: return Text::tr("query");
    case ValuePlace::RequestHeader: return Text::tr("request header");
    case ValuePlace::RequestBody: return Text::tr("request body");
    case ValuePlace::Status: return Text::tr("response");
    case ValuePlace::ResponseHeader: return Text::tr("response header");
    case ValuePlace::ResponseBody: return Text::tr("response body");
    case ValuePlace::TokenHeader: return Text::tr("token header");
    case ValuePlace::TokenClaim: return Text::tr("claim");
    }
    return {};
}

QString outcomeText(const lint::CheckResult *check)
{
    if (!check)
        return Text::tr("not judged");
    switch (check->outcome) {
    case lint::Outcome::Passed: return Text::tr("passed");
    case lint::Outcome::Failed: return check->message;
    case lint::Outcome::NotApplicable: return Text::tr("does not apply");
    case lint::Outcome::CouldNotTell: break;
    }
    return Text::tr("could not tell");
}

Tone toneOfCheck(const lint::CheckResult *check)
{
    if (!check)
        return Tone::Neutral;
    if (check->outcome == lint::Outcome::Passed)
        return Tone::Ok;
    return check->outcome == lint::Outcome::Failed ? ui::toneOf(check->level) : Tone::Info;
}

} // namespace

void ComparedValuesModel::setRuns(const KeptRun &first, const KeptRun &second)
{
    m_message = nullptr;
    m_firstSecrets.emplace(*first.run, report::Redaction::Secrets);
    m_secondSecrets.emplace(*second.run, report::Redaction::Secrets);
    m_firstTitle = first.title;
    m_secondTitle = second.title;
    read();
}

void ComparedValuesModel::setMessage(const ComparedMessage *message, ShowExpected expected)
{
    m_message = message;
    m_expected = expected;
    read();
}

void ComparedValuesModel::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    read();
}

/// What differs stands above what is new in every run.
void ComparedValuesModel::read()
{
    beginResetModel();
    m_rows.clear();
    if (m_message) {
        for (const ComparedCheck &check : m_message->checks)
            m_rows.push_back(rowOf(check));
        for (const Difference difference : {Difference::Differs, Difference::Expected}) {
            if (difference == Difference::Expected && m_expected == ShowExpected::No)
                break;
            for (const ComparedValue &value : m_message->values) {
                if (value.difference == difference)
                    m_rows.push_back(rowOf(value));
            }
        }
    }
    endResetModel();
}

QString ComparedValuesModel::shown(const QByteArray &name, const std::optional<QByteArray> &value,
                                   const std::optional<report::Redactor> &redactor) const
{
    if (!value)
        return tr("not there");
    if (m_reveal == base::Reveal::Shown || !redactor)
        return QString::fromUtf8(*value);
    if (base::isSecretName(QString::fromUtf8(name)))
        return base::masked(QString::fromUtf8(*value));
    return QString::fromUtf8(redactor->bytes(*value)); // a code in a Location, a token in a page
}

ComparedValuesModel::Row ComparedValuesModel::rowOf(const ComparedValue &value) const
{
    const QString name = QString::fromUtf8(value.name);
    Row row;
    row.what = name;
    row.note = placeText(value.place);
    if (value.difference == Difference::Expected)
        row.note = tr("%1, new in every run").arg(row.note);
    row.first = shown(value.name, value.a, m_firstSecrets);
    row.second = shown(value.name, value.b, m_secondSecrets);
    return row;
}

ComparedValuesModel::Row ComparedValuesModel::rowOf(const ComparedCheck &check)
{
    const lint::RuleInfo &rule = check.rule();
    return {.what = tr("Check %1").arg(QString(rule.name())),
            .note = rule.spec.label(),
            .first = outcomeText(check.a),
            .second = outcomeText(check.b),
            .firstTone = toneOfCheck(check.a),
            .secondTone = toneOfCheck(check.b),
            .style = CellStyle::Text,
            .help = rule.translatedTitle(),
            .spec = rule.spec};
}

int ComparedValuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ComparedValuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparedValuesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return column == What ? row.what : column == First ? row.first : row.second;
    case CellNoteRole: return column == What ? row.note : QString();
    case CellToneRole:
        return QVariant::fromValue(column == First    ? row.firstTone
                                   : column == Second ? row.secondTone
                                                      : Tone::Neutral);
    case CellStyleRole: return QVariant::fromValue(column == What ? CellStyle::Name : row.style);
    case CellHelpRole: return row.help;
    case CellUrlRole: return row.help.isEmpty() ? QVariant() : QVariant(row.spec.url());
    default: return {};
    }
}

QVariant ComparedValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("What");
    case First: return tr("Earlier: %1").arg(m_firstTitle);
    default: return tr("This: %1").arg(m_secondTitle);
    }
}

} // namespace claimcheck::ui::flow
