package io.github.ae4j.examples.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Charts below one another in their 32 commonest colours, a byte a pixel: they have a few, and the
 * shades between them go to the nearest. A sixth of the size as a PNG.
 */
final class ChartPicture {
  private static final int COLOURS = 32;

  private ChartPicture() {}

  static byte[] png(List<LineChart> charts, double scale) {
    BufferedImage whole = raster(charts, scale);
    int width = whole.getWidth();
    int height = whole.getHeight();
    int[] pixels = whole.getRGB(0, 0, width, height, null, 0, width);
    BufferedImage small =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette(pixels));
    small.setRGB(0, 0, width, height, pixels, 0, width);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(small, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** Commonest first; of equally common ones the smaller number first. */
  private static IndexColorModel palette(int[] pixels) {
    Map<Integer, Long> counts =
        Arrays.stream(pixels)
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Comparator<Integer> commonest = Comparator.comparing(colour -> -counts.get(colour));
    int[] colours =
        counts.keySet().stream()
            .sorted(commonest.thenComparing(Comparator.naturalOrder()))
            .limit(COLOURS)
            .mapToInt(Integer::intValue)
            .toArray();
    return new IndexColorModel(
        Byte.SIZE, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  private static BufferedImage raster(List<LineChart> charts, double scale) {
    int width = charts.stream().mapToInt(LineChart::width).max().orElse(1);
    int height = charts.stream().mapToInt(LineChart::height).sum();
    BufferedImage image =
        new BufferedImage(
            (int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    for (LineChart chart : charts) {
      chart.chart().paint(graphics, chart.width(), chart.height());
      graphics.translate(0, chart.height());
    }
    graphics.dispose();
    return image;
  }
}
