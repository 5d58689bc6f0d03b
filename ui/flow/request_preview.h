#pragma once

#include "core/oauth/profile.h"
#include "core/oauth/server_metadata.h"

#include <QTextEdit>

namespace claimcheck::ui::flow {

/// A piece of the preview; what is made at each run, "(fresh)", is muted.
struct PreviewPart
{
    enum class Weight : bool { Plain, Muted };

    QString text;
    Weight weight = Weight::Plain;
};

/// The first request that a run of the profile sends, after the metadata: a line a parameter. An endpoint
/// that the metadata does not have is named in words.
[[nodiscard]] std::vector<PreviewPart> requestPreview(const oauth::Profile &profile,
                                                      const oauth::ServerMetadata &metadata);
/// A host as a URL has it: an IPv6 address in brackets.
[[nodiscard]] QString urlHost(const QString &host);
[[nodiscard]] QString plainText(const std::vector<PreviewPart> &parts);

/// Shows such a request, as high as it is; it can be selected and copied.
class PreviewText final : public QTextEdit
{
    Q_OBJECT

public:
    explicit PreviewText(QWidget *parent = nullptr);

    void setParts(const std::vector<PreviewPart> &parts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    std::vector<PreviewPart> m_parts;
};

} // namespace claimcheck::ui::flow
