#pragma once

#include "tests/ui/flow/flow_fixture.h"
#include "ui/compare/api_pane.h"
#include "ui/compare/compare_session.h"
#include "ui/compare/compare_workspace.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTest>

namespace claimcheck::test {

/// The Compare workspace in a window of its own, with the built-in provider and a folder for files.
struct CompareWindow
{
    FlowFixture fixture;
    std::vector<ui::compare::FlowRun> runs; ///< what Flow has
    ui::compare::CompareWorkspace workspace{services()};
    QTemporaryDir folder;

    CompareWindow()
    {
        workspace.resize(1364, 846);
        workspace.show();
    }
    ui::compare::CompareServices services()
    {
        ui::compare::CompareServices services;
        services.clock = &fixture.clock;
        services.demoPairs = [this]() -> base::Result<std::vector<ui::compare::ProfilePair>> {
            const auto profiles = fixture.services().demoProfiles();
            if (!profiles)
                return profiles.error();
            std::vector<ui::compare::ProfilePair> pairs;
            for (const oauth::Profile &profile : *profiles) {
                if (auto both = compare::twoProfilesOf(profile))
                    pairs.push_back({profile.name, *std::move(both)});
            }
            return pairs;
        };
        services.flowRuns = [this] { return runs; };
        services.makeMeasurer = [this] {
            flow::FlowEnvironment environment;
            environment.clock = &fixture.clock;
            environment.random = &fixture.random;
            environment.openBrowser = fixture.services().openBrowser;
            return std::make_unique<compare::Measurer>(std::move(environment));
        };
        return services;
    }
    ui::compare::CompareSession &session() { return workspace.session(); }
    template <typename T>
    T *find(const char *name)
    {
        return workspace.findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *name) { find<QAbstractButton>(name)->click(); }
    /// The text of a row of the table: A is column 1, B column 2.
    QString cell(const QString &title, int column)
    {
        const auto *model = find<QAbstractItemView>("apiTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString().startsWith(title))
                return model->index(row, column).data().toString();
        }
        return QStringLiteral("no such row");
    }
    QString lines(const char *name)
    {
        const auto *model = find<QAbstractItemView>(name)->model();
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all += model->index(row, 0).data().toString();
        return all.join(u'\n');
    }
};

/// The responses of RFC 9068 §2.2 style servers, made for these tests; no signature in them is a real one.
inline QByteArray jwtResponse()
{
    return "{\"access_token\":\"eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImsxIn0."
           "eyJpc3MiOiJodHRwczovL29wLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6ImFwaSIsImlhdCI6MTgwMDAwMDAwMCwi"
           "ZXhwIjoxODAwMDAwOTAwLCJlbWFpbCI6ImFAZXhhbXBsZS5vcmcifQ.c2lnbmF0dXJl\","
           "\"token_type\":\"Bearer\",\"expires_in\":900,\"scope\":\"orders:read\"}";
}
inline QByteArray opaqueResponse()
{
    return "{\"access_token\":\"vDqzS3c7fWJx0mTn8bLr2aPkYt5hGu9eXoZi1QsRwCM\",\"token_type\":\"Bearer\","
           "\"expires_in\":900,\"scope\":\"orders:read\"}";
}

} // namespace claimcheck::test
