#include "core/compare/situations.h"
#include "core/report/cost_plot.h"
#include "core/report/plot_layout.h"
#include "core/report/plot_svg.h"
#include "tests/core/compare/measured_inputs.h"

#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;

namespace {

PlotSheet sheetOf(double width, double height)
{
    return {width, height, 15, [](const QString &text) { return double(text.size()) * 6.5; }};
}

PlotData plotOf(const compare::Preset &preset, compare::Quantity quantity)
{
    const compare::CostInputs inputs = compare::test::measuredInputs();
    return costPlot(quantity, inputs, preset.situation, compare::advise(inputs, preset.situation).choice);
}

int labelsOf(const PlotLayout &layout, PlotTextRole role)
{
    return int(std::ranges::count(layout.texts, role, &PlotText::role));
}

} // namespace

class TestPlotLayout : public QObject
{
    Q_OBJECT

private slots:
    void noLabelMeetsAnother_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::newRow("as drawn") << 380.0 << 190.0;
        QTest::newRow("smallest") << 220.0 << 150.0;
        QTest::newRow("in a report") << 640.0 << 260.0;
        QTest::newRow("absurd") << 10.0 << 5.0;
    }
    /// Every situation, every quantity, both scales.
    void noLabelMeetsAnother()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        for (const compare::Preset &preset : compare::presets()) {
            for (const compare::QuantityRow &quantity : compare::quantities()) {
                PlotData plot = plotOf(preset, quantity.id);
                for (const PlotScale scale : {PlotScale::Linear, PlotScale::Logarithmic}) {
                    plot.y.scale = scale;
                    const PlotLayout layout = layOutPlot(plot, sheetOf(width, height));
                    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
                        for (std::size_t j = i + 1; j < layout.texts.size(); ++j)
                            QVERIFY2(!layout.texts[i].box.intersects(layout.texts[j].box),
                                     qPrintable(layout.texts[i].text + u" / "_s + layout.texts[j].text));
                    }
                    for (const std::vector<QPointF> &line : layout.lines) {
                        for (const QPointF &point : line)
                            QVERIFY(std::isfinite(point.x()) && std::isfinite(point.y()));
                    }
                }
            }
        }
    }
    /// At the size of the window's panel there is room for all that belongs to lines and marks.
    void everyLineHasItsLabel()
    {
        for (const compare::Preset &preset : compare::presets()) {
            for (const compare::QuantityRow &quantity : compare::quantities()) {
                const PlotData plot = plotOf(preset, quantity.id);
                const PlotLayout layout = layOutPlot(plot, sheetOf(380, 190));
                QCOMPARE(labelsOf(layout, PlotTextRole::Series), int(plot.series.size()));
                QCOMPARE(labelsOf(layout, PlotTextRole::Mark), 1);
                QVERIFY(labelsOf(layout, PlotTextRole::Tick) >= 5);
                for (const PlotText &text : layout.texts)
                    QVERIFY2(QRectF(-1, -1, 382, 192).contains(text.box), qPrintable(text.text));
            }
        }
    }
    void scalesGoBothWays_data()
    {
        QTest::addColumn<int>("scale");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("pixel");
        QTest::newRow("linear, begin") << int(PlotScale::Linear) << 0.0 << 100.0;
        QTest::newRow("linear, middle") << int(PlotScale::Linear) << 500.0 << 50.0;
        QTest::newRow("linear, end") << int(PlotScale::Linear) << 1000.0 << 0.0;
        QTest::newRow("logarithmic, begin") << int(PlotScale::Logarithmic) << 1.0 << 100.0;
        QTest::newRow("logarithmic, middle") << int(PlotScale::Logarithmic) << std::sqrt(1000.0) << 50.0;
        QTest::newRow("logarithmic, end") << int(PlotScale::Logarithmic) << 1000.0 << 0.0;
    }
    void scalesGoBothWays()
    {
        QFETCH(int, scale);
        QFETCH(double, value);
        QFETCH(double, pixel);
        const PlotScaling scaling({u"y"_s, compare::Unit::Count, PlotScale(scale)}, 1.5, 1000, 100, 0);
        QVERIFY(std::abs(scaling.pixelOf(value) - pixel) < 1e-9);
        QVERIFY(std::abs(scaling.valueOf(pixel) - value) < 1e-6);
        QCOMPARE(scaling.pixelOf(1e9), 0.0);
        QCOMPARE(scaling.valueOf(-50), scaling.valueOf(0));
    }
    void roundValues_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("round");
        QTest::addColumn<double>("end");
        QTest::newRow("0") << 0.0 << 1.0 << 1.0;
        QTest::newRow("5.56") << 5.56 << 10.0 << 6.0;
        QTest::newRow("400") << 400.0 << 500.0 << 400.0;
        QTest::newRow("0.0139") << 0.0139 << 0.02 << 0.015;
        QTest::newRow("no number") << std::nan("") << 1.0 << 1.0;
    }
    void roundValues()
    {
        QFETCH(double, value);
        QFETCH(double, round);
        QFETCH(double, end);
        QVERIFY(std::abs(roundAbove(value) - round) < 1e-9);
        QVERIFY(std::abs(roundEnd(value, 4) - end) < 1e-9);
    }
    void valuesAreReadBetweenPoints()
    {
        const PlotSeries series{u"a"_s, PlotHue::Jwt, PlotWeight::Plain, {{0, 0}, {10, 20}}};
        QCOMPARE(plotValue(series, 5), std::optional(10.0));
        QCOMPARE(plotValue(series, 10), std::optional(20.0));
        QVERIFY(!plotValue(series, 11) && !plotValue(series, -1));
    }
    void theWordsHaveTheFigures()
    {
        const PlotData plot =
            costPlot(compare::Quantity::WaitPerSecond, compare::test::measuredInputs(), {}, {});
        const QString text = plotText(plot);
        for (const char *words : {"API calls per second", "B · opaque: 2.78 s at 200/s", "400/s"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
        QVERIFY(costPlot(compare::Quantity::WaitPerCall, {}, {}, {}).isEmpty());
        QCOMPARE(plotText({}), QString());
    }
    void svgIsWellFormed()
    {
        for (const compare::Preset &preset : compare::presets()) {
            PlotData plot = plotOf(preset, compare::Quantity::WaitPerCall);
            plot.series.front().label = u"</text><script>alert(1)</script> & \"x\""_s;
            plot.title = u"<b onload='x'>"_s;
            const QString svg = plotSvg(plot);
            QXmlStreamReader reader(svg);
            while (!reader.atEnd()) {
                reader.readNext();
                QVERIFY(reader.name() != "script"_L1 && reader.name() != "b"_L1);
            }
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        }
        QCOMPARE(plotSvg({}), QString());
    }
};

QTEST_GUILESS_MAIN(TestPlotLayout)
#include "tst_plot_layout.moc"
