package io.github.ae4j.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void stacksCharts() throws IOException {
    int height = image(chart(X).png()).getHeight();
    assertEquals(2 * height, image(LineChart.png(List.of(chart(X), chart(X)))).getHeight());
  }
}
