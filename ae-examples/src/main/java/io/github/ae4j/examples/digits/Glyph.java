package io.github.ae4j.examples.digits;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way to write a digit: pen strokes through control points in a box of 100 x 100, x to the right
 * and y down.
 *
 * @param strokes for each stroke its points, x and y in turn, in 0 to 1
 */
record Glyph(List<double[]> strokes) {
  private static final double BOX = 100.0;

  /** The ways to write each digit, 0 to 9. */
  static final List<List<Glyph>> DIGITS =
      List.of(
          ways(
              "50,5 28,15 20,40 20,62 30,87 50,95 70,87 80,62 80,40 72,15 50,5",
              "62,8 38,10 24,35 22,65 34,92 52,93 70,75 76,45 72,18 56,5 44,12"),
          ways(
              "52,4 50,35 50,65 48,96",
              "34,22 54,5|54,5 53,95",
              "34,22 54,5|54,5 54,94|30,95 76,95"),
          ways(
              "22,26 34,9 58,5 75,20 70,42 48,68 22,93|22,93 50,91 80,93",
              "24,22 42,6 66,10 74,28 62,52 38,82 24,84 26,72 40,72 56,86 82,92"),
          ways(
              "22,14 45,5 70,14 68,35 44,47|44,47 72,55 78,75 60,93 35,95 18,84",
              "22,8 76,8|76,8 46,42|46,42 72,48 80,70 66,92 38,95 20,84"),
          ways(
              "28,6 24,30 20,56|20,56 82,54|66,24 64,60 62,95",
              "64,5 18,62|18,62 86,62|64,5 63,95"),
          ways(
              "76,7 30,8|30,8 27,44|27,44 50,37 72,50 75,72 55,93 24,89",
              "80,10 50,8 32,14 30,40 56,44 76,62 68,86 44,95 22,84"),
          ways(
              "68,6 42,25 26,55 28,82 50,95 72,82 70,60 50,52 30,65",
              "54,4 34,35 25,68 36,92 60,92 70,74 56,60 34,68"),
          ways("20,9 80,8|80,8 55,45 42,95", "20,9 80,8|80,8 56,45 44,95|34,50 72,48"),
          ways(
              "50,50 28,35 30,12 50,5 70,12 72,33 50,50 26,68 28,88 50,95 72,88 74,68 50,50",
              "72,16 50,5 30,16 36,38 62,56 72,78 52,95 30,84 36,62 62,38 72,16"),
          ways(
              "72,28 56,48 30,44 26,20 45,5 68,11 72,28|72,28 70,60 62,95",
              "70,24 58,46 32,44 28,20 48,5 68,12 70,24|70,24 72,62 58,92 30,92"));

  private static List<Glyph> ways(String... ways) {
    return Stream.of(ways)
        .map(way -> new Glyph(Stream.of(way.split("\\|")).map(Glyph::points).toList()))
        .toList();
  }

  private static double[] points(String stroke) {
    return Stream.of(stroke.split("[ ,]"))
        .mapToDouble(number -> Integer.parseInt(number) / BOX)
        .toArray();
  }
}
