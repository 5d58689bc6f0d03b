#pragma once

#include "core/oauth/profile.h"

#include <QWidget>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

class MetadataReader;

/// One line under an issuer: how much was read from its metadata, or a link that reads them.
class MetadataLine final : public QWidget
{
    Q_OBJECT

public:
    explicit MetadataLine(MetadataReader &reader, QWidget *parent = nullptr);

    void setProfile(const oauth::Profile &profile);

signals:
    void showRequested(const claimcheck::oauth::Profile &profile);

private:
    void follow();

    MetadataReader &m_reader;
    oauth::Profile m_profile;
    QLabel *m_text;
    Button *m_link;
};

} // namespace claimcheck::ui::flow
