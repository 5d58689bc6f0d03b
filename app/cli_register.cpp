#include "app/cli_register.h"

#include "app/cli_flow_print.h"
#include "app/flow_session.h"
#include "app/inspect_keys.h"
#include "app/register_options.h"
#include "app/registration_files.h"
#include "core/flow/registration_input.h"
#include "core/oauth/profile_file.h"
#include "core/report/registration_report.h"

#include <QEventLoop>
#include <QFile>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using flow::Registrar;
using oauth::RegistrationAct;

namespace {

/// The client metadata to be sent: those of a file, else what the profile asks for.
base::Result<QByteArray> metadataFor(const RegisterOptions &options, const oauth::Profile &profile)
{
    if (options.act == RegistrationAct::Read || options.act == RegistrationAct::Delete)
        return QByteArray();
    if (!options.request.isEmpty())
        return readWholeFile(options.request);
    auto input = flow::registrationInputOf(profile);
    if (!input)
        return input.error();
    if (!options.statement.isEmpty()) {
        const auto statement = readWholeFile(options.statement);
        if (!statement)
            return statement.error();
        input->softwareStatement = statement->trimmed();
    }
    const QByteArray metadata = oauth::clientMetadataOf(profile, *input);
    return options.act == RegistrationAct::Update ? oauth::withClientId(metadata, profile.client.id)
                                                  : metadata;
}

base::Result<void> begin(Registrar &registrar, const RegisterOptions &options, const oauth::Profile &profile,
                         const QByteArray &metadata)
{
    if (options.act == RegistrationAct::Register) {
        const QByteArray name = options.initialTokenEnv.toLocal8Bit();
        if (!name.isEmpty() && !qEnvironmentVariableIsSet(name.constData()))
            return base::Error{
                "secret-missing"_L1,
                Text::tr("the environment variable %1 is not set").arg(options.initialTokenEnv)};
        const auto token =
            name.isEmpty() ? base::SecretBytes() : base::SecretBytes::take(qgetenv(name.constData()));
        return registrar.registerClient(profile, metadata, token);
    }
    auto access = readAccess(options.access);
    if (!access)
        return access.error();
    if (const auto adopted = registrar.adopt(profile, *access); !adopted)
        return adopted;
    return registrar.manage(options.act, metadata);
}

/// Where the secret of the profile is to be found from now on; it is in none of our files unless asked for.
base::Result<void> placeSecret(oauth::SecretSource &secret, const RegisterOptions &options)
{
    using oauth::SecretPlace;
    if (secret.place != SecretPlace::Text)
        return {};
    if (!options.secretFile.isEmpty()) {
        if (const auto written = writeSecretFile(options.secretFile, secret.text.view()); !written)
            return written;
        secret = {SecretPlace::File, options.secretFile, {}};
    } else if (!options.reveal) {
        secret = {SecretPlace::Environment,
                  options.secretEnv.isEmpty() ? u"CLIENT_SECRET"_s : options.secretEnv,
                  {}};
        writeError(Text::tr("claimcheck-cli: the secret was not kept: use --secret-file FILE, or --reveal to "
                            "see it\n")
                       .toUtf8());
    }
    return {};
}

/// What is to be kept of the answer: the access to the client, and the profile with it.
base::Result<void> keep(const Registrar &registrar, const RegisterOptions &options,
                        const oauth::Profile &profile)
{
    if (options.act == RegistrationAct::Delete) {
        QFile::remove(options.access);
        return {};
    }
    const auto &access = registrar.configuration();
    if (!options.access.isEmpty() && !access.url.isEmpty() && !access.token.isEmpty()) {
        if (const auto written = writeAccess(options.access, access); !written)
            return written;
    }
    if (options.output.isEmpty())
        return {};
    oauth::Profile made = oauth::withRegisteredClient(profile, *registrar.client());
    if (const auto placed = placeSecret(made.client.secret, options); !placed)
        return placed;
    const QByteArray text = oauth::writeProfile(made) + '\n';
    return made.client.secret.place == oauth::SecretPlace::Text
               ? writeSecretFile(options.output, text)
               : (saveFile(options.output, text) ? base::Result<void>()
                                                 : base::Error{"file-not-written"_L1, options.output});
}

ExitStatus tell(const Registrar &registrar, const RegisterOptions &options, qint64 now)
{
    const auto redaction = options.reveal ? report::Redaction::None : report::Redaction::Secrets;
    if (options.json) {
        writeOut(report::registrationJson(registrar, now, redaction));
    } else {
        for (const flow::Message &message : registrar.state().trace.messages())
            writeOut(messageLine(message, redaction));
        writeOut(report::registrationText(registrar, redaction));
        writeOut(resultText(registrar.state(), now, redaction));
    }
    if (registrar.error())
        return ExitStatus::NetworkFailed;
    const bool wrong = std::ranges::any_of(registrar.state().result.checks, [](const auto &check) {
        return check.outcome == lint::Outcome::Failed && check.level == base::Level::Error;
    });
    return wrong ? ExitStatus::WrongInside : ExitStatus::Ok;
}

ExitStatus run(const RegisterOptions &options)
{
    const auto profile = profileFromFile(options.profile);
    if (!profile)
        return fail(ExitStatus::Usage, options.profile, profile.error().message);
    const auto metadata = metadataFor(options, *profile);
    if (!metadata)
        return fail(ExitStatus::Usage, u"register"_s, metadata.error().message);
    if (options.showRequest) {
        writeOut(*metadata + '\n');
        return ExitStatus::Ok;
    }
    FlowSession session({}, 60);
    Registrar registrar(session.environment());
    QEventLoop loop;
    QObject::connect(&registrar, &Registrar::finished, &loop, &QEventLoop::quit);
    if (const auto begun = begin(registrar, options, *profile, *metadata); !begun)
        return fail(ExitStatus::Usage, u"register"_s, begun.error().message);
    loop.exec();
    if (!registrar.error()) {
        if (const auto kept = keep(registrar, options, *profile); !kept)
            return fail(ExitStatus::Usage, u"register"_s, kept.error().message);
    }
    return tell(registrar, options, session.clock().nowSeconds());
}

} // namespace

ExitStatus runRegister(const QStringList &arguments)
{
    QString help;
    const auto options = readRegisterOptions(arguments, help);
    if (!options)
        return fail(ExitStatus::Usage, u"register"_s, options.error().message);
    if (help.isEmpty())
        return run(*options);
    writeOut(help.toUtf8());
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
