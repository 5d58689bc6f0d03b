#include "core/flow/issuer_search.h"

#include "core/flow/text.h"
#include "core/net/fetcher.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

/// What says nothing of the server's other places.
constexpr QLatin1StringView ofOnePlace[] = {"metadata-status"_L1, "metadata-not-json"_L1,
                                            "redirect-refused"_L1, "too-many-redirects"_L1,
                                            "response-too-large"_L1};

} // namespace

IssuerSearch::IssuerSearch(Asker &asker, const base::Clock &clock, const QString &issuer)
    : m_asker(asker), m_clock(clock), m_places(oauth::metadataPlacesOf(issuer))
{
    m_found.issuer = issuer;
}

void IssuerSearch::start()
{
    const auto url = startUrl({StartKind::Issuer, m_found.issuer});
    if (url && m_asker.mayAsk(*url))
        return askNext();
    m_found.error = base::Error{"issuer-address"_L1,
                                url ? Text::tr("\"%1\" is not asked: it is this machine.").arg(m_found.issuer)
                                    : url.error().message};
    end();
}

/// Both of the specified places, since they can differ; the bent ones only where neither has a document.
void IssuerSearch::askNext()
{
    const bool hasOne = std::ranges::any_of(m_found.documents, &FoundDocument::isReadable);
    if (m_next == m_places.size() || (hasOne && m_places[m_next]->standing == oauth::Standing::Bent))
        return askKeys();
    const oauth::MetadataPlace &place = *m_places[m_next++];
    m_asker.ask(MessageKind::Metadata, net::getRequest(place.url(m_found.issuer)),
                [this, &place](const Answer &answer) { take(place, answer); });
}

void IssuerSearch::take(const oauth::MetadataPlace &place, const Answer &answer)
{
    m_found.documents.push_back(readDocument(place, m_found.issuer, answer));
    const auto &error = m_found.documents.back().error;
    const bool goesOn = !error || std::ranges::find(ofOnePlace, error->code) != std::end(ofOnePlace);
    goesOn ? askNext() : askKeys();
}

/// RFC 8414 §2.1: signed_metadata is verified with the issuer's keys.
void IssuerSearch::askKeys()
{
    const auto signedOne = std::ranges::find_if(m_found.documents, [this](const FoundDocument &one) {
        return isUsable(one, m_found.issuer) && one.signedState == SignedState::NotChecked;
    });
    if (signedOne == m_found.documents.end())
        return end();
    const QUrl url = signedOne->metadata.jwksUri;
    if (url.isEmpty() || !m_asker.mayAsk(url)) {
        signedOne->findings.push_back(
            {"signed-metadata-no-keys"_L1,
             base::Level::Error,
             u"/jwks_uri"_s,
             Text::tr("signed_metadata cannot be verified: there is no jwks_uri that "
                      "may be asked."),
             {base::Spec::Rfc8414, "2.1"},
             {}});
        return end();
    }
    m_asker.ask(MessageKind::Jwks, net::getRequest(url, "application/jwk-set+json, application/json"),
                [this](const Answer &answer) { takeKeys(answer); });
}

void IssuerSearch::takeKeys(const Answer &answer)
{
    const bool came = answer.response && answer.response->isSuccess();
    auto keys = came ? jose::readKeys(answer.response->body, answer.hops.back().toString())
                     : base::Result<jose::KeySet>(base::Error{"keys-status"_L1, Text::tr("no key set came")});
    if (keys)
        m_found.keys = *std::move(keys);
    for (FoundDocument &document : m_found.documents) {
        if (!isUsable(document, m_found.issuer) || document.signedState != SignedState::NotChecked)
            continue;
        if (keys)
            openSigned(document, m_found.keys, m_clock.nowSeconds());
        else
            document.findings.push_back(
                {"signed-metadata-no-keys"_L1,
                 base::Level::Error,
                 u"/jwks_uri"_s,
                 Text::tr("signed_metadata cannot be verified: %1").arg(keys.error().message),
                 {base::Spec::Rfc8414, "2.1"},
                 {}});
    }
    end();
}

void IssuerSearch::end()
{
    settle(m_found);
    emit finished();
}

} // namespace claimcheck::flow
