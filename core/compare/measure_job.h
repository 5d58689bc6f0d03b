#pragma once

// Internal to core/compare.
#include <QObject>

namespace claimcheck::compare {

/// One phase of a measurement. Writes what it finds into the context as it goes, so that deleting it at any
/// time leaves what was measured.
class MeasureJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;

signals:
    void advanced(); ///< one of its steps is done
    void finished(); ///< once; never from within start()
};

} // namespace claimcheck::compare
