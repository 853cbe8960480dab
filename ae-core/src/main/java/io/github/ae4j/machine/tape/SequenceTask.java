package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * A sequence is written by one head and read by another, which is to give it back in some order.
 *
 * <pre>  theta = [writing head | reading head],   l = sum_t |r_t - y_t|^2/(2 L d)</pre>
 */
@Experimental
public final class SequenceTask implements TapeTask {
  private final String name;
  private final int length;
  private final int width;
  private final IntUnaryOperator order;

  private SequenceTask(String name, int length, int width, IntUnaryOperator order) {
    this.name = name;
    this.length = (int) Check.atLeast("length", length, 1);
    this.width = (int) Check.atLeast("width", width, 1);
    this.order = order;
  }

  /** Give it back as it came. */
  public static SequenceTask copy(int length, int width) {
    return new SequenceTask("copy", length, width, t -> t);
  }

  /** Give it back from its end. */
  public static SequenceTask reverse(int length, int width) {
    return new SequenceTask("reverse", length, width, t -> length - 1 - t);
  }

  /** Give it back from the k-th symbol on, and in a circle. */
  public static SequenceTask shift(int length, int width, int k) {
    return new SequenceTask("shift", length, width, t -> Math.floorMod(t + k, length));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return 2 * Head.size(length);
  }

  @Override
  public Example draw(SplittableRandom random) {
    double[][] input = Symbols.sequence(random, length, width);
    double[] target = new double[length * width];
    for (int t = 0; t < length; t++) {
      System.arraycopy(input[order.applyAsInt(t)], 0, target, t * width, width);
    }
    return new Example(input, target);
  }

  @Override
  public double loss(double[] theta, Example example, double[] gradient) {
    Cells.length("theta", theta, size());
    int second = Head.size(length);
    Written written = new Written(theta, 0, example.input(), Reading.SOFT);
    Head reader = new Head(theta, second, length, length, Reading.SOFT);
    double[][] read = written.read(reader.path());
    double sum = 0.0;
    for (int t = 0; t < length; t++) {
      for (int j = 0; j < width; j++) {
        double off = read[t][j] - example.target()[t * width + j];
        sum += off * off;
        read[t][j] = off / (length * width);
      }
    }
    double[] dm = new double[length * width];
    reader.back(written.readBack(reader.path(), read, dm), gradient, second);
    written.back(dm, gradient, 0);
    return sum / (2 * length * width);
  }

  @Override
  public double[] answer(double[] theta, Example example, Reading how) {
    Written written = new Written(theta, 0, example.input(), how);
    Head reader = new Head(theta, Head.size(length), length, length, how);
    double[] answer = new double[length * width];
    double[][] read = written.read(reader.path());
    for (int t = 0; t < length; t++) {
      System.arraycopy(read[t], 0, answer, t * width, width);
    }
    return answer;
  }

  @Override
  public Map<String, double[][]> attentions(double[] theta, Example example, Reading how) {
    Map<String, double[][]> heads = new LinkedHashMap<>();
    heads.put("write", new Written(theta, 0, example.input(), how).path());
    heads.put("read", new Head(theta, Head.size(length), length, length, how).path());
    return heads;
  }
}
