#include "app/cli_attack.h"
#include "app/cli_check.h"
#include "app/cli_check_up.h"
#include "app/cli_compare.h"
#include "app/cli_crack.h"
#include "app/cli_discover.h"
#include "app/cli_flow.h"
#include "app/cli_guide.h"
#include "app/cli_import.h"
#include "app/cli_inspect.h"
#include "app/cli_keys.h"
#include "app/cli_listen.h"
#include "app/cli_provider.h"
#include "app/cli_register.h"
#include "app/cli_sign.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>

namespace {

using namespace Qt::StringLiterals;
using namespace claimcheck::app;

struct Command
{
    QLatin1StringView name;
    ExitStatus (*run)(const QStringList &arguments);
    const char *usage;
};

constexpr Command commands[] = {
    {"inspect"_L1, runInspect,
     QT_TRANSLATE_NOOP("claimcheck_cli", "inspect  [TOKEN | FILE | -]   decode, verify and judge a token")},
    {"flow"_L1, runFlow,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "flow     PROFILE.json         run a flow, show every message, judge it")},
    {"discover"_L1, runDiscover,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "discover START                an issuer's metadata, from its URL, an API or an account")},
    {"check"_L1, runCheck,
     QT_TRANSLATE_NOOP(
         "claimcheck_cli",
         "check    FILE                 judge every flow in a HAR or a saved trace; sends nothing")},
    {"compare"_L1, runCompare,
     QT_TRANSLATE_NOOP(
         "claimcheck_cli",
         "compare  A B | --profile FILE  two responses or tokens, claim by claim; or get both and measure")},
    {"check-up"_L1, runCheckUp,
     QT_TRANSLATE_NOOP(
         "claimcheck_cli",
         "check-up PROFILE.json         send a provider what it must refuse, and tell what it accepted")},
    {"keys"_L1, runKeys,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "keys     show | convert | generate | thumbprint   keys in every form")},
    {"sign"_L1, runSign,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "sign     [TOKEN | FILE | -]   make a token, or edit one and sign it again")},
    {"attack"_L1, runAttack,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "attack   [TOKEN | FILE | -]   variants of a token that your own server must refuse")},
    {"crack"_L1, runCrack,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "crack    [TOKEN | FILE | -]   try a word list for the secret of an HMAC token")},
    {"guide"_L1, runGuide,
     QT_TRANSLATE_NOOP(
         "claimcheck_cli",
         "guide    [KIND]               which grant fits which application; profiles of providers")},
    {"import"_L1, runImport,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "import   FILE                 profiles from settings of Postman, Insomnia or Bruno")},
    {"register"_L1, runRegister,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "register PROFILE.json         register a client, read, change or delete it")},
    {"listen"_L1, runListen,
     QT_TRANSLATE_NOOP("claimcheck_cli",
                       "listen   --issuer URL         receive and judge what a server tells of logouts")},
    {"provider"_L1, runProvider,
     "provider [--port N]           the built-in authorization server, in the foreground"},
};

QString help()
{
    QString text = Text::tr("Usage: claimcheck-cli COMMAND [OPTIONS]\n\nCommands:\n");
    for (const Command &command : commands)
        text += u"  "_s + Text::tr(command.usage) + u'\n';
    return text +
           Text::tr(
               "\nclaimcheck-cli COMMAND --help lists a command's options.\n"
               "Exit status: 0 all is well; 1 something in the input is wrong; 2 wrong usage or unreadable "
               "input; 3 a flow or the network failed.\n");
}

ExitStatus dispatch(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (first == "--help"_L1 || first == "-h"_L1 || first == "help"_L1) {
        writeOut(help().toUtf8());
        return ExitStatus::Ok;
    }
    if (first == "--version"_L1) {
        writeOut("claimcheck-cli " CLAIMCHECK_VERSION "\n");
        return ExitStatus::Ok;
    }
    const auto *command = std::ranges::find(commands, first, &Command::name);
    if (command != std::end(commands))
        return command->run(arguments.mid(1));
    if (first.isEmpty()) {
        writeError(help().toUtf8());
        return ExitStatus::Usage;
    }
    return fail(ExitStatus::Usage, first, Text::tr("there is no such command; --help lists them"));
}

} // namespace

int main(int argc, char **argv)
{
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_DFL); // `claimcheck-cli … | head` ends quietly
#endif
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"claimcheck"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(CLAIMCHECK_VERSION));
    return static_cast<int>(dispatch(QCoreApplication::arguments().mid(1)));
}
