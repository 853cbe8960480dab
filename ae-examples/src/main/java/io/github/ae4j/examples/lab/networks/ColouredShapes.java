package io.github.ae4j.examples.lab.networks;

import java.util.SplittableRandom;

/**
 * Pictures made in code, for want of photographs: one of ten shapes in a colour of its own, anywhere,
 * in any size, on a ground of coloured waves and noise. Colour and ground tell nothing about the
 * class, the outline alone does.
 */
final class ColouredShapes {
  private static final double NOISE = 24.0;
  private static final double THIN = 0.35;
  private static final int SMALLEST = 6;
  private static final int LARGEST = 12;
  private static final double CONTRAST = 60.0;

  private ColouredShapes() {}

  /** Pictures to train with and to judge by. */
  static Pictures.Split make(int training, int heldBack, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Pictures.Split(pictures(training, random), pictures(heldBack, random));
  }

  private static Pictures pictures(int count, SplittableRandom random) {
    byte[] pixels = new byte[count * Pictures.VALUES];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(Pictures.CLASSES);
      draw(labels[i], pixels, i * Pictures.VALUES, random);
    }
    return new Pictures("coloured shapes on waves, made in code", pixels, labels);
  }

  private static void draw(int shape, byte[] pixels, int at, SplittableRandom random) {
    double size = random.nextDouble(SMALLEST, LARGEST);
    double middleX = random.nextDouble(size, Pictures.SIDE - size);
    double middleY = random.nextDouble(size, Pictures.SIDE - size);
    double[][] ground = new double[Pictures.PLANES][];
    double[] colour = new double[Pictures.PLANES];
    for (int plane = 0; plane < Pictures.PLANES; plane++) {
      ground[plane] = waves(random);
      colour[plane] = random.nextDouble(255.0);
    }
    keepApart(colour, ground);
    for (int y = 0; y < Pictures.SIDE; y++) {
      for (int x = 0; x < Pictures.SIDE; x++) {
        boolean inside = isInside(shape, (x - middleX) / size, (y - middleY) / size);
        for (int plane = 0; plane < Pictures.PLANES; plane++) {
          double value = inside ? colour[plane] : ground[plane][x] + ground[plane][y] / 2.0;
          int pixel = at + (plane * Pictures.SIDE + y) * Pictures.SIDE + x;
          pixels[pixel] = intensity(value + NOISE * random.nextGaussian());
        }
      }
    }
  }

  private static byte intensity(double value) {
    return (byte) (int) Math.max(0.0, Math.min(255.0, value));
  }

  /** A colour too near to the ground's in every plane would hide the shape: the green one is moved. */
  private static void keepApart(double[] colour, double[][] ground) {
    double level = 1.5 * ground[1][0];
    if (Math.abs(colour[1] - level) < CONTRAST) {
      colour[1] = level > 127.0 ? level - CONTRAST : level + CONTRAST;
    }
  }

  /** A level with a sine wave on it, along a side. */
  private static double[] waves(SplittableRandom random) {
    double level = random.nextDouble(40.0, 130.0);
    double height = random.nextDouble(10.0, 30.0);
    double length = random.nextDouble(3.0, 16.0);
    double phase = random.nextDouble(2.0 * Math.PI);
    double[] wave = new double[Pictures.SIDE];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = level + height * Math.sin(phase + 2.0 * Math.PI * i / length);
    }
    return wave;
  }

  /** Whether a place, in [-1, 1] both ways, lies within a shape; all are alike in the mirror. */
  private static boolean isInside(int shape, double x, double y) {
    double across = Math.abs(x);
    double down = Math.abs(y);
    double radius = Math.hypot(x, y);
    boolean square = Math.max(across, down) <= 1.0;
    return switch (shape) {
      case 0 -> radius <= 1.0;
      case 1 -> radius <= 1.0 && radius >= 1.0 - THIN;
      case 2 -> square;
      case 3 -> square && Math.max(across, down) >= 1.0 - THIN;
      case 4 -> across + down <= 1.0;
      case 5 -> square && Math.min(across, down) <= THIN;
      case 6 -> square && Math.abs(across - down) <= THIN;
      case 7 -> square && across <= (1.0 + y) / 2.0;
      case 8 -> square && across <= (1.0 - y) / 2.0;
      default -> square && Math.floorMod((int) Math.floor(4.0 * (y + 1.0)), 2) == 0;
    };
  }
}
