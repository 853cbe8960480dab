package io.github.ae4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.util.SVGConstants;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/**
 * Lines over steps, drawn alike everywhere: colours that colour-blind readers tell apart, a dash
 * pattern a line for print, upright marks for what happened when.
 */
public final class LineChart {
  private static final double SCALE = 2.0;
  private static final double SMALL_SCALE = 1.5;
  // Beyond them the decades around a value are 0 or infinite.
  private static final double SMALLEST = 1e-300;
  private static final double LARGEST = 1e300;
  private static final double DECADE = 10.0;
  private static final double FINE = 20.0; // below this span of x, ticks have decimals
  private static final float THICK = 2f;
  private static final float THIN = 1.3f;

  private record Line(int style, String name, double[] x, double[] y) {}

  private record Band(int style, double[] x, double[] low, double[] high) {}

  private record Mark(String name, double x) {}

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Line> lines = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private int width = 960;
  private int height = 420;
  private boolean small;
  private double firstX;
  private boolean logarithmic;
  private double lowest = Double.NaN;
  private double highest = Double.NaN;

  /** An empty chart; labels carry the units. */
  public LineChart(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
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

  /** Draws for a column as narrow as a phone; the legend has a line an entry. */
  public LineChart small() {
    width = 600;
    height = 360;
    small = true;
    return this;
  }

  /** Begins x elsewhere than at 0. */
  public LineChart from(double x) {
    firstX = x;
    return this;
  }

  /** Fixes the range of y. */
  public LineChart range(double low, double high) {
    lowest = low;
    highest = high;
    return this;
  }

  /**
   * Adds a line; what is not finite is left out.
   *
   * @param style colour and dashes, from 0, so that a thing looks the same in every chart
   * @param name for the legend
   * @param x places
   * @param y values
   */
  public LineChart line(int style, String name, double[] x, double[] y) {
    lines.add(new Line(style, name, x, y));
    return this;
  }

  /**
   * Adds a pale band behind the lines; where an end cannot be drawn there is none.
   *
   * @param style of the line it belongs to
   */
  public LineChart band(int style, double[] x, double[] low, double[] high) {
    bands.add(new Band(style, x, low, high));
    return this;
  }

  /** Marks a place on x. */
  public LineChart mark(String name, double x) {
    marks.add(new Mark(name, x));
    return this;
  }

  /** The chart as a PNG picture. */
  public byte[] png() {
    return png(List.of(this));
  }

  /** The chart as a PNG picture of few colours. */
  public byte[] smallPng() {
    return png(SmallPicture.of(picture(List.of(this), SMALL_SCALE)));
  }

  /** Charts below one another as one PNG picture. */
  public static byte[] png(List<LineChart> charts) {
    return png(picture(charts, SCALE));
  }

  private static BufferedImage picture(List<LineChart> charts, double scale) {
    int width = charts.stream().mapToInt(c -> c.width).max().orElse(1);
    int height = charts.stream().mapToInt(LineChart::fullHeight).sum();
    BufferedImage image =
        new BufferedImage(
            (int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    for (LineChart chart : charts) {
      chart.paint(graphics);
      graphics.translate(0, chart.fullHeight());
    }
    graphics.dispose();
    return image;
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory must not fail", e);
    }
    return png.toByteArray();
  }

  /** The chart as an SVG picture. */
  public String svg() {
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(1); // a tenth of a pixel; letters are outlines, and most of the file
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, fullHeight()));
    paint(graphics);
    StringWriter svg = new StringWriter();
    try {
      graphics.stream(svg, true);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("writing to memory must not fail", e);
    }
    return svg.toString();
  }

  /** Draws the chart from the origin on. */
  private void paint(Graphics2D graphics) {
    chart().paint(graphics, width, fullHeight());
  }

  private int fullHeight() {
    return small ? height + ChartLook.LEGEND_LINE * lines.size() : height;
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(fullHeight())
            .title(title)
            .xAxisTitle(xLabel)
            .yAxisTitle(yLabel)
            .build();
    ChartLook.apply(chart.getStyler(), small, lastX() - firstX < FINE ? "%.1f" : "%,.0f");
    chart.getStyler().setYAxisLogarithmic(logarithmic);
    if (!logarithmic) {
      ChartLook.linear(chart.getStyler());
    }
    double[] range = range();
    chart.getStyler().setYAxisMin(range[0]).setYAxisMax(range[1]);
    chart.getStyler().setXAxisMin(firstX).setXAxisMax(lastX());
    for (int i = 0; i < bands.size(); i++) {
      add(chart, "band " + i, bands.get(i), range);
    }
    for (Line line : lines) {
      add(chart, line, range, ChartLook.colour(line.style()), ChartLook.dash(line.style()), THICK);
    }
    for (int i = 0; i < marks.size(); i++) {
      double x = marks.get(i).x();
      Line upright = new Line(0, marks.get(i).name(), new double[] {x, x}, range);
      add(chart, upright, range, ChartLook.mark(i), new float[] {4 + 6f * i, 4}, THIN);
    }
    return chart;
  }

  /** Once along the lower edge and back along the upper one. */
  private void add(XYChart chart, String name, Band band, double[] range) {
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
      y[i] = Math.min(range[1], Math.max(range[0], band.low()[there[i]]));
      y[2 * n - 1 - i] = Math.min(range[1], Math.max(range[0], band.high()[there[i]]));
    }
    ChartLook.pale(chart.addSeries(name, x, y), band.style());
  }

  private void add(
      XYChart chart, Line line, double[] range, Color colour, float[] dash, float width) {
    double[] y = line.y().clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = drawable(y[i]) ? y[i] : Double.NaN;
    }
    // Half a pixel cannot be seen.
    int[] kept = Outline.of(line.x(), drawn(y), 0.5 / height * (drawn(range[1]) - drawn(range[0])));
    XYSeries series = chart.addSeries(line.name(), Outline.at(kept, line.x()), Outline.at(kept, y));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(
        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
  }

  private double[] drawn(double[] y) {
    return Arrays.stream(y).map(this::drawn).toArray();
  }

  private double drawn(double y) {
    return logarithmic ? Math.log(y) : y;
  }

  private double lastX() {
    return lines.stream().flatMapToDouble(l -> Arrays.stream(l.x())).max().orElse(1.0);
  }

  private boolean drawable(double y) {
    return Math.abs(y) <= LARGEST && (!logarithmic || y >= SMALLEST);
  }

  /** What was asked for, or the values' own range with some room; never empty. */
  private double[] range() {
    if (Double.isFinite(lowest)) {
      return new double[] {lowest, highest};
    }
    DoubleSummaryStatistics drawn =
        Stream.concat(
                lines.stream().map(Line::y),
                bands.stream().flatMap(band -> Stream.of(band.low(), band.high())))
            .flatMapToDouble(Arrays::stream)
            .filter(this::drawable)
            .summaryStatistics();
    if (drawn.getCount() == 0) {
      return new double[] {logarithmic ? 0.1 : 0.0, 1.0};
    }
    return logarithmic
        ? decades(drawn.getMin(), drawn.getMax())
        : room(drawn.getMin(), drawn.getMax());
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
