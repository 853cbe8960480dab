package io.github.ae4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over steps, drawn alike everywhere: colours that colour-blind readers tell apart, a dash
 * pattern a line for print, upright marks for what happened when.
 */
public final class LineChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 420;
  private static final int SCALE = 2;
  private static final double DECADE = 10.0;
  private static final double VISIBLE = 0.5 / HEIGHT; // share of the height that can be seen
  private static final float THICK = 2f;
  private static final float THIN = 1.3f;
  private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Color[] MARKS = {Color.BLACK, new Color(0x888888)};

  // Okabe and Ito's palette: blue, vermilion, green, purple.
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7)
  };
  private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {9, 3, 2, 3}};

  private record Line(int style, String name, double[] x, double[] y) {}

  private record Mark(String name, double x) {}

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Line> lines = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
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
      return graphics.getFontMetrics(TICKS).stringWidth("0") > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  /** Draws y on a logarithmic axis; what is not positive is left out. */
  public LineChart logarithmic() {
    logarithmic = true;
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

  /** Marks a place on x. */
  public LineChart mark(String name, double x) {
    marks.add(new Mark(name, x));
    return this;
  }

  /** The chart as a PNG picture. */
  public byte[] png() {
    return png(List.of(this));
  }

  /** Charts below one another as one PNG picture. */
  public static byte[] png(List<LineChart> charts) {
    BufferedImage image =
        new BufferedImage(
            WIDTH * SCALE, HEIGHT * SCALE * charts.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    for (LineChart chart : charts) {
      chart.chart().paint(graphics, WIDTH, HEIGHT);
      graphics.translate(0, HEIGHT);
    }
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory must not fail", e);
    }
    return png.toByteArray();
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xLabel)
            .yAxisTitle(yLabel)
            .build();
    style(chart.getStyler());
    double[] range = range();
    chart.getStyler().setYAxisMin(range[0]).setYAxisMax(range[1]);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(lastX());
    for (Line line : lines) {
      int style = line.style() % COLOURS.length;
      add(chart, line, range, COLOURS[style], DASHES[style], THICK);
    }
    for (int i = 0; i < marks.size(); i++) {
      double x = marks.get(i).x();
      Line upright = new Line(0, marks.get(i).name(), new double[] {x, x}, range);
      add(chart, upright, range, MARKS[i % MARKS.length], new float[] {4 + 6f * i, 4}, THIN);
    }
    return chart;
  }

  private void style(XYStyler styler) {
    styler.setYAxisLogarithmic(logarithmic);
    styler.setYAxisLogarithmicDecadeOnly(true);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xDDDDDD));
    styler.setPlotMargin(0);
    styler.setPlotContentSize(0.97);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendSeriesLineLength(36);
    styler.setYAxisLeftWidthHint(90);
    // With a formatter the ticks are round numbers, not the data's own places.
    styler.setXAxisTickLabelsFormattingFunction(x -> String.format(Locale.ROOT, "%,.0f", x));
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setAxisTickLabelsFont(TICKS);
    styler.setLegendFont(TICKS);
  }

  private void add(
      XYChart chart, Line line, double[] range, Color colour, float[] dash, float width) {
    double[] y = line.y().clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = drawable(y[i]) ? y[i] : Double.NaN;
    }
    int[] kept = Outline.of(line.x(), drawn(y), VISIBLE * (drawn(range[1]) - drawn(range[0])));
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
    return Double.isFinite(y) && (!logarithmic || y > 0.0);
  }

  /** What was asked for, or the values' own range with some room; never empty. */
  private double[] range() {
    if (Double.isFinite(lowest)) {
      return new double[] {lowest, highest};
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double y : line.y()) {
        if (drawable(y)) {
          low = Math.min(low, y);
          high = Math.max(high, y);
        }
      }
    }
    if (low > high) {
      return new double[] {logarithmic ? 0.1 : 0.0, 1.0};
    }
    return logarithmic ? decades(low, high) : room(low, high);
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
