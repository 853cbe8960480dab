package io.github.ae4j.examples.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.util.SVGConstants;
import org.w3c.dom.Document;

/** Charts as the bytes of a PNG and the text of an SVG. */
final class ChartPicture {
  private static final double SCALE = 2.0;
  private static final double SMALL_SCALE = 1.5;

  private ChartPicture() {}

  /** Charts below one another. */
  static byte[] png(List<LineChart> charts) {
    return png(raster(charts, SCALE));
  }

  /** A chart in few colours. */
  static byte[] smallPng(LineChart chart) {
    return png(SmallPicture.of(raster(List.of(chart), SMALL_SCALE)));
  }

  private static BufferedImage raster(List<LineChart> charts, double scale) {
    int width = charts.stream().mapToInt(LineChart::width).max().orElse(1);
    int height = charts.stream().mapToInt(LineChart::fullHeight).sum();
    BufferedImage image =
        new BufferedImage(
            (int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    for (LineChart chart : charts) {
      paint(chart, graphics);
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

  static String svg(LineChart chart) {
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(1); // a tenth of a pixel; letters are outlines, and most of the file
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(chart.width(), chart.fullHeight()));
    paint(chart, graphics);
    StringWriter svg = new StringWriter();
    try {
      graphics.stream(svg, true);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("writing to memory must not fail", e);
    }
    return svg.toString();
  }

  /** Draws a chart from the origin on. */
  private static void paint(LineChart chart, Graphics2D graphics) {
    new ChartDrawing(chart).chart().paint(graphics, chart.width(), chart.fullHeight());
  }
}
