#include "app/pictures.h"

#include "app/browsers.h"
#include "app/picture_compare.h"
#include "app/picture_edit.h"
#include "app/picture_flows.h"
#include "app/picture_keys.h"
#include "app/picture_tokens.h"
#include "app/window_services.h"
#include "ui/inspect/inspect_workspace.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::shell::Mode;

namespace {

bool takeTokens(Photographer &photographer, qint64 now)
{
    photographer.window.showMode(Mode::Inspect);
    auto *inspect =
        static_cast<ui::inspect::InspectWorkspace *>(photographer.window.workspace(Mode::Inspect));
    bool complete = true;
    for (const PictureToken &token : pictureTokens()) {
        inspect->reset();
        inspect->takeToken(token.make(now));
        complete = waitFor([inspect] { return inspect->inspection() && !inspect->isBusy(); }) && complete;
        if (token.arrange)
            token.arrange(*inspect);
        photographer.take(QString::fromLatin1(token.name));
    }
    return takeEditing(photographer, *inspect, now) && complete;
}

} // namespace

int writePictures(ui::shell::MainWindow &window, ui::shell::ThemeController &theme, WindowServices &services,
                  const QString &directory)
{
    if (!QDir().mkpath(directory))
        return 2;
    AutomaticBrowser browser(services.clock());
    services.setSignIn(provider::SignIn::Automatic);
    services.setBrowser([&browser](const QUrl &url) -> base::Result<void> {
        browser.open(url);
        return {};
    });
    Photographer photographer{window, theme, QDir(directory)};
    window.resize(1440, 900);
    window.showMode(Mode::Inspect);
    window.show();
    photographer.take(u"inspect-empty"_s);
    bool complete = takeTokens(photographer, services.clock().nowSeconds());
    complete = takeFlows(photographer, services) && complete;
    complete = takeComparison(photographer, services) && complete;
    complete = takeKeys(photographer) && complete;
    for (const Mode mode : {Mode::Capture}) {
        window.showMode(mode);
        photographer.take(QString::fromLatin1(ui::shell::modeRow(mode).id));
    }
    return complete && photographer.allWritten ? 0 : 3;
}

} // namespace claimcheck::app
