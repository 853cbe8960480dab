package io.github.ae4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Colours, dashes and fonts of every chart. */
final class ChartLook {
  static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final int LEGEND_LINE = 24;

  // Okabe and Ito's palette: blue, vermilion, green, purple, orange, sky.
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73),
    new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9)
  };
  private static final float[] @Nullable [] DASHES = {
    null, {7, 3}, {2, 3}, {9, 3, 2, 3}, {12, 4}, {5, 2, 2, 2, 2, 2}
  };
  private static final Color[] MARKS = {Color.BLACK, new Color(0x888888)};
  private static final int PALE = 40; // of 255
  private static final float THICK = 2f;
  private static final float THIN = 1.3f;
  private static final MathContext DIGITS = new MathContext(6);

  // Pixels, which XChart rounds: never below 60, the width of 100,000.
  private static final int TICK_SPACING = 120;

  private ChartLook() {}

  static void line(XYSeries series, int style) {
    stroke(series, COLOURS[style % COLOURS.length], DASHES[style % DASHES.length], THICK);
  }

  static void mark(XYSeries series, int index) {
    stroke(series, MARKS[index % MARKS.length], new float[] {4 + 6f * index, 4}, THIN);
  }

  private static void stroke(XYSeries series, Color colour, float @Nullable [] dash, float width) {
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(
        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
  }

  /** A filled series without an edge, not in the legend. */
  static void pale(XYSeries series, int style) {
    Color colour = COLOURS[style % COLOURS.length];
    Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), PALE);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(pale);
    stroke(series, pale, null, 0.1f);
    series.setShowInLegend(false);
  }

  /** Round numbers on a linear y, however small its range. */
  static String tick(double y) {
    return y == 0.0 || Math.abs(y) >= 1e-4 && Math.abs(y) < 1e6
        ? new BigDecimal(y).round(DIGITS).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.3g", y);
  }

  static void apply(XYStyler styler, boolean small, String ticks) {
    styler.setYAxisLogarithmicDecadeOnly(true);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xDDDDDD));
    styler.setPlotGridLinesStroke(new BasicStroke(0.5f));
    styler.setPlotMargin(0);
    styler.setPlotContentSize(0.97);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(small ? LegendLayout.Vertical : LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendSeriesLineLength(36);
    styler.setYAxisLeftWidthHint(90);
    // With a formatter the ticks are round numbers, not the data's own places.
    styler.setXAxisTickLabelsFormattingFunction(x -> String.format(Locale.ROOT, ticks, x));
    styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    styler.setAxisTickLabelsFont(TICKS);
    styler.setLegendFont(TICKS);
  }
}
