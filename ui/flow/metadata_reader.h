#pragma once

#include "core/flow/discovery.h"
#include "ui/flow/flow_services.h"

#include <QObject>

#include <memory>

namespace claimcheck::ui::flow {

/// The metadata of issuers that its user asked to be read, as long as the window is open.
class MetadataReader final : public QObject
{
    Q_OBJECT

public:
    explicit MetadataReader(const FlowServices &services, QObject *parent = nullptr);
    ~MetadataReader() override;

    /// Asks the issuer, again if it was asked before. settings: whose TLS settings are used.
    void read(const QString &issuer, const oauth::Profile &settings);
    /// nullptr: it was not asked.
    [[nodiscard]] const claimcheck::flow::DiscoveryResult *result(const QString &issuer) const;
    /// What can be used of it; nullptr: not asked, not there yet, or nothing.
    [[nodiscard]] const claimcheck::flow::FoundDocument *document(const QString &issuer) const;
    [[nodiscard]] bool isReading(const QString &issuer) const;
    /// Why there is nothing to be used; empty where there is, or it is not known yet.
    [[nodiscard]] QString problem(const QString &issuer) const;

signals:
    void changed();

private:
    struct Asked
    {
        QString issuer;
        std::unique_ptr<claimcheck::flow::Discovery> job;
        QString refused; ///< why it was not asked at all
    };
    [[nodiscard]] const Asked *find(const QString &issuer) const;

    const FlowServices &m_services;
    std::vector<Asked> m_asked; ///< the oldest first
};

} // namespace claimcheck::ui::flow
