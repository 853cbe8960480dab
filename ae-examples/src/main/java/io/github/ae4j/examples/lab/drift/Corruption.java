package io.github.ae4j.examples.lab.drift;

import static io.github.ae4j.examples.digits.Digits.PIXELS;
import static io.github.ae4j.examples.digits.Digits.SIDE;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What spoils a picture, intensities 0 to 1; strong enough that a network has to learn it anew. */
public enum Corruption {
  /** Nothing. */
  NONE {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return picture;
    }
  },
  /** White for black. */
  INVERSION {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return map(picture, value -> 1f - value);
    }
  },
  /** Gaussian noise of deviation 0.5 on every pixel. */
  NOISE {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return map(picture, value -> clip(value + 0.5 * random.nextGaussian()));
    }
  },
  /** All moved 7 pixels right and down, what leaves comes in on the other side. */
  SHIFT {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return place(picture, (row, column) -> at(row - SIDE / 4, column - SIDE / 4));
    }
  },
  /** The mean of 7 by 7 pixels. */
  BLUR {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return blurred(picture, 3);
    }
  },
  /** A grey square of 12 by 12 pixels over the picture, anywhere. */
  OCCLUSION {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      int side = 12;
      int top = random.nextInt(SIDE - side + 1);
      int left = random.nextInt(SIDE - side + 1);
      float[] covered = picture.clone();
      for (int row = top; row < top + side; row++) {
        Arrays.fill(covered, row * SIDE + left, row * SIDE + left + side, 0.5f);
      }
      return covered;
    }
  },
  /** A fifth of the contrast, on grey. */
  CONTRAST {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return map(picture, value -> 0.5f + 0.2f * (value - 0.5f));
    }
  },
  /** A quarter turn. */
  TURN {
    @Override
    float[] of(float[] picture, SplittableRandom random) {
      return place(picture, (row, column) -> at(SIDE - 1 - column, row));
    }
  };

  /** The picture spoilt; may be the one given. */
  abstract float[] of(float[] picture, SplittableRandom random);

  @FunctionalInterface
  private interface Tone {
    float of(float value);
  }

  @FunctionalInterface
  private interface Source {
    int of(int row, int column);
  }

  private static float[] map(float[] picture, Tone tone) {
    float[] mapped = new float[PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      mapped[pixel] = tone.of(picture[pixel]);
    }
    return mapped;
  }

  private static float[] place(float[] picture, Source source) {
    float[] placed = new float[PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      placed[pixel] = picture[source.of(pixel / SIDE, pixel % SIDE)];
    }
    return placed;
  }

  private static int at(int row, int column) {
    return Math.floorMod(row, SIDE) * SIDE + Math.floorMod(column, SIDE);
  }

  private static float clip(double value) {
    return (float) Math.max(0.0, Math.min(1.0, value));
  }

  /** A box filter of 2 reach + 1 pixels a side, along the rows and then along the columns. */
  private static float[] blurred(float[] picture, int reach) {
    float[] rows = new float[PIXELS];
    float[] both = new float[PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      rows[pixel] = mean(picture, pixel / SIDE * SIDE, 1, pixel % SIDE, reach);
    }
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      both[pixel] = mean(rows, pixel % SIDE, SIDE, pixel / SIDE, reach);
    }
    return both;
  }

  private static float mean(float[] values, int from, int stride, int place, int reach) {
    float sum = 0f;
    for (int i = Math.max(0, place - reach); i <= Math.min(SIDE - 1, place + reach); i++) {
      sum += values[from + i * stride];
    }
    return sum / (2 * reach + 1);
  }
}
