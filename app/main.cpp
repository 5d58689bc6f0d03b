#include "app/pictures.h"
#include "app/window_services.h"
#include "ui/shell/theme_controller.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(claimcheck)
};

struct Wishes
{
    bool demo = false;
    QString pictures; ///< directory; empty for none
    QString argument; ///< a file or a token
};

Wishes readArguments(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Token inspector and OAuth debugger."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, Text::tr("Start the built-in provider and open a flow on it."));
    QCommandLineOption pictures(u"pictures"_s, Text::tr("Write pictures of the window and end."),
                                Text::tr("DIR"));
    pictures.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(demo);
    parser.addOption(pictures);
    parser.addPositionalArgument(u"token"_s, Text::tr("A file that holds a token, or the token itself."),
                                 Text::tr("[FILE | TOKEN]"));
    parser.process(application);
    return {parser.isSet(demo), parser.value(pictures), parser.positionalArguments().value(0)};
}

void openFirst(ui::shell::MainWindow &window, const Wishes &wishes)
{
    if (!wishes.argument.isEmpty() && QFileInfo(wishes.argument).isFile())
        window.openFile(wishes.argument);
    else if (!wishes.argument.isEmpty())
        window.openText(wishes.argument);
    else
        window.showMode(wishes.demo ? ui::shell::Mode::Flow : ui::shell::Mode::Inspect);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"claimcheck"_s);
    QApplication::setApplicationDisplayName(u"Claimcheck"_s);
    QApplication::setApplicationVersion(QStringLiteral(CLAIMCHECK_VERSION));
    QApplication::setDesktopFileName(u"io.github.claimcheck.Claimcheck"_s);
    const Wishes wishes = readArguments(application);

    const base::SystemClock clock;
    base::SystemRandom random;
    ui::shell::ThemeController theme(application);
    QApplication::setWindowIcon(QIcon(u":/claimcheck/icons/claimcheck.svg"_s));
    app::WindowServices services(clock, random);
    ui::shell::MainWindow window(clock, theme);
    services.attach(window);
    if (wishes.pictures.isEmpty())
        openFirst(window, wishes);
    theme.begin();
    if (!wishes.pictures.isEmpty())
        return app::writePictures(window, theme, services, wishes.pictures);
    window.show();
    return QApplication::exec();
}
