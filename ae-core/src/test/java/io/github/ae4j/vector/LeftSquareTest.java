package io.github.ae4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.VectorUpdate.Adam;
import io.github.ae4j.vector.VectorUpdate.Sgd;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** |theta|^2 of an update is that of a measurement bit by bit, and is not taken for parameters that others moved. */
class LeftSquareTest {
  private static final int LARGE = 150_001;
  private static final Adam ADAM = new Adam(0.02, 0.8, 0.95, 1e-3, 0.05, 0.01, 0.007);

  private final Random random = new Random(3);
  private final VectorUpdate update = new VectorUpdate();
  private final LeftSquare left = new LeftSquare();
  private final StepVectors large = vectors(LARGE);

  private FloatBuffer vector(int size) {
    FloatBuffer vector = VectorSumsTest.direct(size);
    for (int i = 0; i < size; i++) {
      vector.put(i, Math.abs((float) random.nextGaussian()));
    }
    return vector;
  }

  private StepVectors vectors(int size) {
    return new StepVectors(
        size, vector(size), vector(size), vector(size), vector(size), null, null);
  }

  private static FloatBuffer theta(StepVectors vectors) {
    return java.util.Objects.requireNonNull(vectors.theta());
  }

  private static double measured(List<StepVectors> vectors) {
    VectorSums sums = new VectorSums();
    sums.want(EnumSet.of(Statistic.THETA_THETA));
    vectors.forEach(each -> sums.add(each, 1.0, 0.0, null));
    return sums.sums()[Statistic.THETA_THETA.ordinal()];
  }

  /** Rows that are not full, more rows than are added up in float32, and vectors that share their rows. */
  @ParameterizedTest
  @EnumSource(
      value = Target.class,
      names = {"PARAMETERS", "PARAMETERS_ZEROING"})
  void theSumIsThatOfAMeasurementBitByBit(Target target) {
    List<StepVectors> all = new ArrayList<>();
    for (int size : new int[] {1, 500, 512, 40_000, LARGE, 3, 0, 1_000}) {
      all.add(vectors(size));
      for (List<StepVectors> some : List.of(all, List.of(vectors(size)))) {
        update.beginSquare();
        some.forEach(each -> update.adam(each, ADAM, target));
        assertEquals(measured(some), update.square(), size + " by Adam");
        update.beginSquare();
        some.forEach(each -> update.sgd(each, new Sgd(0.1, 0.9, 0.0, 0.0), target));
        assertEquals(measured(some), update.square(), size + " by SGD");
      }
    }
  }

  @Test
  void nothingIsSummedOutsideOfASum() {
    update.adam(large, ADAM, Target.PARAMETERS);
    assertEquals(0.0, update.square());
    update.beginSquare();
    update.adam(large, ADAM, Target.PARAMETERS);
    update.square();
    update.adam(large, ADAM, Target.PARAMETERS);
    update.beginSquare();
    assertEquals(0.0, update.square());
  }

  private void leave() {
    left.take(List.of(large));
    left.leave(List.of(large), 7.0);
  }

  @Test
  void whatWasLeftIsTakenOnce() {
    assertEquals(OptionalDouble.empty(), left.take(List.of(large)));
    leave();
    assertEquals(OptionalDouble.of(7.0), left.take(List.of(large)));
    assertEquals(OptionalDouble.empty(), left.take(List.of(large)));
  }

  @Test
  void itIsAskedForWhereItPays() {
    left.take(List.of(vectors(LeftSquare.LEAST - 1)));
    assertFalse(left.isAsked());
    left.take(List.of(vectors(LeftSquare.LEAST - 1), vectors(1)));
    assertTrue(left.isAsked());
    left.leave(List.of(large), 7.0);
    assertFalse(left.isAsked(), "an update that follows no measurement");
  }

  @Test
  void otherParametersAreSeen() {
    leave();
    assertTrue(left.take(List.of(vectors(LARGE))).isEmpty());
    leave();
    assertTrue(left.take(List.of(large, vectors(1))).isEmpty());
    leave();
    assertTrue(left.take(List.of(large.slice(0, LARGE - 1))).isEmpty());
    leave();
    left.forget();
    assertTrue(left.take(List.of(large)).isEmpty());
  }

  /** One column of a matrix with 16: the samples do not keep to others. */
  @Test
  void aColumnThatOthersWroteIsSeen() {
    for (int column = 0; column < 16; column++) {
      leave();
      for (int i = column; i < LARGE; i += 16) {
        theta(large).put(i, -theta(large).get(i));
      }
      assertTrue(left.take(List.of(large)).isEmpty(), "column " + column);
    }
  }

  @Test
  void anEditBetweenTheSamplesIsNot() {
    leave();
    theta(large).put(1, theta(large).get(1) + 1f);
    assertEquals(OptionalDouble.of(7.0), left.take(List.of(large)));
  }
}
