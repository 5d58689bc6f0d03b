#include "ui/widgets/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

/// Draws an SVG in the theme's colour of the moment, so that a change of theme needs no new icons.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, ColourRole role, ColourRole checked)
        : m_name(std::move(name)), m_role(role), m_checked(checked)
    {
    }

    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect.topLeft(), tintedPixmap(m_name, tint(mode, state), rect.size(), ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return tintedPixmap(m_name, tint(mode, state), size, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return tintedPixmap(m_name, tint(mode, state), size / scale, scale);
    }

private:
    QColor tint(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return colour(ColourRole::Track);
        return colour(state == QIcon::On ? m_checked : m_role);
    }

    QString m_name;
    ColourRole m_role;
    ColourRole m_checked;
};

} // namespace

QPixmap tintedPixmap(const QString &name, const QColor &colour, QSize size, qreal ratio)
{
    const QString key = u"claimcheck/%1/%2/%3x%4@%5"_s.arg(name, colour.name())
                            .arg(size.width())
                            .arg(size.height())
                            .arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/claimcheck/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    pixmap = QPixmap(size * ratio);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(QLatin1StringView name, ColourRole role)
{
    return icon(name, role, role);
}

QIcon icon(const QString &name, ColourRole role)
{
    return QIcon(new TintedIconEngine(name, role, role));
}

QIcon icon(QLatin1StringView name, ColourRole role, ColourRole checked)
{
    return QIcon(new TintedIconEngine(name, role, checked));
}

QIcon toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Ok: return icon("ok"_L1, ColourRole::Ok);
    case Tone::Warning: return icon("warning"_L1, ColourRole::Warn);
    case Tone::Error: return icon("error"_L1, ColourRole::Error);
    case Tone::Info: return icon("info"_L1, ColourRole::Info);
    case Tone::Neutral:
    case Tone::Accent: break;
    }
    return {};
}

} // namespace claimcheck::ui
