#include "app/cli_import.h"

#include "core/encoding/json_writer.h"
#include "core/oauth/import_profiles.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_words.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using oauth::ImportedProfile;

namespace {

struct ImportOptions
{
    QString file, environment, folder;
    bool json = false, reveal = false;
};

/// Without --reveal a profile names an environment variable in place of each secret.
void hideSecret(ImportedProfile &imported, oauth::SecretSource &secret, const QString &variable)
{
    if (secret.place != oauth::SecretPlace::Text)
        return;
    secret = {oauth::SecretPlace::Environment, variable, {}};
    imported.notTaken.push_back(
        {variable, Text::tr("a secret of the file: set it in this environment variable, or use --reveal.")});
}

void hideSecrets(ImportedProfile &imported)
{
    hideSecret(imported, imported.profile.client.secret, u"CLIENT_SECRET"_s);
    hideSecret(imported, imported.profile.user.password, u"USER_PASSWORD"_s);
}

QByteArray asJson(const std::vector<ImportedProfile> &all)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.key("profiles");
    writer.beginArray();
    for (const ImportedProfile &each : all) {
        writer.beginObject();
        writer.key("profile");
        writer.rawValue(oauth::writeProfile(each.profile));
        writer.key("not_taken");
        writer.beginArray();
        for (const oauth::NotTaken &left : each.notTaken) {
            writer.beginObject();
            writer.member("name", left.name);
            writer.member("why", left.why);
            writer.endObject();
        }
        writer.endArray();
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return writer.take() + '\n';
}

QByteArray asText(const std::vector<ImportedProfile> &all)
{
    QString text;
    for (const ImportedProfile &each : all) {
        text += Text::tr("%1: %2, client %3\n")
                    .arg(each.profile.name, oauth::wordFor(each.profile.grant), each.profile.client.id);
        for (const oauth::NotTaken &left : each.notTaken)
            text += Text::tr("  not taken over: %1: %2\n").arg(left.name, left.why);
    }
    return text.toUtf8();
}

/// NAME.json for each; a name that is taken gets a number. Nothing is overwritten.
base::Result<void> writeFiles(const std::vector<ImportedProfile> &all, const QString &folder)
{
    static const QRegularExpression unfit(u"[^A-Za-z0-9]+"_s);
    const QDir directory(folder);
    if (!directory.exists())
        return base::Error{"file-not-written"_L1, Text::tr("%1 is no folder").arg(folder)};
    for (const ImportedProfile &each : all) {
        QString stem = QString(each.profile.name).replace(unfit, u"-"_s).left(60).toLower();
        stem = stem.isEmpty() || stem == "-"_L1 ? u"profile"_s : stem;
        QString name = stem + ".json"_L1;
        for (int number = 2; directory.exists(name); ++number)
            name = stem + u'-' + QString::number(number) + ".json"_L1;
        QSaveFile file(directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(oauth::writeProfile(each.profile) + '\n') < 0 ||
            !file.commit())
            return base::Error{"file-not-written"_L1, file.errorString()};
    }
    return {};
}

base::Result<ImportOptions> readOptions(const QStringList &arguments, QString &help)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr(
        "The OAuth settings of a Postman collection, an Insomnia export (version 4), a .bru file or an "
        "exported Bruno collection, as profiles."));
    parser.addPositionalArgument(u"FILE"_s, Text::tr("The file of the other tool."));
    const QCommandLineOption environment(
        u"environment"_s, Text::tr("A Postman environment: values for its variables."), u"FILE"_s);
    const QCommandLineOption out(u"out"_s, Text::tr("Write each profile into this folder."), u"FOLDER"_s);
    const QCommandLineOption json(u"json"_s, Text::tr("Print one JSON object instead of text."));
    const QCommandLineOption reveal(u"reveal"_s, Text::tr("Keep the secrets of the file in the profiles."));
    const QCommandLineOption helpOption({u"h"_s, u"help"_s}, Text::tr("Show this help."));
    parser.addOptions({environment, out, json, reveal, helpOption});
    if (!parser.parse(QStringList{u"claimcheck-cli import"_s} + arguments))
        return base::Error{"usage"_L1, parser.errorText()};
    if (parser.isSet(helpOption))
        help = parser.helpText();
    else if (parser.positionalArguments().size() != 1)
        return base::Error{"usage"_L1, Text::tr("give one file; --help lists the options")};
    return ImportOptions{parser.positionalArguments().value(0), parser.value(environment), parser.value(out),
                         parser.isSet(json), parser.isSet(reveal)};
}

constexpr qint64 maximumBytes = 64 * 1024 * 1024;

base::Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"file-unreadable"_L1, file.errorString()};
    if (file.size() > maximumBytes)
        return base::Error{"file-too-large"_L1, Text::tr("larger than 64 MB")};
    return file.readAll();
}

base::Result<std::vector<ImportedProfile>> import(const ImportOptions &options)
{
    const auto file = readWhole(options.file);
    if (!file.ok())
        return file.error();
    base::Result<QByteArray> environment = QByteArray();
    if (!options.environment.isEmpty())
        environment = readWhole(options.environment);
    return environment.ok() ? oauth::importProfiles(*file, *environment) : environment.error();
}

} // namespace

ExitStatus runImport(const QStringList &arguments)
{
    QString help;
    const auto options = readOptions(arguments, help);
    if (!options.ok())
        return fail(ExitStatus::Usage, u"import"_s, options.error().message);
    if (!help.isEmpty()) {
        writeOut(help.toUtf8());
        return ExitStatus::Ok;
    }
    auto imported = import(*options);
    if (!imported.ok())
        return fail(ExitStatus::Usage, options->file, imported.error().message);
    if (!options->reveal)
        std::ranges::for_each(*imported, hideSecrets);
    if (!options->folder.isEmpty()) {
        if (const auto written = writeFiles(*imported, options->folder); !written.ok())
            return fail(ExitStatus::Usage, options->folder, written.error().message);
    }
    writeOut(options->json ? asJson(*imported) : asText(*imported));
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
