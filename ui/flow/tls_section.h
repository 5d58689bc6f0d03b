#pragma once

#include "ui/flow/form_part.h"

namespace claimcheck::ui {
class FileField;
}

namespace claimcheck::ui::flow {

/// Whom TLS trusts, and the client's own certificate.
class TlsSection final : public FormPart
{
    Q_OBJECT

public:
    explicit TlsSection(QWidget *page, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;

private:
    FileField *m_ca;
    FileField *m_certificate;
};

} // namespace claimcheck::ui::flow
