package io.github.ae4j.examples.machine;

import io.github.ae4j.machine.tape.Reading;
import io.github.ae4j.machine.tape.TapeTask;
import io.github.ae4j.machine.tape.TapeTask.Example;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** Where a program's heads are at each step of an example: cells down, steps to the right. */
final class TapePicture {
  private static final String SHADES = " .:-=+*#%@";
  private static final int CELL = 24;
  private static final int GAP = 12;

  private final Map<String, double[][]> heads;

  TapePicture(TapeTask task, double[] theta, Example example) {
    heads = task.attentions(theta, example, Reading.SOFT);
  }

  /** For a terminal: the darker, the more attention. */
  String text() {
    StringBuilder text = new StringBuilder();
    heads.forEach(
        (name, path) -> {
          text.append(name).append(": cells down, steps to the right\n");
          for (int cell = 0; cell < path[0].length; cell++) {
            text.append("  |");
            for (double[] attention : path) {
              text.append(shade(attention[cell])).append(shade(attention[cell]));
            }
            text.append("|\n");
          }
        });
    return text.toString();
  }

  private static char shade(double attention) {
    int last = SHADES.length() - 1;
    return SHADES.charAt((int) Math.round(last * Math.max(0.0, Math.min(1.0, attention))));
  }

  /** As a picture, the heads side by side in their order. */
  void write(Path file) throws IOException {
    int width = GAP;
    int height = 0;
    for (double[][] path : heads.values()) {
      width += path.length * CELL + GAP;
      height = Math.max(height, path[0].length * CELL + 2 * GAP);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, width, height, Color.WHITE);
    int left = GAP;
    for (double[][] path : heads.values()) {
      for (int t = 0; t < path.length; t++) {
        for (int cell = 0; cell < path[t].length; cell++) {
          float light = (float) (1.0 - Math.max(0.0, Math.min(1.0, path[t][cell])));
          Color colour = new Color(light, 0.3f + 0.7f * light, 0.6f + 0.4f * light);
          fill(image, left + t * CELL, GAP + cell * CELL, CELL - 1, CELL - 1, colour);
        }
      }
      left += path.length * CELL + GAP;
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static void fill(BufferedImage image, int x, int y, int width, int height, Color colour) {
    for (int i = x; i < x + width; i++) {
      for (int j = y; j < y + height; j++) {
        image.setRGB(i, j, colour.getRGB());
      }
    }
  }
}
