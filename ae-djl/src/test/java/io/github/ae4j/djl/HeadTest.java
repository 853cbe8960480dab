package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.djl.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.LossSpike;
import io.github.ae4j.event.Response;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The head of a model: how it is measured and shrunk on each path, and who is refused it. */
class HeadTest {
  private static final int FIRST = RippleBlock.FIRST;
  private static final float DECAY = 0.3f;
  private static final int AT = 12;

  @TempDir private Path folder;

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

  private static Steering steering(StepPath path) {
    return Steering.standard()
        .withPath(path)
        .withGroups(ParameterGroup.head("head", "matrix"::equals, ParameterGroup.REST));
  }

  private static Optimizer still() {
    return Optimizer.sgd()
        .optMomentum(0.9f)
        .setLearningRateTracker(Tracker.fixed(1e-20f))
        .optWeightDecays(DECAY)
        .build();
  }

  /** The slope is of g with its coupled decay; what is left of the head is a tenth, and of the body all. */
  @ParameterizedTest
  @EnumSource
  void theHeadAloneIsMeasuredAndShrunk(StepPath path) {
    try (Ripple ripple = new Ripple(still());
        SteeredTrainer trainer =
            ripple.steered(shrinking(Loops.holding(LEARNING_RATE)), steering(path))) {
      double[] before = ripple.weights();
      ripple.steps(trainer, 1, AT);
      double[] after = ripple.weights();
      double slope = 0.0;
      for (int i = 0; i < before.length; i++) {
        boolean head = i >= FIRST;
        double gradient = Ripple.gradient(i, AT, before[i]) + DECAY * before[i];
        slope += head ? gradient * before[i] : 0.0;
        assertEquals(head ? 0.1 * before[i] : before[i], after[i], 1e-6);
      }
      assertEquals(slope, slopes.get(AT - 1), 1e-5 * (1.0 + Math.abs(slope)));
    }
  }

  @Test
  void aRunIsResumedThroughAReset() throws Exception {
    Path file = folder.resolve("state");
    Preset preset = shrinking(Presets.standard());
    try (Ripple whole = new Ripple(Optimizers.adam());
        Ripple again = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = whole.steered(preset, steering(StepPath.FUSED));
        SteeredTrainer resumed = again.steered(preset, steering(StepPath.FUSED))) {
      whole.steps(trainer, 1, AT - 1);
      AeDjl.saveState(trainer, file);
      Weights.copy(whole.model, again.model);
      AeDjl.restoreState(resumed, file);
      whole.steps(trainer, AT, 2 * AT);
      again.steps(resumed, AT, 2 * AT);
      assertArrayEquals(whole.weights(), again.weights());
      assertEquals(trainer.loop().checkpoint(), resumed.loop().checkpoint());
    }
  }

  @Test
  void standardHasTheResetWhereAHeadIsNamed() {
    List<String> parts = new ArrayList<>();
    Preset listing = Presets.standard().with(loop -> parts.addAll(loop.parts()));
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      ripple.steered(listing).close();
      assertTrue(!parts.contains("AE-5 head reset"), parts.toString());
      ripple.steered(listing, steering(StepPath.FUSED)).close();
      assertTrue(parts.contains("AE-5 head reset"), parts.toString());
    }
  }

  @Test
  void withoutAHeadItIsRefusedByName() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      String message =
          refused(
              IllegalArgumentException.class,
              () -> AeDjl.newTrainer(ripple.model, ripple.config, shrinking(Loops.EMPTY)));
      assertTrue(message.contains("needs [HEAD_G_THETA]"), message);
      assertTrue(message.contains("may ask for SHRINK_HEAD"), message);
    }
  }

  /** An engine keeps no snapshot, whether or not it was told of a head. */
  @Test
  void aWayBackFromASpikeIsRefusedWithAHeadToo() {
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      Preset spike = Presets.standard().with(loop -> loop.screen(LossSpike.defaults()));
      Steering head = steering(StepPath.FUSED);
      String message =
          refused(
              IllegalArgumentException.class,
              () -> AeDjl.newTrainer(ripple.model, ripple.config, spike, head));
      assertTrue(message.contains("may ask for RESTORE"), message);
      assertTrue(message.contains("it keeps no snapshot"), message);
    }
  }
}
