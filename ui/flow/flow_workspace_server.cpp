#include "ui/flow/flow_workspace.h"
#include "ui/flow/metadata_line.h"
#include "ui/flow/metadata_page.h"
#include "ui/flow/metadata_reader.h"
#include "ui/flow/profile_form.h"
#include "ui/flow/profile_page.h"
#include "ui/flow/registration_page.h"
#include "ui/flow/run_session.h"
#include "ui/widgets/button.h"

#include <QAction>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

// What is asked of a server beside a run: its metadata, a registration.
namespace claimcheck::ui::flow {

void FlowWorkspace::addServerPages()
{
    m_registerAction->setObjectName(u"flowRegister"_s);
    connect(m_registerAction, &QAction::triggered, this, [this] { openRegistration(m_session->profile()); });
    m_metadataAction->setObjectName(u"flowMetadata"_s);
    connect(m_metadataAction, &QAction::triggered, this, [this] {
        const oauth::Profile &profile = m_session->profile();
        if (!m_metadata->result(profile.issuer))
            m_metadata->read(profile.issuer, profile);
        openMetadata(profile);
    });
    addToForm();
}

void FlowWorkspace::addToForm()
{
    auto *line = new MetadataLine(*m_metadata);
    auto *button = new Button(tr("Register\u2026"), u"profileRegister"_s);
    button->setToolTip(tr("Register a client for this profile at its server"));
    m_settings->form()->addUnderIssuer(line);
    m_settings->form()->addBesideClientId(button);
    connect(m_settings, &ProfilePage::shown, line, &MetadataLine::setProfile);
    connect(line, &MetadataLine::showRequested, this, &FlowWorkspace::openMetadata);
    connect(button, &QPushButton::clicked, this, [this] { openRegistration(m_settings->form()->profile()); });
    connect(m_metadata, &MetadataReader::changed, m_settings, [this] {
        if (!m_settings->entries().empty())
            m_settings->refresh();
    });
}

void FlowWorkspace::goTo(QWidget *page)
{
    m_cameFrom = m_pages->currentWidget();
    m_pages->setCurrentWidget(page);
}

void FlowWorkspace::goBack()
{
    m_pages->setCurrentWidget(m_cameFrom);
}

void FlowWorkspace::openRegistration(const oauth::Profile &profile)
{
    if (!m_registration) {
        m_registration = new RegistrationPage(m_services);
        m_pages->addWidget(m_registration);
        connect(m_registration, &RegistrationPage::closeRequested, this, &FlowWorkspace::goBack);
        connect(m_registration, &RegistrationPage::clientChosen, this, [this](const oauth::Profile &made) {
            if (m_cameFrom != m_settings)
                return useProfile(made);
            m_settings->replaceCurrent(made);
            goBack();
        });
    }
    m_registration->setProfile(profile);
    goTo(m_registration);
}

void FlowWorkspace::openMetadata(const oauth::Profile &profile)
{
    if (!m_metadataPage) {
        m_metadataPage = new MetadataPage(*m_metadata);
        m_pages->addWidget(m_metadataPage);
        connect(m_metadataPage, &MetadataPage::closeRequested, this, &FlowWorkspace::goBack);
    }
    m_metadataPage->setProfile(profile);
    goTo(m_metadataPage);
}

} // namespace claimcheck::ui::flow
