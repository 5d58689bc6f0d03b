#include "ui/flow/expiry_notice.h"

#include "core/flow/expiry.h"
#include "ui/widgets/icons.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::Expiry;
using claimcheck::flow::ExpiryBasis;

namespace {

constexpr qint64 longestWait = 3'600'000; ///< milliseconds; looked at again after that

QString expiryText(const Expiry &expiry)
{
    const QString time =
        QDateTime::fromMSecsSinceEpoch(expiry.expires, Qt::UTC).toString(u"HH:mm:ss 'UTC'"_s);
    const QString name = QString::fromUtf8(expiry.parameter);
    const QString what = expiry.basis == ExpiryBasis::Said
                             ? ExpiryNotice::tr("%1 expired at %2.").arg(name, time)
                             : ExpiryNotice::tr("%1 has probably expired, at %2.").arg(name, time);
    return what + u' ' + expiry.text;
}

} // namespace

ExpiryNotice::ExpiryNotice(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(u"expiryNotice"_s);
    setAccessibleName(tr("Expired"));
    m_icon->setObjectName(u"expiryNotice.icon"_s);
    m_icon->setAccessibleName(tr("Warning"));
    m_text->setObjectName(u"expiryNotice.text"_s);
    m_text->setAccessibleName(tr("Expired"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setProperty("tone", u"warning"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ExpiryNotice::due);
    hide();
}

void ExpiryNotice::show(const ViewContext &context)
{
    QStringList lines;
    for (const Expiry &expiry : expiredWhenSent(context.trace, context.message.number, context.now))
        lines += expiryText(expiry);
    m_icon->setPixmap(toneIcon(Tone::Warning).pixmap(16, 16));
    m_text->setText(lines.join(u'\n'));
    setVisible(!lines.isEmpty());
    m_timer.stop();
    if (context.requestIsHeld())
        waitForNext(context);
}

void ExpiryNotice::waitForNext(const ViewContext &context)
{
    for (const Expiry &expiry : expiriesOf(context.trace, context.message.number)) {
        if (expiry.expires > context.now) {
            m_timer.start(std::chrono::milliseconds(std::min(expiry.expires - context.now, longestWait)));
            return;
        }
    }
}

} // namespace claimcheck::ui::flow
