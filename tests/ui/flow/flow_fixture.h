#pragma once

#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "ui/flow/flow_services.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace claimcheck::test {

/// The built-in provider with an automatic sign-in, and a browser that is a plain HTTP client.
struct FlowFixture
{
    base::SystemClock clock;
    base::SystemRandom random;
    QNetworkAccessManager browser;
    std::unique_ptr<provider::Provider> server;
    bool browserWorks = true;
    std::vector<ui::flow::FaultChoice> faults{
        {QStringLiteral("userinfo-as-text"), QStringLiteral("API"), QStringLiteral("as text"),
         QStringLiteral("UI03")},
        {QStringLiteral("userinfo-other-subject"), QStringLiteral("API"), QStringLiteral("somebody else"),
         QStringLiteral("UI01")},
        {QStringLiteral("token-slow"), QStringLiteral("On the wire"), QStringLiteral("slow"), {}}};

    FlowFixture()
    {
        provider::ProviderOptions options;
        options.clock = &clock;
        options.random = &random;
        options.signIn = provider::SignIn::Automatic;
        server = std::make_unique<provider::Provider>(options);
    }

    ui::flow::FlowServices services()
    {
        ui::flow::FlowServices services;
        services.clock = &clock;
        services.makeRunner = [this](ui::flow::OpenBrowser open) {
            flow::FlowEnvironment environment;
            environment.clock = &clock;
            environment.random = &random;
            environment.openBrowser = std::move(open);
            return std::make_unique<flow::FlowRunner>(std::move(environment));
        };
        services.makeRegistrar = [this] {
            flow::FlowEnvironment environment;
            environment.clock = &clock;
            environment.random = &random;
            return std::make_unique<flow::Registrar>(std::move(environment));
        };
        services.makeDiscovery = [this] {
            flow::FlowEnvironment environment;
            environment.clock = &clock;
            environment.random = &random;
            return std::make_unique<flow::Discovery>(std::move(environment));
        };
        services.openBrowser = [this](const QUrl &url) -> base::Result<void> {
            if (!browserWorks)
                return base::Error{QLatin1StringView("browser-failed"),
                                   QStringLiteral("No browser is installed.")};
            QNetworkReply *reply = browser.get(QNetworkRequest(url));
            QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
            return {};
        };
        services.demoProfiles = [this]() -> base::Result<std::vector<oauth::Profile>> {
            if (const auto listening = server->listen(); !listening)
                return listening.error();
            return server->profiles();
        };
        services.faults = [this] { return faults; };
        services.setFaults = [this](const QStringList &ids) {
            server->setHooks(provider::hooksFor(ids).valueOr({}));
        };
        return services;
    }
};

} // namespace claimcheck::test
