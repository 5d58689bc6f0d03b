#include "app/picture_profiles.h"

#include "core/oauth/grant_guide.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/profile_form.h"
#include "ui/flow/profile_page.h"

#include <QAbstractButton>
#include <QTemporaryDir>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::flow::ProfilePage;

namespace {

oauth::Profile exampleProfile(const QString &name, const QString &host)
{
    oauth::Profile profile;
    profile.name = name;
    profile.issuer = u"https://"_s + host;
    profile.client.id = u"native-app"_s;
    profile.scope = {u"openid"_s, u"profile"_s, u"orders:read"_s};
    profile.resource = {u"https://api.staging.example.org"_s};
    profile.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Refresh};
    return profile;
}

/// Of a server that says nothing of PKCE.
constexpr char exampleMetadata[] =
    R"({"issuer":"https://id.staging.example.org","authorization_endpoint":"https://id.staging.example.org/authorize",)"
    R"("token_endpoint":"https://id.staging.example.org/token","userinfo_endpoint":"https://id.staging.example.org/me",)"
    R"("token_endpoint_auth_methods_supported":["none","private_key_jwt"]})";

/// A collection of Postman with one request, in the shape that it writes.
constexpr char exampleCollection[] =
    R"({"info":{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},)"
    R"("auth":{"type":"oauth2","oauth2":[{"key":"tokenName","value":"Shop"},)"
    R"({"key":"grant_type","value":"authorization_code_with_pkce"},{"key":"authUrl","value":"https://id.example.org/authorize"},)"
    R"({"key":"accessTokenUrl","value":"https://id.example.org/token"},{"key":"clientId","value":"shop-app"},)"
    R"({"key":"clientSecret","value":"not-shown"},{"key":"scope","value":"openid orders:read"},)"
    R"({"key":"redirect_uri","value":"https://oauth.pstmn.io/v1/callback"},{"key":"useBrowser","value":true},)"
    R"({"key":"refreshTokenUrl","value":"https://id.example.org/refresh"},{"key":"addTokenTo","value":"header"},)"
    R"({"key":"state","value":"{{state}}"}]},"item":[]})";

void takeForm(Photographer &photographer, ProfilePage &page)
{
    page.setKnownMetadata([](const QString &) -> std::optional<oauth::ServerMetadata> {
        const auto metadata = oauth::readMetadataObject(exampleMetadata);
        return metadata ? std::optional(metadata->value) : std::nullopt;
    });
    const ui::flow::ProfileEntries entries{
        {exampleProfile(u"Demo provider"_s, u"127.0.0.1"_s), ui::flow::ProfileOrigin::BuiltIn},
        {exampleProfile(u"Staging"_s, u"id.staging.example.org"_s)},
        {exampleProfile(u"Production, read only"_s, u"id.example.org"_s)}};
    page.edit(entries, 1);
    page.form()->applyGuide(*oauth::guideRow(u"native"));
    photographer.take(u"flow-profile"_s);
    page.findChild<QAbstractButton *>(u"profileGuide"_s)->click();
    photographer.take(u"flow-guide"_s);
    page.findChild<QAbstractButton *>(u"guideClose"_s)->click();
}

void takeImport(Photographer &photographer, ProfilePage &page)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"shop.postman_collection.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(exampleCollection);
    file.close();
    page.importFile(file.fileName());
    photographer.take(u"flow-import"_s);
    page.findChild<QAbstractButton *>(u"importCancel"_s)->click();
}

} // namespace

void takeProfiles(Photographer &photographer, ui::flow::FlowWorkspace &flow)
{
    flow.findChild<QAbstractButton *>(u"profileSettings"_s)->click();
    auto *page = flow.findChild<ProfilePage *>();
    takeForm(photographer, *page);
    takeImport(photographer, *page);
    page->findChild<QAbstractButton *>(u"profileCancel"_s)->click();
}

} // namespace claimcheck::app
