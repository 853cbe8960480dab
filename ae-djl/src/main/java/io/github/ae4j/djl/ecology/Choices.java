package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.ecology.Task;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.List;

/**
 * Prompts, what the choices of each mean, and which of them is right.
 *
 * @param prompts their rows
 * @param meanings of each prompt its choices' embeddings, of length 1
 * @param gold of each prompt the right choice's number
 */
record Choices(TextRows prompts, List<List<float[]>> meanings, int[] gold) {
  private static final float TEMPERATURE = 0.05f;
  private static final float NONE = -1e9f;

  /** The choices of a task that must have some. */
  static List<String> of(Task task) {
    if (task.choices().isEmpty()) {
      throw new IllegalArgumentException(
          "task must have choices, got none for '" + task.prompt() + "'");
    }
    return task.choices();
  }

  /** The choice of the greatest cosine, the first of equal ones. */
  static int nearest(float[] prompt, List<float[]> meanings) {
    int best = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int choice = 0; choice < meanings.size(); choice++) {
      double cosine = Check.finite("cosine of a choice", cosine(prompt, meanings.get(choice)));
      if (cosine > greatest) {
        best = choice;
        greatest = cosine;
      }
    }
    return best;
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0.0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  /** Mean cross-entropy of softmax(cosines / temperature) on the right choices. */
  NDArray loss(NDManager manager, BertEncoder encoder, Projections maps) {
    NDArray prompt = encoder.embeddings(manager, prompts, maps).expandDims(2);
    NDArray cosines = all(manager).matMul(prompt).squeeze(2);
    NDArray scores = cosines.div(manager.create(TEMPERATURE)).add(missing(manager));
    NDArray right = manager.create(gold, new Shape(gold.length, 1)).toType(DataType.INT64, false);
    NDArray share = manager.create(-1f / gold.length);
    return scores.logSoftmax(-1).gather(right, 1).sum().mul(share);
  }

  private int most() {
    return meanings.stream().mapToInt(List::size).max().orElseThrow();
  }

  /** The embeddings, filled up with 0, (b, choices, width). */
  private NDArray all(NDManager manager) {
    int width = meanings.get(0).get(0).length;
    float[] all = new float[meanings.size() * most() * width];
    for (int row = 0; row < meanings.size(); row++) {
      for (int choice = 0; choice < meanings.get(row).size(); choice++) {
        float[] meaning = meanings.get(row).get(choice);
        System.arraycopy(meaning, 0, all, (row * most() + choice) * width, width);
      }
    }
    return manager.create(all, new Shape(meanings.size(), most(), width));
  }

  /** 0 at a choice and far below it where there is none, (b, choices). */
  private NDArray missing(NDManager manager) {
    float[] all = new float[meanings.size() * most()];
    for (int row = 0; row < meanings.size(); row++) {
      Arrays.fill(all, row * most() + meanings.get(row).size(), (row + 1) * most(), NONE);
    }
    return manager.create(all, new Shape(meanings.size(), most()));
  }
}
