#pragma once

#include "core/jose/key_collection.h"

#include <QUrl>
#include <QWidget>

class QLineEdit;

namespace claimcheck::ui {
class SegmentedControl;
}

namespace claimcheck::ui::keys {

/// An address that keys are fetched from: an issuer, or a JWK Set's own URL. Nothing is sent without its
/// button.
class FetchForm final : public QWidget
{
    Q_OBJECT

public:
    explicit FetchForm(QWidget *parent = nullptr);

    void open();
    /// As if it was typed and sent.
    void fetch(jose::KeyPlace place, const QString &address);

signals:
    /// place is Issuer or JwksUrl.
    void requested(claimcheck::jose::KeyPlace place, const QUrl &url);
    void refused(const QString &why);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void request();

    SegmentedControl *m_place;
    QLineEdit *m_url;
};

} // namespace claimcheck::ui::keys
