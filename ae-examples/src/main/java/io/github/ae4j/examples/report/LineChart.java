package io.github.ae4j.examples.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.XYStyler;

/**
 * Lines over steps, drawn alike everywhere: colours that colour-blind readers tell apart, a dash
 * pattern a line for print, upright marks for what happened when.
 */
public final class LineChart {
  // Beyond them the decades around a value are 0 or infinite.
  private static final double SMALLEST = 1e-300;
  private static final double LARGEST = 1e300;
  private static final double DECADES = 12.0; // more are not told one by one
  private static final double FINE = 20.0; // below this span of x, ticks have decimals
  private static final double UNEVEN = 1e-6; // of the span of x: not to be seen

  private static final int WIDE = 960;
  private static final int SMALL = 600;
  private static final int PHONE = 400;

  private record Line(int style, String name, double[] x, double[] y) {}

  private record Band(int style, double[] x, double[] low, double[] high) {}

  private record Mark(String name, double x) {}

  private final XYChartBuilder builder = new XYChartBuilder();
  private final List<Line> lines = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private int width = WIDE;
  private double firstX;
  private boolean logarithmic;
  private boolean byExponent;
  private double[] range = {}; // none: that of the values

  /** An empty chart; labels carry the units. */
  public LineChart(String title, String xLabel, String yLabel) {
    builder.title(title).xAxisTitle(xLabel).yAxisTitle(yLabel);
  }

  /** Whether text can be drawn here: a JDK for servers may come without any font. */
  public static boolean available() {
    try {
      Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      return graphics.getFontMetrics(ChartLook.TICKS).stringWidth("0") > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  /** Draws y on a logarithmic axis; what is not positive is left out. */
  public LineChart logarithmic() {
    logarithmic = true;
    return this;
  }

  /** Draws for one column of two; the legend has a line an entry. */
  public LineChart small() {
    width = SMALL;
    return this;
  }

  /** Draws for a phone held upright; the legend has a line an entry. */
  public LineChart phone() {
    width = PHONE;
    return this;
  }

  public LineChart from(double x) {
    firstX = x;
    return this;
  }

  public LineChart range(double low, double high) {
    range = new double[] {low, high};
    return this;
  }

  /**
   * Adds a line; what is not finite is left out. The style, from 0, gives a thing the same colour
   * and dashes in every chart.
   */
  public LineChart line(int style, String name, double[] x, double[] y) {
    lines.add(new Line(style, name, x, y));
    return this;
  }

  /** Adds a pale band behind the line of its style; where an end cannot be drawn there is none. */
  public LineChart band(int style, double[] x, double[] low, double[] high) {
    bands.add(new Band(style, x, low, high));
    return this;
  }

  public LineChart mark(String name, double x) {
    marks.add(new Mark(name, x));
    return this;
  }

  int width() {
    return width;
  }

  /** A narrow chart has a line of its legend an entry; on a phone those of its marks are counted too. */
  int height() {
    return switch (width) {
      case WIDE -> 420;
      case SMALL -> 360 + ChartLook.LEGEND_LINE * lines.size();
      default -> 260 + ChartLook.LEGEND_LINE * (lines.size() + marks.size());
    };
  }

  public byte[] png() {
    return ChartPicture.png(List.of(this), width == SMALL ? 1.5 : 2.0);
  }

  public static byte[] png(List<LineChart> charts) {
    return ChartPicture.png(charts, 2.0);
  }

  /** In XChart's terms: axes, and lines, bands and marks as far as they can be drawn. */
  XYChart chart() {
    range = range.length == 0 ? ownRange() : range;
    byExponent = logarithmic && Math.log10(range[1]) - Math.log10(range[0]) > DECADES;
    XYChart chart = builder.width(width()).height(height()).build();
    axes(chart.getStyler());
    bands.forEach(band -> add(chart, band));
    lines.forEach(line -> add(chart, line));
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      double[] y = {placed(range[0]), placed(range[1])};
      ChartLook.mark(chart.addSeries(mark.name(), new double[] {mark.x(), mark.x()}, y), i);
    }
    return chart;
  }

  private void axes(XYStyler styler) {
    double last = lines.stream().flatMapToDouble(l -> Arrays.stream(l.x())).max().orElse(1.0);
    ChartLook.apply(styler, width < WIDE, last - firstX < FINE ? "%.1f" : "%,.0f");
    styler.setYAxisLogarithmic(logarithmic && !byExponent);
    if (byExponent) {
      styler.setYAxisTickLabelsFormattingFunction(exponent -> "1E" + Math.round(exponent));
    } else if (!logarithmic) {
      styler.setYAxisTickLabelsFormattingFunction(ChartLook::tick);
    }
    styler.setYAxisMin(placed(range[0])).setYAxisMax(placed(range[1]));
    // Between places at equal distances XChart counts off ticks, as 0, 156, 312, however long their
    // labels; an end that is none of the places makes them round and gives each label its room.
    styler.setXAxisMin(firstX).setXAxisMax(last + UNEVEN * (last - firstX));
  }

  /** Once along the lower edge and back along the upper one. */
  private void add(XYChart chart, Band band) {
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
      x[i] = x[2 * n - 1 - i] = band.x()[there[i]];
      y[i] = placed(Math.min(range[1], Math.max(range[0], band.low()[there[i]])));
      y[2 * n - 1 - i] = placed(Math.min(range[1], Math.max(range[0], band.high()[there[i]])));
    }
    ChartLook.pale(
        chart.addSeries("band " + chart.getSeriesCollection().size(), x, y), band.style());
  }

  /** Of a level stretch its ends alone: a dash is no longer than the way to the next place. */
  private void add(XYChart chart, Line line) {
    double[] y = Arrays.stream(line.y()).map(v -> drawable(v) ? placed(v) : Double.NaN).toArray();
    int last = y.length - 1;
    int[] kept =
        IntStream.rangeClosed(0, last)
            .filter(i -> i == 0 || i == last || y[i] != y[i - 1] || y[i] != y[i + 1])
            .toArray();
    double[] x = Arrays.stream(kept).mapToDouble(i -> line.x()[i]).toArray();
    double[] places = Arrays.stream(kept).mapToDouble(i -> y[i]).toArray();
    ChartLook.line(chart.addSeries(line.name(), x, places), line.style());
  }

  /** Where a value lies on the axis given to XChart. */
  private double placed(double y) {
    return byExponent ? Math.log10(y) : y;
  }

  private boolean drawable(double y) {
    return Math.abs(y) <= LARGEST && (!logarithmic || y >= SMALLEST);
  }

  /** The values' own range with some room; never empty. */
  private double[] ownRange() {
    Stream<double[]> edges = bands.stream().flatMap(b -> Stream.of(b.low(), b.high()));
    DoubleSummaryStatistics values =
        Stream.concat(lines.stream().map(Line::y), edges)
            .flatMapToDouble(Arrays::stream)
            .filter(this::drawable)
            .summaryStatistics();
    if (values.getCount() == 0) {
      return new double[] {logarithmic ? 0.1 : 0.0, 1.0};
    }
    double low = values.getMin();
    double high = values.getMax();
    if (logarithmic) {
      double first = Math.floor(Math.log10(low));
      double last = Math.max(first + 1.0, Math.ceil(Math.log10(high)));
      return new double[] {Math.pow(10.0, first), Math.pow(10.0, last)};
    }
    double room = high > low ? 0.05 * (high - low) : Math.max(1e-12, 0.5 * Math.abs(high));
    return new double[] {low - room, high + room};
  }
}
