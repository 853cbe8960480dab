package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An empty loop, and one that only measures, leave the path of the bare updater to the last bit. */
class PlainPathTest {
  private static final int STEPS = 200;

  static Stream<String> updaters() {
    return Updaters.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void bareUpdater(String name) {
    Ripple bare = new Ripple(Updaters.of(name));
    Ripple empty = new Ripple(Updaters.of(name));
    Ripple measured = new Ripple(Updaters.of(name));
    try (SteeredUpdater one = empty.steered(Loops.EMPTY);
        SteeredUpdater two = measured.steered(new Loops.Watch().preset())) {
      for (int t = 1; t <= STEPS; t++) {
        bare.bareStep(bare.gradient(t), t - 1);
        one.step(empty.loss(t), empty.gradient(t));
        two.step(measured.loss(t), measured.gradient(t));
      }
      assertEquals(STEPS, one.loop().steps());
    }
    assertArrayEquals(bare.weights(), empty.weights());
    assertArrayEquals(bare.weights(), measured.weights());
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void network(String name) {
    same(
        Networks.layered(Updaters.of(name)),
        Networks.layered(Updaters.of(name)),
        Networks.layered(Updaters.of(name)));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void graph(String name) {
    same(
        Networks.graph(Updaters.of(name)),
        Networks.graph(Updaters.of(name)),
        Networks.graph(Updaters.of(name)));
  }

  private static void same(Model bare, Model empty, Model measured) {
    try (SteeredNetwork one = Networks.steer(empty, Loops.EMPTY);
        SteeredNetwork two = Networks.steer(measured, new Loops.Watch().preset())) {
      for (int t = 1; t <= STEPS; t++) {
        Networks.fit(bare, t);
        Networks.fit(empty, t);
        Networks.fit(measured, t);
      }
      assertEquals(STEPS, one.loop().steps());
    }
    assertArrayEquals(Networks.weights(bare), Networks.weights(empty));
    assertArrayEquals(Networks.weights(bare), Networks.weights(measured));
  }
}
