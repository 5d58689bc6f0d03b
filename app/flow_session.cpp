#include "app/flow_session.h"

#include "app/browsers.h"
#include "app/cli.h"
#include "app/secret_source.h"
#include "core/oauth/profile_file.h"
#include "core/oauth/profile_words.h"
#include "core/provider/provider.h"

#include <QFile>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

base::Result<oauth::Profile> profileFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"profile-unreadable"_L1, file.errorString()};
    auto profile = oauth::readProfile(file.readAll());
    if (!profile.ok())
        return profile.error();
    for (const base::Finding &finding : profile->findings)
        writeError(u"claimcheck-cli: %1: %2\n"_s.arg(path, finding.message).toUtf8());
    return profile->value;
}

FlowSession::FlowSession(QString browser, int timeoutSeconds)
    : m_browserCommand(std::move(browser)), m_timeoutSeconds(timeoutSeconds)
{
}

FlowSession::~FlowSession() = default;

base::Result<oauth::Profile> FlowSession::demoProfile(const QString &clientId)
{
    provider::Lifetimes lifetimes;
    lifetimes.pollInterval = 2; // so that a device's polling is seen, and soon over
    lifetimes.automaticApproval = 5;
    return demoProfile(clientId, lifetimes);
}

base::Result<oauth::Profile> FlowSession::demoProfile(const QString &clientId,
                                                      const provider::Lifetimes &lifetimes)
{
    provider::ProviderOptions options;
    options.clock = &m_clock;
    options.random = &m_random;
    options.signIn = provider::SignIn::Automatic;
    options.lifetimes = lifetimes;
    m_provider = std::make_unique<provider::Provider>(options);
    if (const auto listening = m_provider->listen(); !listening.ok())
        return listening.error();
    m_browser = std::make_unique<AutomaticBrowser>(m_clock);
    const QString wanted = clientId.isEmpty() ? u"demo-native"_s : clientId;
    for (const oauth::Profile &profile : m_provider->profiles()) {
        if (profile.client.id == wanted || wanted == oauth::wordFor(profile.grant))
            return profile;
    }
    return base::Error{
        "profile-unreadable"_L1,
        Text::tr("the built-in provider has no client and no profile of a grant “%1”").arg(wanted)};
}

flow::FlowEnvironment FlowSession::environment()
{
    flow::FlowEnvironment environment;
    environment.clock = &m_clock;
    environment.random = &m_random;
    environment.secret = fetchSecret;
    environment.callbackTimeoutSeconds = m_timeoutSeconds;
    environment.openBrowser = [this](const QUrl &url) -> base::Result<void> {
        if (!m_browser || !m_browserCommand.isEmpty())
            return openInBrowser(m_browserCommand, url);
        m_browser->open(url);
        return {};
    };
    return environment;
}

} // namespace claimcheck::app
