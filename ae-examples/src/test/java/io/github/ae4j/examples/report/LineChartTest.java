package io.github.ae4j.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;

class LineChartTest {
  private static final double[] X = {1, 2, 3, 4};

  @BeforeAll
  static void fonts() {
    assumeTrue(LineChart.available(), "this JDK has no fonts to draw with");
  }

  static Stream<double[]> values() {
    return Stream.of(
        new double[] {1, 2, 3, 4},
        new double[] {5, 5, 5, 5},
        new double[] {0, 0, 0, 0},
        new double[] {1e-12, 1, 1e6, 1e3},
        new double[] {1, 1e-200, Double.MIN_VALUE, 0},
        new double[] {1, 1e200, Double.MAX_VALUE, 1},
        new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 2},
        new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN},
        new double[] {-1, 0, 1, 2});
  }

  private static LineChart chart(double[] y) {
    return new LineChart("title", "x (1)", "y (1)").line(0, "line", X, y).mark("mark", 2.5);
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @ParameterizedTest
  @MethodSource("values")
  void drawsWhateverARunLeaves(double[] y) throws IOException {
    assertTrue(image(chart(y).png()).getWidth() > 900);
    assertTrue(image(chart(y).logarithmic().png()).getWidth() > 900);
  }

  /** Steps at equal distances that are not round, of three to six digits. */
  @ParameterizedTest
  @ValueSource(doubles = {2.0, 13.0, 133.0, 667.0})
  void ticksOfASmallChartAreRoundAndHaveRoom(double every) {
    double[] x = IntStream.rangeClosed(1, 150).mapToDouble(i -> every * i).toArray();
    XYChart chart = new LineChart("t", "x", "y").small().line(0, "line", x, x).chart();
    Function<Double, String> usual = chart.getStyler().getXAxisTickLabelsFormattingFunction();
    Set<Double> ticks = new TreeSet<>();
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(
            tick -> {
              if (tick >= 0.0 && tick <= x[149]) {
                ticks.add(tick); // beyond the axis nothing is drawn
              }
              return usual.apply(tick);
            });
    chart.paint(new BufferedImage(600, 384, BufferedImage.TYPE_INT_RGB).createGraphics(), 600, 384);
    double round = Math.pow(10.0, Math.floor(Math.log10(x[149] / 4.0)));
    assertTrue(ticks.size() >= 3 && ticks.size() <= 7, ticks.toString());
    for (double tick : ticks) {
      assertEquals(0.0, tick % round, 1e-6, ticks.toString());
    }
  }

  @Test
  void manyDecadesAreToldByAFew() {
    LineChart wide =
        new LineChart("t", "x", "y").line(0, "line", X, new double[] {1e-130, 1, 1e9, 1});
    XYChart chart = wide.small().logarithmic().chart();
    Function<Double, String> usual = chart.getStyler().getYAxisTickLabelsFormattingFunction();
    Set<String> ticks = new TreeSet<>();
    chart
        .getStyler()
        .setYAxisTickLabelsFormattingFunction(
            tick -> {
              ticks.add(usual.apply(tick));
              return usual.apply(tick);
            });
    chart.paint(new BufferedImage(600, 384, BufferedImage.TYPE_INT_RGB).createGraphics(), 600, 384);
    assertTrue(ticks.size() < 20, ticks.toString());
    assertTrue(ticks.contains("1E-100"), ticks.toString());
  }

  @Test
  void stacksCharts() throws IOException {
    int height = image(chart(X).png()).getHeight();
    assertEquals(2 * height, image(LineChart.png(List.of(chart(X), chart(X)))).getHeight());
  }
}
