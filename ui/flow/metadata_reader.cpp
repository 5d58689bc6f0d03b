#include "ui/flow/metadata_reader.h"

#include <algorithm>

namespace claimcheck::ui::flow {

using claimcheck::flow::Discovery;
using claimcheck::flow::DiscoveryResult;
using claimcheck::flow::FoundDocument;

namespace {

constexpr std::size_t keptIssuers = 20;

} // namespace

MetadataReader::MetadataReader(const FlowServices &services, QObject *parent)
    : QObject(parent), m_services(services)
{
}

MetadataReader::~MetadataReader() = default;

void MetadataReader::read(const QString &issuer, const oauth::Profile &settings)
{
    std::erase_if(m_asked, [&issuer](const Asked &each) { return each.issuer == issuer; });
    if (m_asked.size() >= keptIssuers)
        m_asked.erase(m_asked.begin());
    Asked asked{issuer, m_services.makeDiscovery(), {}};
    connect(asked.job.get(), &Discovery::finished, this, &MetadataReader::changed);
    if (const auto started = asked.job->start({claimcheck::flow::StartKind::Issuer, issuer}, settings);
        !started.ok())
        asked.refused = started.error().message;
    m_asked.push_back(std::move(asked));
    emit changed();
}

const MetadataReader::Asked *MetadataReader::find(const QString &issuer) const
{
    const auto found = std::ranges::find(m_asked, issuer, &Asked::issuer);
    return found == m_asked.end() ? nullptr : &*found;
}

const DiscoveryResult *MetadataReader::result(const QString &issuer) const
{
    const Asked *asked = find(issuer);
    return asked && asked->refused.isEmpty() ? &asked->job->result() : nullptr;
}

const FoundDocument *MetadataReader::document(const QString &issuer) const
{
    const DiscoveryResult *found = isReading(issuer) ? nullptr : result(issuer);
    return found && found->best() ? found->best()->document() : nullptr;
}

bool MetadataReader::isReading(const QString &issuer) const
{
    const Asked *asked = find(issuer);
    return asked && asked->job->isRunning();
}

QString MetadataReader::problem(const QString &issuer) const
{
    const Asked *asked = find(issuer);
    if (!asked || asked->job->isRunning() || document(issuer))
        return {};
    if (!asked->refused.isEmpty())
        return asked->refused;
    const auto &failure = asked->job->result().failure;
    return failure ? failure->message : tr("Nothing was found.");
}

} // namespace claimcheck::ui::flow
