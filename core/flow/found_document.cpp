#include "core/flow/found_document.h"

#include "core/flow/text.h"
#include "core/oauth/signed_metadata.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Level;
using oauth::Standing;

namespace {

constexpr QLatin1StringView signedNames[] = {"absent"_L1, "not-checked"_L1, "verified"_L1, "failed"_L1};
static_assert(std::size(signedNames) == std::size_t(SignedState::Failed) + 1);

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port() == b.port();
}

/// Where no document is used: what is wrong with the one that comes nearest.
base::Error whyNone(const FoundIssuer &found)
{
    QStringList answers;
    for (const FoundDocument &document : found.documents) {
        if (document.isReadable()) {
            if (const base::Finding *other = oauth::otherIssuer(document.findings))
                return {other->rule, other->message, -1, other->spec};
            return {"metadata-missing"_L1, Text::tr("The metadata does not say whose it is."), -1,
                    document.place->spec};
        }
        answers.append(document.url.toDisplayString() + ": "_L1 + document.error->message);
    }
    const auto worse = std::ranges::find_if(found.documents, [](const FoundDocument &one) {
        return !one.error->code.startsWith("metadata-"_L1);
    });
    if (worse != found.documents.end())
        return *worse->error;
    return {"issuer-no-metadata"_L1,
            Text::tr("The issuer publishes no metadata where it is looked for. %1").arg(answers.join(u' ')),
            -1,
            {base::Spec::Rfc8414, "3"}};
}

void noteBend(FoundDocument &document, const QString &issuer)
{
    if (document.place->standing != Standing::Bent)
        return;
    document.findings.push_back(
        {"metadata-place"_L1,
         Level::Warning,
         {},
         Text::tr("The metadata is at %1 only. A client that follows the specification asks at %2 and %3, "
                  "and does "
                  "not find it.")
             .arg(document.url.toDisplayString(), oauth::openidConfigurationUrl(issuer).toDisplayString(),
                  oauth::authorizationServerMetadataUrl(issuer).toDisplayString()),
         document.place->spec,
         {}});
}

} // namespace

QLatin1StringView signedStateName(SignedState state)
{
    return signedNames[std::size_t(state)];
}

const FoundDocument *FoundIssuer::document() const
{
    return used < 0 ? nullptr : &documents[std::size_t(used)];
}

const FoundIssuer *DiscoveryResult::best() const
{
    const auto found = std::ranges::find_if(issuers, [](const FoundIssuer &one) { return one.used >= 0; });
    return found == issuers.end() ? nullptr : &*found;
}

std::vector<base::Finding> redirectFindings(const Answer &answer)
{
    if (answer.hops.size() < 2)
        return {};
    const QUrl &from = answer.hops.front(), &to = answer.hops.back();
    const bool elsewhere = !isSameOrigin(from, to);
    return {{elsewhere ? "redirected-elsewhere"_L1 : "redirected"_L1,
             elsewhere ? Level::Warning : Level::Note,
             u"Location"_s,
             elsewhere
                 ? Text::tr("The answer came from another server, %1. Not every client follows redirects "
                            "here, and that server decides what is found.")
                       .arg(to.toDisplayString())
                 : Text::tr("The answer came after a redirect to %1. Not every client follows one here.")
                       .arg(to.toDisplayString()),
             {},
             {}}};
}

FoundDocument readDocument(const oauth::MetadataPlace &place, const QString &issuer, const Answer &answer)
{
    FoundDocument document{&place, answer.hops.front(), answer.number, {}, {}, redirectFindings(answer)};
    if (!answer.response) {
        document.error = answer.response.error();
        return document;
    }
    auto reading = oauth::readServerMetadata(*answer.response, issuer);
    if (!reading) {
        document.error = reading.error();
        return document;
    }
    document.metadata = std::move(reading->value);
    std::ranges::move(reading->findings, std::back_inserter(document.findings));
    if (!oauth::signedMetadataOf(document.metadata).isEmpty())
        document.signedState = SignedState::NotChecked;
    return document;
}

bool isUsable(const FoundDocument &document, const QString &issuer)
{
    return document.isReadable() && document.metadata.issuer == issuer;
}

void openSigned(FoundDocument &document, const jose::KeySet &keys, qint64 now)
{
    auto opened = oauth::openSignedMetadata(document.metadata, keys, now);
    document.signedState = opened ? SignedState::Verified : SignedState::Failed;
    if (!opened) {
        document.findings.push_back({opened.error().code,
                                     Level::Error,
                                     u"/signed_metadata"_s,
                                     opened.error().message,
                                     opened.error().spec,
                                     {}});
        return;
    }
    document.metadata = std::move(opened->value);
    std::ranges::move(opened->findings, std::back_inserter(document.findings));
}

void settle(FoundIssuer &found)
{
    auto &documents = found.documents;
    const auto usable = [&](const FoundDocument &one) { return isUsable(one, found.issuer); };
    const auto first = std::ranges::find_if(documents, usable);
    if (first == documents.end()) {
        if (!found.error)
            found.error = whyNone(found);
        return;
    }
    found.used = int(first - documents.begin());
    noteBend(*first, found.issuer);
    const auto other = std::ranges::find_if(
        documents, [&](const FoundDocument &one) { return &one != &*first && one.isReadable(); });
    if (other == documents.end())
        return;
    found.differences =
        oauth::compareMetadata(first->metadata.document.root(), other->metadata.document.root());
    std::erase_if(found.differences, [](const oauth::MetadataRow &row) { return !row.isDifference(); });
}

} // namespace claimcheck::flow
