#include "app/picture_server.h"

#include "app/window_services.h"
#include "core/provider/faults.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/metadata_model.h"
#include "ui/flow/metadata_page.h"
#include "ui/flow/registration_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::flow::FlowWorkspace;

namespace {

void click(FlowWorkspace &flow, const QString &name)
{
    flow.findChild<QAbstractButton *>(name)->click();
}

/// The server registers another scope, and the client is managed.
bool takeRegistration(Photographer &photographer, WindowServices &services, FlowWorkspace &flow)
{
    services.setFaults({u"registration-changes-scope"_s});
    flow.findChild<QAction *>(u"flowRegister"_s)->trigger();
    settle();
    photographer.take(u"flow-register"_s);
    click(flow, u"registrationSend"_s);
    const auto *page = flow.findChild<ui::flow::RegistrationPage *>();
    const bool registered = waitFor([page] { return page->registrar() && page->registrar()->client(); });
    settle();
    photographer.take(u"flow-registered"_s);
    click(flow, u"registrationClose"_s);
    services.setFaults({});
    return registered;
}

/// Beside another server that does not speak of PKCE.
bool takeMetadata(Photographer &photographer, WindowServices &services, FlowWorkspace &flow)
{
    services.setFaults({u"metadata-wrong-types"_s});
    flow.findChild<QAction *>(u"flowMetadata"_s)->trigger();
    const auto *page = flow.findChild<ui::flow::MetadataPage *>();
    const bool read = waitFor([page] { return page->model().rowCount() > 0; });
    settle();
    photographer.take(u"flow-metadata"_s);
    base::SystemRandom random;
    provider::ProviderOptions options;
    options.clock = &services.clock();
    options.random = &random;
    provider::Provider other(options);
    if (!other.listen().ok())
        return false;
    other.setHooks(provider::hooksFor({u"metadata-no-pkce"_s}).valueOr({}));
    flow.findChild<QLineEdit *>(u"metadataOther"_s)->setText(other.issuer());
    click(flow, u"metadataCompare"_s);
    const bool compared = waitFor([page] { return page->model().isComparison(); });
    settle();
    photographer.take(u"flow-metadata-compared"_s);
    click(flow, u"metadataClose"_s);
    services.setFaults({});
    return read && compared;
}

} // namespace

bool takeServer(Photographer &photographer, WindowServices &services, FlowWorkspace &flow)
{
    bool complete = takeRegistration(photographer, services, flow);
    complete = takeMetadata(photographer, services, flow) && complete;
    click(flow, u"profileSettings"_s);
    settle();
    photographer.take(u"flow-profile-metadata"_s);
    click(flow, u"profileCancel"_s);
    return complete;
}

} // namespace claimcheck::app
