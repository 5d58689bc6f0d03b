#include "app/cli_advice_options.h"

#include "app/cli.h"
#include "core/compare/situations.h"

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using compare::YesNo;

namespace {

constexpr QLatin1StringView reportSuffixes[] = {".md"_L1, ".html"_L1, ".csv"_L1};

base::Error usageError(const QString &why)
{
    return {"usage"_L1, why};
}

base::Result<void> readNumber(const compare::NumberRow &row, const QString &text,
                              compare::Situation &situation)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber || !(value >= row.minimum && value <= row.maximum))
        return usageError(Text::tr("--%1 wants a number from %2 to %3")
                              .arg(row.id)
                              .arg(row.minimum, 0, 'g', 12)
                              .arg(row.maximum, 0, 'g', 12));
    situation.*row.member = value;
    return {};
}

base::Result<void> readAnswer(const compare::AnswerRow &row, const QString &text,
                              compare::Situation &situation)
{
    if (text != "yes"_L1 && text != "no"_L1)
        return usageError(Text::tr("--%1 wants yes or no").arg(row.id));
    situation.*row.member = text == "yes"_L1 ? YesNo::Yes : YesNo::No;
    return {};
}

base::Result<void> readReport(const QString &text, AdviceCommand &command)
{
    if (std::ranges::none_of(reportSuffixes, [&text](QLatin1StringView end) { return text.endsWith(end); }))
        return usageError(Text::tr("--report wants a file that ends in .md, .html or .csv"));
    command.reports += text;
    return {};
}

/// True for an option of ours.
bool isAdviceOption(const QString &name)
{
    const auto isNamed = [&name](const auto &row) { return row.id == name; };
    return name == "report"_L1 || std::ranges::any_of(compare::numberQuestions(), isNamed) ||
           std::ranges::any_of(compare::answerQuestions(), isNamed);
}

base::Result<void> readOption(const QString &name, const QString &value, AdviceCommand &command)
{
    if (name == "report"_L1)
        return readReport(value, command);
    for (const compare::NumberRow &row : compare::numberQuestions()) {
        if (row.id == name)
            return readNumber(row, value, command.situation);
    }
    for (const compare::AnswerRow &row : compare::answerQuestions()) {
        if (row.id == name)
            return readAnswer(row, value, command.situation);
    }
    return {};
}

/// Takes "--name value" and "--name=value" of our options out of the arguments, in their order.
base::Result<std::vector<std::pair<QString, QString>>> takeOptions(QStringList &arguments,
                                                                   bool (*isOurs)(const QString &))
{
    std::vector<std::pair<QString, QString>> taken;
    for (qsizetype i = 0; i < arguments.size();) {
        const QString name = arguments[i].mid(2).section(u'=', 0, 0);
        if (!arguments[i].startsWith("--"_L1) || !isOurs(name)) {
            ++i;
            continue;
        }
        const QString word = arguments.takeAt(i);
        if (word.contains(u'='))
            taken.emplace_back(name, word.section(u'=', 1));
        else if (i < arguments.size())
            taken.emplace_back(name, arguments.takeAt(i));
        else
            return usageError(Text::tr("--%1 wants a value").arg(name));
    }
    return taken;
}

QString optionLine(const QString &option, const QString &words)
{
    return u"  %1 %2\n"_s.arg(option, -24).arg(words);
}

} // namespace

base::Result<AdviceCommand> takeAdviceOptions(QStringList &arguments)
{
    AdviceCommand command;
    const auto situations =
        takeOptions(arguments, [](const QString &name) { return name == "situation"_L1; });
    if (!situations)
        return situations.error();
    for (const auto &[name, id] : *situations) {
        const compare::Preset *preset = compare::presetOf(id);
        if (!preset)
            return usageError(Text::tr("--situation: there is no %1").arg(id));
        command.situation = preset->situation;
    }
    // Single answers win over those of the situation, wherever they stand.
    const auto options = takeOptions(arguments, isAdviceOption);
    if (!options)
        return options.error();
    for (const auto &[name, value] : *options) {
        if (const auto read = readOption(name, value, command); !read.ok())
            return read.error();
    }
    return command;
}

QString adviceHelp()
{
    QStringList ids;
    for (const compare::Preset &preset : compare::presets())
        ids += preset.id;
    QString text = Text::tr("Answers for the advice, which is drawn from them and from what was measured:\n");
    text += optionLine(u"--situation ID"_s, Text::tr("all answers of one of: %1").arg(ids.join(u", "_s)));
    for (const compare::NumberRow &row : compare::numberQuestions())
        text += optionLine(u"--%1 N"_s.arg(row.id), row.translatedTitle() + QLatin1StringView(row.suffix));
    for (const compare::AnswerRow &row : compare::answerQuestions())
        text += optionLine(u"--%1 yes|no"_s.arg(row.id), row.translatedTitle());
    text += optionLine(u"--advice RESULT.json"_s,
                       Text::tr("advise on a result that was saved with --json, and send nothing"));
    return text +
           optionLine(u"--report FILE"_s,
                      Text::tr("also write a report (*.md, *.html) or the samples (*.csv); repeatable"));
}

} // namespace claimcheck::app
