package io.github.ae4j.examples.digits;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Digits drawn in code: pen strokes, bent by a smooth field, slanted, turned, stretched and moved,
 * drawn with a pen of any width in any ink, with now and then a stray stroke, and noise over all.
 * They need neither a font nor a download, and a seed makes the same ones everywhere.
 */
public final class StrokeDigits {
  private static final int SMOOTHNESS = 5;
  private static final double HAND = 0.022; // how far a control point strays, in glyph boxes
  private static final double BEND = 0.035; // amplitude of the smooth field, in glyph boxes
  private static final double SIZE = 19.0; // pixels a glyph box has
  private static final double STRAY = 0.2; // share of pictures with a stray stroke
  private static final double NOISE = 18.0; // greatest deviation of the noise, in grey levels

  private final SplittableRandom random;
  private final double[] ink = new double[Digits.PIXELS]; // distance to the pen's path, pixels
  private final double[] bend = new double[8];
  private double a;
  private double b;
  private double c;
  private double d;
  private double dx;
  private double dy;

  private StrokeDigits(SplittableRandom random) {
    this.random = random;
  }

  /** Draws n pictures, the ten digits in turn. */
  public static Digits draw(int n, long seed) {
    byte[] pixels = new byte[n * Digits.PIXELS];
    byte[] labels = new byte[n];
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < n; i++) {
      labels[i] = (byte) (i % Digits.CLASSES);
      new StrokeDigits(seeds.split()).picture(labels[i], pixels, i * Digits.PIXELS);
    }
    return new Digits("digits drawn in code", pixels, labels);
  }

  private void picture(int digit, byte[] pixels, int offset) {
    java.util.Arrays.fill(ink, Double.POSITIVE_INFINITY);
    distort();
    List<Glyph> ways = Glyph.DIGITS.get(digit);
    for (double[] stroke : ways.get(random.nextInt(ways.size())).strokes()) {
      stroke(handwritten(stroke));
    }
    if (random.nextDouble() < STRAY) {
      stroke(stray());
    }
    develop(pixels, offset);
  }

  /** Draws the picture's affine map and its bending field. */
  private void distort() {
    double turn = Math.toRadians(normal(8.0));
    double slant = normal(0.2);
    double wide = SIZE * uniform(0.7, 1.1);
    double tall = SIZE * uniform(0.8, 1.1);
    a = wide * Math.cos(turn);
    b = tall * (slant * Math.cos(turn) - Math.sin(turn));
    c = wide * Math.sin(turn);
    d = tall * (slant * Math.sin(turn) + Math.cos(turn));
    dx = Digits.SIDE / 2.0 + normal(1.0);
    dy = Digits.SIDE / 2.0 + normal(1.0);
    for (int i = 0; i < bend.length; i += 4) {
      bend[i] = uniform(-6.0, 6.0);
      bend[i + 1] = uniform(-6.0, 6.0);
      bend[i + 2] = uniform(0.0, 2.0 * Math.PI);
      bend[i + 3] = normal(BEND);
    }
  }

  private double[] handwritten(double[] stroke) {
    double[] points = stroke.clone();
    for (int i = 0; i < points.length; i++) {
      points[i] += normal(HAND);
    }
    return points;
  }

  private double[] stray() {
    double x = random.nextDouble();
    double y = random.nextDouble();
    return new double[] {x, y, x + normal(0.12), y + normal(0.12)};
  }

  /** Draws a Catmull-Rom curve through a stroke's points. */
  private void stroke(double[] points) {
    int n = points.length / 2;
    double[] last = place(points[0], points[1]);
    for (int i = 0; i + 1 < n; i++) {
      for (int s = 1; s <= SMOOTHNESS; s++) {
        double t = (double) s / SMOOTHNESS;
        double[] next = place(curve(points, n, i, t, 0), curve(points, n, i, t, 1));
        segment(last, next);
        last = next;
      }
    }
  }

  private static double curve(double[] points, int n, int i, double t, int axis) {
    double before = points[2 * Math.max(0, i - 1) + axis];
    double from = points[2 * i + axis];
    double to = points[2 * i + 2 + axis];
    double after = points[2 * Math.min(n - 1, i + 2) + axis];
    double linear = to - before;
    double square = 2 * before - 5 * from + 4 * to - after;
    double cube = -before + 3 * from - 3 * to + after;
    return from + 0.5 * t * (linear + t * (square + t * cube));
  }

  /** From the glyph's box to pixels: bent, then mapped. */
  private double[] place(double x, double y) {
    double bentX = x - 0.5 + bend[3] * Math.sin(bend[0] * x + bend[1] * y + bend[2]);
    double bentY = y - 0.5 + bend[7] * Math.sin(bend[4] * x + bend[5] * y + bend[6]);
    return new double[] {a * bentX + b * bentY + dx, c * bentX + d * bentY + dy};
  }

  /** Brings each pixel near a straight piece of the path its distance to it. */
  private void segment(double[] from, double[] to) {
    int left = (int) Math.max(0, Math.min(from[0], to[0]) - 3);
    int right = (int) Math.min(Digits.SIDE - 1, Math.max(from[0], to[0]) + 3);
    int top = (int) Math.max(0, Math.min(from[1], to[1]) - 3);
    int bottom = (int) Math.min(Digits.SIDE - 1, Math.max(from[1], to[1]) + 3);
    double ux = to[0] - from[0];
    double uy = to[1] - from[1];
    double squared = Math.max(1e-12, ux * ux + uy * uy);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double x = column + 0.5 - from[0];
        double y = row + 0.5 - from[1];
        double t = Math.max(0.0, Math.min(1.0, (x * ux + y * uy) / squared));
        int pixel = row * Digits.SIDE + column;
        ink[pixel] = Math.min(ink[pixel], Math.hypot(x - t * ux, y - t * uy));
      }
    }
  }

  /** From distances to grey levels: a pen of some width with soft edges, ink, noise. */
  private void develop(byte[] pixels, int offset) {
    double radius = uniform(0.7, 1.7);
    double darkness = uniform(150.0, 255.0);
    double noise = uniform(0.0, NOISE);
    for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
      double cover = Math.max(0.0, Math.min(1.0, radius + 0.5 - ink[pixel]));
      double level = darkness * cover + normal(noise);
      pixels[offset + pixel] = (byte) Math.round(Math.max(0.0, Math.min(255.0, level)));
    }
  }

  private double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private double normal(double deviation) {
    return deviation * random.nextGaussian();
  }
}
