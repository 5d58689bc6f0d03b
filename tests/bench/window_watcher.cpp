// A generic Qt plugin for the benchmark: QT_QPA_GENERIC_PLUGINS=claimcheck-watcher makes any Qt program say
// on standard output when its first window was on the screen (CLOCK_MONOTONIC in ms, CPU time in ms) and how
// much memory it then has (PSS in KiB), and end. So it is measured the same way in every program, which knows
// nothing of it.

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QGenericPlugin>
#include <QTimer>
#include <QWindow>

#include <cstdio>
#include <ctime>

namespace {

double milliseconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

long pssKiB()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').value(0).toLong();
    }
    return 0;
}

constexpr int settledMs = 700; ///< what a program does after its first picture is part of its memory

class Watcher : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        const auto *window = qobject_cast<QWindow *>(object);
        if (event->type() == QEvent::Expose && window && window->isExposed() && !m_seen) {
            m_seen = true; // the widgets paint in the course of this event
            QTimer::singleShot(0, this, [this] { report(); });
        }
        return false;
    }

private:
    void report()
    {
        std::printf("%.3f %.3f ", milliseconds(CLOCK_MONOTONIC), milliseconds(CLOCK_PROCESS_CPUTIME_ID));
        QTimer::singleShot(settledMs, this, [] {
            std::printf("%ld\n", pssKiB());
            std::fflush(stdout);
            std::_Exit(0);
        });
    }

    bool m_seen = false;
};

} // namespace

class WatcherPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "window_watcher.json")

public:
    QObject *create(const QString &, const QString &) override
    {
        auto *watcher = new Watcher;
        watcher->setParent(this);
        QCoreApplication::instance()->installEventFilter(watcher);
        return watcher;
    }
};

#include "window_watcher.moc"
