package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.MnistFolder;
import io.github.ae4j.examples.lab.task.DigitData;
import io.github.ae4j.examples.lab.task.ReadOnce;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to train with and pictures to train on with: MNIST and Fashion-MNIST from a folder, else
 * digits drawn in code and the same a quarter turned.
 */
final class PictureData {
  /** Folder of Fashion-MNIST below the one given. */
  static final String FASHION = "fashion-mnist";

  private static final int DRAWN = 4_000;

  private final DigitData digits = new DigitData(DRAWN);
  private final ReadOnce<Digits> others = new ReadOnce<>(this::others);

  Digits first(@Nullable Path data) {
    return digits.of(data);
  }

  Digits then(@Nullable Path data) {
    return others.of(data);
  }

  private Digits others(@Nullable Path data) {
    if (data == null) {
      return turned(digits.of(null));
    }
    Digits fashion = MnistFolder.read(data.resolve(FASHION));
    return new Digits("Fashion-MNIST", fashion.pixels(), fashion.labels());
  }

  /** Every picture turned by a quarter, clockwise. */
  static Digits turned(Digits digits) {
    byte[] pixels = new byte[digits.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int picture = i / Digits.PIXELS;
      int row = i % Digits.PIXELS / Digits.SIDE;
      int column = i % Digits.SIDE;
      int from = (Digits.SIDE - 1 - column) * Digits.SIDE + row;
      pixels[i] = digits.pixels()[picture * Digits.PIXELS + from];
    }
    return new Digits(digits.source() + ", a quarter turned", pixels, digits.labels());
  }
}
