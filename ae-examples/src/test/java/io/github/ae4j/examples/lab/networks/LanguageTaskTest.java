package io.github.ae4j.examples.lab.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.lab.task.FlatTensor;
import io.github.ae4j.examples.lab.task.Gradients;
import io.github.ae4j.examples.lab.task.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanguageTaskTest {
  private static final LanguageTask.Size SIZE = new LanguageTask.Size(6, 8, 2, 2, 4, 20);

  private static LanguageTask task(long seed) {
    return LanguageTask.of(LexiconText.make(200, 2_000, 500, 0L), SIZE, 10, seed);
  }

  @Test
  void gradientIsTheSlopeOfTheLoss() {
    try (LanguageTask task = task(1L)) {
      Gradients.agree(task, 2e-3, 5e-2);
    }
  }

  @Test
  void gradientOutlivesGarbage() {
    try (LanguageTask task = task(1L)) {
      Gradients.outliveGarbage(task);
    }
  }

  @Test
  void equalSeedsGiveEqualLosses() {
    try (LanguageTask one = task(1L);
        LanguageTask two = task(1L)) {
      double[] gradient = new double[one.start().length];
      double loss = one.gradient(3, one.start(), gradient);
      assertEquals(loss, two.gradient(3, two.start(), gradient));
      assertEquals(one.evaluate(0, one.start()), two.evaluate(0, two.start()));
      assertNotEquals(loss, one.gradient(4, one.start(), gradient));
    }
  }

  @Test
  void perplexityOfNoWeightsIsTheAlphabet() {
    try (LanguageTask task = task(1L)) {
      int alphabet = LexiconText.make(200, 2_000, 500, 0L).alphabet();
      assertEquals(alphabet, task.evaluate(0, new double[task.start().length]), 1e-3);
    }
  }

  @Test
  void aPlaceSeesNothingThatComesLater() {
    Transformer network = new Transformer(5, 4, 8, 2, 2);
    Weights weights = network.weights(new SplittableRandom(3L));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      FlatTensor flat = new FlatTensor(weights.shapes());
      NDList tensors = flat.cut(flat.load(manager, weights.flat()));
      float[] one = scores(network, tensors, manager, 1, 2, 3, 4);
      float[] two = scores(network, tensors, manager, 1, 2, 3, 0);
      assertEquals(
          Arrays.toString(Arrays.copyOf(one, 15)), Arrays.toString(Arrays.copyOf(two, 15)));
      assertNotEquals(Arrays.toString(one), Arrays.toString(two));
    }
  }

  private static float[] scores(
      Transformer network, NDList tensors, NDManager manager, long... tokens) {
    NDArray window = manager.create(tokens, new Shape(1, tokens.length));
    return network.scores(tensors, window).toFloatArray();
  }
}
