package io.github.ae4j.examples.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.adapter.Cadence;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop's checkpoint is of so many weights. */
class OtherLengthTest {
  @BeforeAll
  static void hush() {
    FuzzCommand.hush();
  }

  static Stream<Arguments> optimizers() {
    return Arrays.stream(Backend.values())
        .flatMap(backend -> backend.optimizers().stream().map(one -> Arguments.of(backend, one)));
  }

  private static Subject subject(Backend backend, String optimizer, int size) {
    Setting.Loop loop = backend.loops(optimizer).get(0);
    Setting setting =
        new Setting(
            optimizer,
            true,
            loop,
            Cadence.everyStep(),
            backend.timings(optimizer, loop).get(0),
            0.01,
            0.0,
            false,
            size,
            false);
    double[] start = new double[size];
    Arrays.fill(start, 1.0);
    Subject subject = backend.subject(setting, loop.preset(), start);
    double[] gradient = new double[size];
    Arrays.fill(gradient, 0.1);
    subject.step(1.0, gradient);
    return subject;
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aCheckpointOfFourWeightsIsRefusedByALoopOfFive(Backend backend, String optimizer) {
    backend.load();
    try (Subject four = subject(backend, optimizer, 4);
        Subject five = subject(backend, optimizer, 5)) {
      String text = four.loop().checkpoint();
      String before = five.loop().checkpoint();
      String message =
          assertThrows(IllegalArgumentException.class, () -> five.loop().restore(text))
              .getMessage();
      assertTrue(message.contains("parameters of group 0 is 5, the checkpoint's is 4"), message);
      assertEquals(before, five.loop().checkpoint());
    }
  }
}
