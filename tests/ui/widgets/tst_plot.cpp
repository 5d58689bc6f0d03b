#include "core/compare/advice.h"
#include "core/report/cost_plot.h"
#include "tests/core/compare/measured_inputs.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace Qt::StringLiterals;

namespace {

report::PlotData somePlot()
{
    return report::costPlot(compare::Quantity::WaitPerSecond, compare::test::measuredInputs(), {},
                            compare::Choice::CachedIntrospection);
}

/// How many pixels have about that colour: a thin line between two rows of pixels has it nowhere in full.
int countOf(const QImage &image, const QColor &wanted)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int off = std::abs(pixel.red() - wanted.red()) + std::abs(pixel.green() - wanted.green()) +
                            std::abs(pixel.blue() - wanted.blue());
            count += pixel.alpha() == 255 && off < 130 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestPlot : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_plot = std::make_unique<Plot>(u"Cost"_s, u"plot"_s);
        m_plot->resize(380, 190);
        m_plot->setData(somePlot());
    }
    void linesAreDrawnInBothThemes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(ThemeKind::Light);
        QTest::newRow("dark") << int(ThemeKind::Dark);
    }
    void linesAreDrawnInBothThemes()
    {
        QFETCH(int, theme);
        applyColours(*qApp, ThemeKind(theme));
        const QImage image = m_plot->grab().toImage();
        QVERIFY(countOf(image, colour(ColourRole::SignaturePart)) > 20);
        QVERIFY(countOf(image, colour(ColourRole::PayloadPart)) > 20);
        QVERIFY(countOf(image, colour(ColourRole::HeaderPart)) > 20);
    }
    void twiceThePixelsHaveTwiceTheDetail()
    {
        QImage image(760, 380, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(2);
        image.fill(Qt::transparent);
        m_plot->render(&image);
        const int ones = countOf(m_plot->grab().toImage(), colour(ColourRole::SignaturePart));
        QVERIFY(countOf(image, colour(ColourRole::SignaturePart)) > 2 * ones);
    }
    void labelsKeepClearOfEachOther()
    {
        const report::PlotLayout layout = m_plot->layOut();
        QVERIFY(layout.texts.size() > 10);
        for (std::size_t i = 0; i < layout.texts.size(); ++i) {
            for (std::size_t j = i + 1; j < layout.texts.size(); ++j)
                QVERIFY(!layout.texts[i].box.intersects(layout.texts[j].box));
        }
    }
    void keysMoveTheReading()
    {
        const QSignalSpy moved(m_plot.get(), &Plot::readingChanged);
        QVERIFY(!m_plot->reading());
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QCOMPARE(m_plot->reading(), std::optional(200.0)); // begins at the user's load
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QCOMPARE(m_plot->reading(), std::optional(210.0));
        QTest::keyClick(m_plot.get(), Qt::Key_End);
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QCOMPARE(m_plot->reading(), std::optional(400.0));
        QVERIFY(m_plot->accessibleDescription().contains(u"400/s"_s));
        QTest::keyClick(m_plot.get(), Qt::Key_Home);
        QTest::keyClick(m_plot.get(), Qt::Key_Left);
        QCOMPARE(m_plot->reading(), std::optional(0.0));
        QTest::keyClick(m_plot.get(), Qt::Key_Escape);
        QVERIFY(!m_plot->reading());
        QVERIFY(moved.size() >= 5);
    }
    void valuesAreRead()
    {
        const QString reading = m_plot->readingAt(200);
        QVERIFY2(reading.contains(u"B · opaque: 2.78 s"_s), qPrintable(reading));
        QVERIFY2(reading.startsWith(u"200/s"_s), qPrintable(reading));
    }
    void theDescriptionHasTheFigures()
    {
        QVERIFY(m_plot->accessibleDescription().contains(u"2.78 s at 200/s"_s));
    }
    void anEmptyPlotSaysWhy()
    {
        m_plot->setPlaceholder(u"Nothing measured"_s);
        m_plot->setData({});
        QCOMPARE(m_plot->accessibleDescription(), u"Nothing measured"_s);
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QVERIFY(!m_plot->reading());
        QVERIFY(!m_plot->grab().isNull());
    }

private:
    std::unique_ptr<Plot> m_plot;
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
