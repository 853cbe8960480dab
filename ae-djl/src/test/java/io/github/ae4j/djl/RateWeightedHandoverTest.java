package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.djl.form.StateMap;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An optimizer goes over into the form that is weighted by the rates, and out of it again. */
class RateWeightedHandoverTest {
  /** m, v and W of an optimizer that has run are what its buffers hold, at its present rate. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void takesUpAnOptimizerThatHasRun(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Optimizer optimizer = kind.optimizer().get();
    try (Ripple ripple = new Ripple(optimizer)) {
      try (Trainer bare = ripple.bare()) {
        ripple.steps(bare, 1, 5);
      }
      Reference reference = new Reference(kind, ripple.weights(), new OptimizerFields(optimizer));
      try (SteeredTrainer trainer = ripple.steered(RateWeightedFormTest.moving(kind))) {
        trainer.serveReadout().close();
        for (int t = 6; t <= 30; t++) {
          ripple.step(trainer, t);
          reference.step(
              t,
              coefficient -> RateWeightedFormTest.COURSE.at(coefficient, trainer.loop().steps()));
          assertArrayEquals(
              reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
        }
      }
    }
  }

  /** From the definition, started from an optimizer's buffers after five of its own steps. */
  private static final class Reference {
    private interface Course {
      double at(String coefficient);
    }

    final double[] theta;
    private final CanonicalKind kind;
    private final double[] m;
    private final double[] v;
    private final RateWeightedMoment moment = new RateWeightedMoment();
    private double w;
    private double c2 = 1.0 - Math.pow(0.999f, 5);

    Reference(CanonicalKind kind, double[] theta, OptimizerFields fields) {
      double c = 1.0 - Math.pow(0.9f, 5);
      double alpha = kind.adam() ? 0.01f : 0.01f / (1.0 - 0.9f);
      double unit = kind.adam() ? c : c * alpha;
      this.kind = kind;
      this.theta = theta;
      m = Arrays.stream(numbers(fields.firstMoments())).map(x -> x / unit).toArray();
      v = kind.adam() ? numbers(fields.secondMoments()) : new double[theta.length];
      w = c * alpha * 0.9f / (1.0 - 0.9f);
    }

    /** The vector has five coordinates, the matrix six. */
    static double[] numbers(StateMap map) {
      return map.tensors().values().stream()
          .map(devices -> devices.get(Device.cpu()))
          .sorted((a, b) -> Long.compare(a.size(), b.size()))
          .map((NDArray tensor) -> Weights.of(tensor))
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }

    void step(long t, Course course) {
      double alpha = course.at(LEARNING_RATE);
      double decay = course.at("weightDecay");
      double share = course.at(MOMENTUM_SHARE);
      double beta2 = course.at(BETA2);
      moment.settle(w, alpha, course.at(MOMENTUM), share, course.at(RATE_MEMORY));
      w = moment.weight();
      c2 = beta2 * c2 + 1.0 - beta2;
      for (int i = 0; i < theta.length; i++) {
        double g = Ripple.gradient(i, t, theta[i]) + (kind.decoupled() ? 0.0 : decay * theta[i]);
        m[i] = moment.beta() * m[i] + (1.0 - moment.beta()) * g;
        v[i] = beta2 * v[i] + (1.0 - beta2) * g * g;
        double p = kind.adam() ? 1.0 / (Math.sqrt(v[i] / c2) + course.at("epsilon")) : 1.0;
        double lost = kind.decoupled() ? alpha * decay * theta[i] : 0.0;
        theta[i] -= p * (moment.alongMoment() * m[i] + moment.alongGradient() * g) + lost;
      }
    }
  }

  private static final Preset LONG =
      Loops.along(
          (coefficient, t) ->
              switch (coefficient) {
                case LEARNING_RATE -> 0.02;
                case MOMENTUM -> 0.95;
                case MOMENTUM_SHARE -> 1.0;
                default -> 1e4;
              },
          LEARNING_RATE,
          MOMENTUM,
          MOMENTUM_SHARE,
          RATE_MEMORY);

  /** A mean from the first step on, which DJL would divide by 1 - 0.95^11 = 0.43. */
  @ParameterizedTest
  @ValueSource(strings = {"Adam", "AdamW"})
  void handedBackEarlyTheFirstBareStepIsAsLongAsIsDue(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    try (Ripple ripple = new Ripple(kind.optimizer().get())) {
      try (SteeredTrainer trainer = ripple.steered(LONG)) {
        ripple.steps(trainer, 1, 10);
      }
      OptimizerFields fields = new OptimizerFields(ripple.optimizer());
      double b1 = fields.momentum();
      assertEquals(Math.pow(0.01, 0.1), b1, 1e-6);
      double[] theta = ripple.weights();
      double[] m = Reference.numbers(fields.firstMoments());
      double[] v = Reference.numbers(fields.secondMoments());
      double c2 = 1.0 - Math.pow(0.999f, 11);
      try (Trainer bare = ripple.bare()) {
        ripple.step(bare, 11);
      }
      double[] next = ripple.weights();
      for (int i = 0; i < theta.length; i++) {
        double g = Ripple.gradient(i, 11, theta[i]);
        double root = Math.sqrt((0.999f * v[i] + (1.0 - 0.999f) * g * g) / c2);
        double due = 0.02 * (b1 * m[i] + (1.0 - b1) * g) / root;
        double decayed = 0.02 * kind.decay() * Math.abs(theta[i]);
        assertEquals(due, theta[i] - next[i], 0.01 * Math.abs(due) + decayed);
      }
    }
  }

  /** The next loop takes the mean for one of .99 of its weight at least. */
  @ParameterizedTest
  @ValueSource(strings = {"Adam", "AdamW"})
  void handedBackEarlyTheNextLoopReadsTheMeanAsItIs(String name) {
    Optimizer optimizer = CanonicalKind.KINDS.get(name).optimizer().get();
    try (Ripple ripple = new Ripple(optimizer)) {
      try (SteeredTrainer trainer = ripple.steered(LONG)) {
        ripple.steps(trainer, 1, 10);
      }
      try (SteeredTrainer trainer = ripple.steered(LONG)) {
        assertEquals(0.99, trainer.adapter().form().weight(), 1e-5);
        assertEquals(1.0 / 0.99, trainer.adapter().form().momentumScale(), 1e-5);
      }
    }
  }

  /** Of an optimizer that brought a moment along DJL goes on with the weight that it has. */
  @ParameterizedTest
  @ValueSource(strings = {"Adam", "AdamW"})
  void handedBackAtOnceABroughtMomentKeepsItsWeight(String name) {
    Optimizer optimizer = CanonicalKind.KINDS.get(name).optimizer().get();
    try (Ripple ripple = new Ripple(optimizer)) {
      try (Trainer bare = ripple.bare()) {
        ripple.steps(bare, 1, 2);
      }
      double weight;
      try (SteeredTrainer trainer = ripple.steered(LONG)) {
        ripple.step(trainer, 3);
        weight = trainer.adapter().form().weight();
        assertTrue(weight < 0.9, "it has not filled: " + weight);
      }
      double b1 = new OptimizerFields(ripple.optimizer()).momentum();
      assertEquals(weight, 1.0 - Math.pow(b1, 3), 1e-6);
    }
  }

  /** With a constant rate and no share beside it the form is the bare optimizer's in the long run. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void handedBackTheOptimizerGoesOnAsTheLoopWould(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Loops.Course still =
        (coefficient, t) ->
            switch (coefficient) {
              case LEARNING_RATE -> 0.02;
              case MOMENTUM -> 0.8;
              case MOMENTUM_SHARE -> 1.0;
              default -> 1e4;
            };
    Preset preset = Loops.along(still, LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY);
    Optimizer optimizer = kind.optimizer().get();
    try (Ripple kept = new Ripple(kind.optimizer().get());
        Ripple handed = new Ripple(optimizer);
        SteeredTrainer keeping = kept.steered(preset)) {
      try (SteeredTrainer handing = handed.steered(preset)) {
        kept.steps(keeping, 1, 200);
        handed.steps(handing, 1, 200);
      }
      OptimizerFields fields = new OptimizerFields(handed.optimizer());
      assertEquals(0.8f, fields.momentum());
      double rate = kind.adam() ? 0.02f : 0.02 * (1.0 - 0.8f);
      assertEquals(rate, fields.tracker().getNewValue("", 1), 1e-9);
      assertEquals((float) kind.decay(), fields.weightDecay());
      try (Trainer bare = handed.bare()) {
        kept.steps(keeping, 201, 230);
        handed.steps(bare, 201, 230);
        assertArrayEquals(kept.weights(), handed.weights(), CanonicalKind.FLOAT);
      }
    }
  }
}
