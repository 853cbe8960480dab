package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.preset.Presets;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steering leaves no tensor behind, and keeps none the bare optimizer would not. */
class MemoryTest {
  static Stream<Arguments> optimizers() {
    return Optimizers.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  /** Measures everything and steers what a schedule leaves to it. */
  private static final Preset ALL =
      (loop, adapter) -> {
        loop.screen(new Loops.Watch(Loops.measurable(adapter)));
        Loops.along((name, t) -> 1e-4, Coefficient.WEIGHT_DECAY, Coefficient.NOISE)
            .configure(loop, adapter);
      };

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void noTensorIsAdded(String name, Supplier<Optimizer> supplier) {
    Optimizer bareOptimizer = supplier.get();
    Optimizer optimizer = supplier.get();
    try (Ripple bare = new Ripple(bareOptimizer);
        Ripple steered = new Ripple(optimizer);
        Trainer bareTrainer = bare.bare();
        SteeredTrainer trainer = steered.steered(ALL)) {
      bare.steps(bareTrainer, 1, 10);
      steered.steps(trainer, 1, 10);
      int states = tensors(trainer.optimizer());
      int managed = managed(steered.model.getNDManager()) + managed(trainer.adapter().manager());
      steered.steps(trainer, 11, 210);
      assertEquals(tensors(bareOptimizer), states);
      assertEquals(states, tensors(trainer.optimizer()));
      assertEquals(
          managed, managed(steered.model.getNDManager()) + managed(trainer.adapter().manager()));
      assertEquals(0, managed(trainer.adapter().manager()));
    }
  }

  /** State maps hold what the bare optimizer's hold, tensor by tensor and byte by byte. */
  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("usual")
  void stateIsTheBareOptimizers(String name, Supplier<Optimizer> supplier, StepPath path) {
    Optimizer optimizer = supplier.get();
    Optimizer bareOptimizer = supplier.get();
    try (Perceptron steered = Perceptron.steered(optimizer, Presets.standard(), path).steps(1, 20);
        Perceptron bare = Perceptron.bare(bareOptimizer).steps(1, 20)) {
      assertNull(steered.steered().adapter().passes().refusal());
      Optimizer steeredOptimizer = steered.steered().optimizer();
      assertEquals(tensors(bareOptimizer), tensors(steeredOptimizer));
      assertEquals(bytes(bareOptimizer), bytes(steeredOptimizer));
      assertEquals(0, managed(steered.steered().adapter().manager()));
    }
  }

  /**
   * A copy of the parameters kept at every other step would show on the C library's heap, at twice the
   * bound: over so many
   * steps that what Java's compiler takes and frees there is less.
   */
  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("usual")
  void nativeBytesStayFlat(String name, Supplier<Optimizer> supplier, StepPath path) {
    assumeTrue(NativeMemory.isKnown());
    try (Perceptron steered =
        Perceptron.sized(401, supplier.get(), Presets.standard(), path).steps(1, 1_000)) {
      long copies = 1_000L * Float.BYTES * steered.weights().length;
      long before = settled();
      steered.steps(1_001, 5_000);
      long growth = settled() - before;
      assertTrue(growth < copies, () -> growth + " bytes more after 4,000 steps, of " + copies);
    }
  }

  private static long settled() {
    System.gc(); // direct buffers lie there until they are collected
    return NativeMemory.used();
  }

  /**
   * Bare SGD has hardly a temporary: what the script has beside it, a chunk's, is above or below by what
   * else the process
   * does.
   */
  static Stream<Arguments> peaks() {
    return usual().filter(a -> !(a.get()[0].equals("Sgd") && a.get()[2] == StepPath.SCRIPT));
  }

  /** What a step adds at its peak is no more than what the bare optimizer's adds. */
  @ParameterizedTest(name = "{0}, {2}")
  @MethodSource("peaks")
  void peakIsNotAboveTheBareOptimizers(String name, Supplier<Optimizer> supplier, StepPath path)
      throws IOException {
    assumeTrue(NativeMemory.isKnown());
    try (Perceptron steered =
            Perceptron.large(supplier.get(), Presets.standard(), path).steps(1, 3);
        Perceptron bare = Perceptron.largeBare(supplier.get()).steps(1, 3)) {
      long steeredPeak = peak(steered);
      long barePeak = peak(bare);
      assertTrue(steeredPeak <= barePeak, () -> steeredPeak + " bytes, bare " + barePeak);
      if (path == StepPath.FUSED) { // no copy of the large tensor, whatever the bare one takes
        assertTrue(steeredPeak < Perceptron.LARGEST_BYTES, () -> steeredPeak + " bytes");
      }
    }
  }

  private static long peak(Perceptron perceptron) throws IOException {
    long[] peaks = new long[24];
    for (int i = 0; i < peaks.length; i++) {
      perceptron.differentiate(i + 4);
      peaks[i] = NativeMemory.peak(perceptron.trainer::step);
    }
    Arrays.sort(peaks); // the median: now and then Java takes memory meanwhile, or gives some back
    return peaks[peaks.length / 2];
  }

  static Stream<Arguments> usual() {
    return optimizers()
        .map(Arguments::get)
        .filter(arguments -> Set.of("Sgd", "Adam", "AdamW").contains(arguments[0]))
        .flatMap(
            arguments ->
                Stream.of(StepPath.FUSED, StepPath.SCRIPT)
                    .map(path -> Arguments.of(arguments[0], arguments[1], path)));
  }

  private static long bytes(Optimizer optimizer) {
    OptimizerFields fields = new OptimizerFields(optimizer);
    boolean sgd = optimizer instanceof ai.djl.training.optimizer.Sgd;
    return Stream.concat(
            fields.firstMoments().tensors().values().stream(),
            sgd ? Stream.empty() : fields.secondMoments().tensors().values().stream())
        .flatMap(devices -> devices.values().stream())
        .mapToLong(tensor -> tensor.size() * tensor.getDataType().getNumOfBytes())
        .sum();
  }

  private static int tensors(Optimizer optimizer) {
    OptimizerFields fields = new OptimizerFields(optimizer);
    int first = fields.firstMoments().tensors().size();
    boolean sgd = optimizer instanceof ai.djl.training.optimizer.Sgd;
    return sgd ? first : first + fields.secondMoments().tensors().size();
  }

  private static int managed(NDManager manager) {
    return manager.getManagedArrays().size();
  }
}
