package io.github.ae4j.examples.machine;

import java.util.SplittableRandom;

/**
 * The copy task of the neural Turing machine: random bits of a step, then a mark on a channel of its own, then silence
 * in which the bits are to be given back. All sequences of a batch are of one length.
 *
 * @param width bits of a step
 * @param batch sequences
 */
record CopySequences(int width, int batch) {
  /** Channels of an input: the bits and the mark. */
  int channels() {
    return width + 1;
  }

  /** Steps of a sequence of a length. */
  static int steps(int length) {
    return 2 * length + 1;
  }

  /** The bits, example after example, step after step. */
  float[] bits(int length, SplittableRandom random) {
    float[] bits = new float[batch * length * width];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = random.nextInt(2);
    }
    return bits;
  }

  /** What the machine is shown, (batch, steps, channels). */
  float[] inputs(float[] bits, int length) {
    float[] inputs = new float[batch * steps(length) * channels()];
    for (int example = 0; example < batch; example++) {
      int first = example * steps(length) * channels();
      for (int step = 0; step < length; step++) {
        int from = (example * length + step) * width;
        System.arraycopy(bits, from, inputs, first + step * channels(), width);
      }
      inputs[first + length * channels() + width] = 1f;
    }
    return inputs;
  }
}
