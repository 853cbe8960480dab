package io.github.ae4j.examples.report;

import io.github.ae4j.examples.report.LineChart.Band;
import io.github.ae4j.examples.report.LineChart.Line;
import io.github.ae4j.examples.report.LineChart.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart in XChart's terms: its axes, and its lines, bands and marks as far as they can be drawn. */
final class ChartDrawing {
  // Beyond them the decades around a value are 0 or infinite.
  private static final double SMALLEST = 1e-300;
  private static final double LARGEST = 1e300;
  private static final double DECADE = 10.0;
  private static final double DECADES = 12.0; // more are not told one by one
  private static final double FINE = 20.0; // below this span of x, ticks have decimals
  private static final double UNEVEN = 1e-6; // of the span of x: not to be seen
  private static final float THICK = 2f;
  private static final float THIN = 1.3f;

  private final LineChart described;
  private final boolean logarithmic;
  private final double[] range;
  private final boolean byExponent;

  ChartDrawing(LineChart described) {
    this.described = described;
    logarithmic = described.isLogarithmic();
    range =
        Double.isFinite(described.lowest())
            ? new double[] {described.lowest(), described.highest()}
            : ownRange();
    byExponent = logarithmic && Math.log10(range[1]) - Math.log10(range[0]) > DECADES;
  }

  XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(described.width())
            .height(described.fullHeight())
            .title(described.title())
            .xAxisTitle(described.xLabel())
            .yAxisTitle(described.yLabel())
            .build();
    axes(chart);
    List<Band> bands = described.bands();
    for (int i = 0; i < bands.size(); i++) {
      add(chart, "band " + i, bands.get(i));
    }
    for (Line line : described.lines()) {
      add(chart, line, ChartLook.colour(line.style()), ChartLook.dash(line.style()), THICK);
    }
    List<Mark> marks = described.marks();
    for (int i = 0; i < marks.size(); i++) {
      double x = marks.get(i).x();
      Line upright = new Line(0, marks.get(i).name(), new double[] {x, x}, range);
      add(chart, upright, ChartLook.mark(i), new float[] {4 + 6f * i, 4}, THIN);
    }
    return chart;
  }

  private void axes(XYChart chart) {
    double first = described.firstX();
    double last = lastX();
    ChartLook.apply(chart.getStyler(), described.isSmall(), last - first < FINE ? "%.1f" : "%,.0f");
    chart.getStyler().setYAxisLogarithmic(logarithmic && !byExponent);
    if (byExponent) {
      ChartLook.exponents(chart.getStyler());
    } else if (!logarithmic) {
      ChartLook.linear(chart.getStyler());
    }
    chart.getStyler().setYAxisMin(placed(range[0])).setYAxisMax(placed(range[1]));
    // Between places at equal distances XChart counts off ticks, as 0, 156, 312, however long their
    // labels; an end that is none of the places makes them round and gives each label its room.
    chart.getStyler().setXAxisMin(first).setXAxisMax(last + UNEVEN * (last - first));
  }

  private double lastX() {
    return described.lines().stream()
        .flatMapToDouble(line -> Arrays.stream(line.x()))
        .max()
        .orElse(1.0);
  }

  /** Once along the lower edge and back along the upper one. */
  private void add(XYChart chart, String name, Band band) {
    int[] there =
        IntStream.range(0, band.x().length)
            .filter(i -> drawable(band.low()[i]) && drawable(band.high()[i]))
            .toArray();
    int n = there.length;
    if (n < 2) {
      return;
    }
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      x[i] = band.x()[there[i]];
      x[2 * n - 1 - i] = x[i];
      y[i] = placed(Math.min(range[1], Math.max(range[0], band.low()[there[i]])));
      y[2 * n - 1 - i] = placed(Math.min(range[1], Math.max(range[0], band.high()[there[i]])));
    }
    ChartLook.pale(chart.addSeries(name, x, y), band.style());
  }

  private void add(XYChart chart, Line line, Color colour, float[] dash, float width) {
    double[] y = line.y().clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = drawable(y[i]) ? y[i] : Double.NaN;
    }
    // Half a pixel cannot be seen.
    double tolerance = 0.5 / described.height() * (drawn(range[1]) - drawn(range[0]));
    int[] kept = Outline.of(line.x(), drawn(y), tolerance);
    double[] places = Arrays.stream(Outline.at(kept, y)).map(this::placed).toArray();
    XYSeries series = chart.addSeries(line.name(), Outline.at(kept, line.x()), places);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(
        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
  }

  /** Where a value lies on the axis given to XChart. */
  private double placed(double y) {
    return byExponent ? Math.log10(y) : y;
  }

  private double[] drawn(double[] y) {
    return Arrays.stream(y).map(this::drawn).toArray();
  }

  private double drawn(double y) {
    return logarithmic ? Math.log(y) : y;
  }

  private boolean drawable(double y) {
    return Math.abs(y) <= LARGEST && (!logarithmic || y >= SMALLEST);
  }

  /** The values' own range with some room; never empty. */
  private double[] ownRange() {
    DoubleSummaryStatistics values =
        Stream.concat(
                described.lines().stream().map(Line::y),
                described.bands().stream().flatMap(band -> Stream.of(band.low(), band.high())))
            .flatMapToDouble(Arrays::stream)
            .filter(this::drawable)
            .summaryStatistics();
    if (values.getCount() == 0) {
      return new double[] {logarithmic ? 0.1 : 0.0, 1.0};
    }
    return logarithmic
        ? decades(values.getMin(), values.getMax())
        : room(values.getMin(), values.getMax());
  }

  private static double[] decades(double low, double high) {
    double first = Math.floor(Math.log10(low));
    double last = Math.max(first + 1.0, Math.ceil(Math.log10(high)));
    return new double[] {Math.pow(DECADE, first), Math.pow(DECADE, last)};
  }

  private static double[] room(double low, double high) {
    double room = high > low ? 0.05 * (high - low) : Math.max(1e-12, 0.5 * Math.abs(high));
    return new double[] {low - room, high + room};
  }
}
