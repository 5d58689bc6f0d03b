#pragma once

#include "core/flow/discovery.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/logging_server.h"

#include <set>

namespace claimcheck::test {

/// One page of a site. In body and fields {O} is the site's origin, {U} the same in capitals, {P} that of
/// another site, ' a quotation mark.
struct SitePage
{
    QByteArray path;
    QByteArray body;
    QByteArray type = "application/json";
    int status = 200;
    QByteArray field = {}; ///< "Location: {O}/x"
};
using SitePages = std::vector<SitePage>;

/// A server of such pages; everything else is 404 with a page of HTML.
class Site
{
public:
    Site() : m_server([this](const http::Request &request) { return answer(request); }) {}

    void setPages(const SitePages &pages, const QByteArray &other = {})
    {
        m_pages = pages;
        m_other = other;
    }
    [[nodiscard]] QByteArray origin() const { return m_server.url({}); }
    [[nodiscard]] QByteArray filled(QByteArray text) const
    {
        return text.replace("{O}", origin()).replace("{U}", origin().toUpper()).replace("{P}", m_other);
    }
    /// The paths that were asked, in order.
    [[nodiscard]] QByteArrayList asked() const
    {
        QByteArrayList paths;
        for (const http::Request &request : m_server.requests())
            paths.append(request.path());
        return paths;
    }
    [[nodiscard]] const std::vector<http::Request> &requests() const { return m_server.requests(); }

private:
    http::Response answer(const http::Request &request) const
    {
        for (const SitePage &page : m_pages) {
            if (page.path != request.path())
                continue;
            http::Response response{page.status, {}, {}, filled(QByteArray(page.body).replace('\'', '"'))};
            if (!page.type.isEmpty())
                response.headers.set("Content-Type", page.type);
            if (const qsizetype colon = page.field.indexOf(':'); colon > 0)
                response.headers.set(
                    page.field.first(colon),
                    filled(QByteArray(page.field.sliced(colon + 1)).replace('\'', '"')).trimmed());
            return response;
        }
        return http::textResponse(404, "text/html", "<!DOCTYPE html><p>Nothing here");
    }

    LoggingServer m_server;
    SitePages m_pages;
    QByteArray m_other;
};

/// Metadata with every required member, of the issuer {O} + path.
inline QByteArray metadataBody(const QByteArray &path, const QByteArray &more = {})
{
    return "{'issuer':'{O}" + path +
           "','authorization_endpoint':'{O}/authorize','token_endpoint':'{O}/token','jwks_uri':'{O}/jwks',"
           "'response_types_supported':['code'],'subject_types_supported':['public'],"
           "'id_token_signing_alg_values_supported':['RS256'],'code_challenge_methods_supported':['S256']" +
           (more.isEmpty() ? QByteArray() : ',' + more) + '}';
}

/// Waits for the end; false if it did not start or end. start: see Site::filled.
inline bool discover(flow::Discovery &discovery, const flow::StartingPoint &start)
{
    QSignalSpy finished(&discovery, &flow::Discovery::finished);
    const auto started = discovery.start(start);
    if (!started.ok()) {
        qWarning("not started: %s", qPrintable(started.error().message));
        return false;
    }
    return !finished.isEmpty() || finished.wait(20'000);
}

/// What was found, in one line: of each issuer the place of the document that is used, or why there is none;
/// then the findings and the members that differ. A failure without an issuer: its code.
inline QString summary(const flow::DiscoveryResult &result)
{
    QStringList words;
    std::set<QString> findings;
    for (const base::Finding &finding : result.findings)
        findings.insert(finding.rule);
    for (const flow::FoundIssuer &issuer : result.issuers) {
        const flow::FoundDocument *used = issuer.document();
        words += used ? used->place->id.toString() : issuer.error->code.toString();
        for (const base::Finding &finding : used ? used->findings : std::vector<base::Finding>())
            findings.insert(finding.rule);
        for (const oauth::MetadataRow &row : issuer.differences)
            words += QStringLiteral("diff:") + row.name;
    }
    if (result.issuers.empty() && result.failure)
        words += result.failure->code.toString();
    words.append(QStringList(findings.begin(), findings.end()));
    return words.join(u' ');
}

/// The rules that failed, each once, at least with a warning.
inline QString failedRules(const flow::DiscoveryResult &result)
{
    std::set<QString> rules;
    for (const lint::CheckResult &check : result.checks) {
        if (check.outcome == lint::Outcome::Failed && check.level >= base::Level::Warning)
            rules.insert(check.rule->name().toString());
    }
    return QStringList(rules.begin(), rules.end()).join(u' ');
}

} // namespace claimcheck::test
