package io.github.ae4j.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The head of a bare updater's parameters and of a DL4J network: measured, shrunk, resumed, refused. */
class HeadTest {
  private static final int SECOND = 21;
  private static final int SIZE = Ripple.SIZE;
  private static final ArrayGroup BODY = ArrayGroup.own("body", 0, SECOND);
  private static final ArrayGroup HEAD = ArrayGroup.head("head", SECOND, SIZE, "body");
  private static final int AT = 12;

  private final List<Double> slopes = new ArrayList<>();

  /** Shrinks the head to a tenth at one step. */
  private record Shrink() implements Event {
    @Override
    public Set<Statistic> statistics() {
      return Set.of(Statistic.HEAD_G_THETA, Statistic.G_G);
    }

    @Override
    public Set<Verdict> verdicts() {
      return EnumSet.of(Verdict.SHRINK_HEAD);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void examine(
        Signals signals, Coefficients coefficients, Response response, Slots memory) {
      memory.set(0, memory.get(0) + 1.0);
      if (memory.get(0) == AT) {
        response.shrinkHead(0.1, "shrunk");
        response.interrupt(Interruption.DRIFT, "drift");
      }
    }
  }

  private Preset shrinking(Preset preset) {
    return preset.with(
        loop ->
            loop.event(new Shrink())
                .observer(trace -> slopes.add(trace.statistic(0, Statistic.HEAD_G_THETA))));
  }

  private static void train(Ripple ripple, SteeredUpdater steered, int from, int to) {
    for (int t = from; t < to; t++) {
      steered.step(ripple.loss(t), ripple.gradient(t));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void theHeadAloneIsMeasuredAndShrunk(DataType type) {
    Ripple ripple = new Ripple(new Sgd(1e-20), type);
    try (SteeredUpdater steered = ripple.steered(shrinking((loop, adapter) -> {}), BODY, HEAD)) {
      double[] before = ripple.weights();
      train(ripple, steered, 0, AT);
      double[] after = ripple.weights();
      double slope = 0.0;
      for (int i = 0; i < SIZE; i++) {
        boolean head = i >= SECOND;
        slope += head ? Ripple.gradient(i, AT - 1, before[i]) * before[i] : 0.0;
        assertEquals(head ? 0.1 * before[i] : before[i], after[i], 1e-6);
      }
      assertEquals(slope, slopes.get(AT - 1), 1e-5 * Math.abs(slope));
    }
  }

  /** A head in the second of two groups: the first reads a slope of 0, and keeps its parameters. */
  @Test
  void aHeadMayShareWithAnyGroup() {
    Ripple ripple = new Ripple(new Sgd(1e-20), DataType.DOUBLE);
    try (SteeredUpdater steered =
        ripple.steered(
            shrinking((loop, adapter) -> {}),
            ArrayGroup.own("body", 0, 8),
            ArrayGroup.own("other", 8, SECOND),
            ArrayGroup.head("head", SECOND, SIZE, "other"))) {
      double[] before = ripple.weights();
      train(ripple, steered, 0, AT);
      double[] after = ripple.weights();
      for (int i = 0; i < SIZE; i++) {
        assertEquals(i >= SECOND ? 0.1 * before[i] : before[i], after[i], 1e-12);
      }
      slopes.forEach(slope -> assertEquals(0.0, slope));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adam", "Nesterovs", "AMSGrad"})
  void aRunIsResumedThroughAReset(String updater, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("state");
    Ripple whole = new Ripple(Updaters.of(updater), DataType.FLOAT);
    Ripple resumed = new Ripple(Updaters.of(updater), DataType.FLOAT);
    Preset preset = shrinking(Presets.standard());
    try (SteeredUpdater a = whole.steered(preset, BODY, HEAD);
        SteeredUpdater b = resumed.steered(preset, BODY, HEAD)) {
      train(whole, a, 0, AT - 1);
      AeNd4j.saveState(a, file);
      resumed.theta.assign(whole.theta);
      AeNd4j.restoreState(b, file);
      train(whole, a, AT - 1, 2 * AT);
      train(resumed, b, AT - 1, 2 * AT);
      assertArrayEquals(whole.weights(), resumed.weights());
      assertEquals(a.loop().checkpoint(), b.loop().checkpoint());
    }
  }

  private static Model network(String kind, double rate) {
    return kind.equals("graph") ? Networks.graph(new Sgd(rate)) : Networks.layered(new Sgd(rate));
  }

  private static ParameterGroup head(String prefix) {
    return ParameterGroup.head("head", name -> name.startsWith(prefix), ParameterGroup.REST);
  }

  private static int lastLayer(double[] weights) {
    return weights.length - Networks.OUTPUTS * (Networks.HIDDEN + 1);
  }

  /** A twin that moves by its very gradient tells the slope. */
  @ParameterizedTest
  @CsvSource({"layered, 1_", "graph, out_"})
  void theLastLayerOfANetworkIsMeasuredAndShrunk(String kind, String prefix) {
    Model twin = network(kind, 1.0);
    Model network = network(kind, 1e-20);
    double[] before = Networks.weights(network);
    Networks.fit(twin, 1);
    double[] moved = Networks.weights(twin);
    int first = lastLayer(before);
    double slope = 0.0;
    for (int i = first; i < before.length; i++) {
      slope += (before[i] - moved[i]) * before[i];
    }
    Preset preset = shrinking((loop, adapter) -> {});
    try (SteeredNetwork steered = Networks.steer(network, preset, head(prefix))) {
      assertEquals(List.of("rest"), steered.loop().groups());
      for (int t = 1; t <= AT; t++) {
        Networks.fit(network, t);
      }
    }
    assertEquals(slope, slopes.get(0), 1e-4 * Math.abs(slope));
    double[] after = Networks.weights(network);
    for (int i = 0; i < before.length; i++) {
      assertEquals(i < first ? before[i] : 0.1 * before[i], after[i], 1e-6);
    }
  }

  /** Both layers are one block of DL4J's; whichever is the head, the one group is summed as it lies. */
  @ParameterizedTest
  @CsvSource({"Adam, 0_", "Adam, 1_", "Nesterovs, 1_", "AMSGrad, 1_"})
  void aHeadThatIsNotResetChangesNoBit(String updater, String prefix) {
    MultiLayerNetwork plain = Networks.layered(Updaters.of(updater));
    MultiLayerNetwork headed = Networks.layered(Updaters.of(updater));
    try (SteeredNetwork a = Networks.steer(plain, Presets.standard());
        SteeredNetwork b = Networks.steer(headed, Presets.standard(), head(prefix))) {
      for (int t = 1; t < 50; t++) {
        Networks.fit(plain, t);
        Networks.fit(headed, t);
      }
      assertArrayEquals(Networks.weights(plain), Networks.weights(headed));
      assertEquals(a.loop().groups().size(), b.loop().groups().size());
    }
  }

  /** The first group reads a slope of 0, and keeps its parameters. */
  @Test
  void aHeadMayShareWithAnyGroupOfANetwork() {
    MultiLayerNetwork network = Networks.layered(new Sgd(1e-20));
    ParameterGroup inputs = ParameterGroup.own("inputs", "0_W"::equals);
    double[] before = Networks.weights(network);
    List<Double> others = new ArrayList<>();
    Preset preset =
        shrinking(
            (loop, adapter) ->
                loop.observer(trace -> others.add(trace.statistic(1, Statistic.HEAD_G_THETA))));
    try (SteeredNetwork steered = Networks.steer(network, preset, head("1_"), inputs)) {
      assertEquals(List.of("inputs", "rest"), steered.loop().groups());
      for (int t = 1; t <= AT; t++) {
        Networks.fit(network, t);
      }
    }
    double[] after = Networks.weights(network);
    for (int i = 0; i < before.length; i++) {
      assertEquals(i < lastLayer(before) ? before[i] : 0.1 * before[i], after[i], 1e-6);
    }
    slopes.forEach(slope -> assertEquals(0.0, slope));
    others.forEach(slope -> assertNotEquals(0.0, slope));
  }

  @Test
  void withoutAHeadItIsRefusedByName() {
    Preset preset = shrinking((loop, adapter) -> {});
    for (Runnable steering :
        List.<Runnable>of(
            () -> AeDl4j.steer(Networks.layered(new Adam(0.01)), preset),
            () -> new Ripple(new Adam(0.01)).steered(preset),
            () -> AeSameDiff.steer(new SameDiffRipple(new Adam(0.01)).network, preset))) {
      String message = assertThrows(IllegalArgumentException.class, steering::run).getMessage();
      assertTrue(
          message.contains(
              "may ask for SHRINK_HEAD, which Adam cannot carry out: it was told of no head"),
          message);
      assertTrue(message.contains("needs [HEAD_G_THETA]"), message);
    }
  }
}
