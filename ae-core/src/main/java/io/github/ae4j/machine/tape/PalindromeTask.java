package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whether a sequence reads the same from both ends: one head writes it, two read it, and what they read is compared.
 *
 * <pre>
 *   theta = [writing head | reading head | reading head | scale | bias]
 *   s = sum_t &lt;r_t, q_t&gt;/(L d),   answer = scale s + bias,   l = log(1 + exp(-y answer))
 * </pre>
 *
 * <p>Half of the examples are palindromes; of the others one symbol is turned into its negative.
 */
@Experimental
public final class PalindromeTask implements TapeTask {
  private final int length;
  private final int width;

  /**
   * The task.
   *
   * @param length of a sequence, at least 2
   * @param width of a symbol, at least 1
   */
  public PalindromeTask(int length, int width) {
    this.length = (int) Check.atLeast("length", length, 2);
    this.width = (int) Check.atLeast("width", width, 1);
  }

  @Override
  public String name() {
    return "palindrome";
  }

  private int reader(int number) {
    return number * Head.size(length);
  }

  private int scale() {
    return 3 * Head.size(length);
  }

  @Override
  public int size() {
    return scale() + 2;
  }

  @Override
  public Example draw(SplittableRandom random) {
    double[][] input = Symbols.sequence(random, length, width);
    for (int t = 0; t < length / 2; t++) {
      input[length - 1 - t] = input[t].clone();
    }
    boolean is = random.nextBoolean();
    if (!is) {
      int half = random.nextInt(length / 2);
      for (int j = 0; j < width; j++) {
        input[half][j] = -input[half][j];
      }
    }
    return new Example(input, new double[] {is ? 1.0 : -1.0});
  }

  @Override
  public double loss(double[] theta, Example example, double[] gradient) {
    Cells.length("theta", theta, size());
    Written written = new Written(theta, 0, example.input(), Reading.SOFT);
    Head one = new Head(theta, reader(1), length, length, Reading.SOFT);
    Head other = new Head(theta, reader(2), length, length, Reading.SOFT);
    double[][] r = written.read(one.path());
    double[][] q = written.read(other.path());
    double s = agreement(r, q);
    double y = example.target()[0];
    double answer = theta[scale()] * s + theta[scale() + 1];
    double da = -y * Cells.sigmoid(-y * answer);
    gradient[scale()] += da * s;
    gradient[scale() + 1] += da;
    double ds = da * theta[scale()] / (length * width);
    double[] dm = new double[length * width];
    one.back(written.readBack(one.path(), times(q, ds), dm), gradient, reader(1));
    other.back(written.readBack(other.path(), times(r, ds), dm), gradient, reader(2));
    written.back(dm, gradient, 0);
    return Cells.softplus(-y * answer);
  }

  private double agreement(double[][] r, double[][] q) {
    double sum = 0.0;
    for (int t = 0; t < length; t++) {
      sum += Cells.dot(r[t], q[t]);
    }
    return sum / (length * width);
  }

  private static double[][] times(double[][] values, double factor) {
    double[][] product = new double[values.length][];
    for (int t = 0; t < values.length; t++) {
      product[t] = values[t].clone();
      for (int j = 0; j < product[t].length; j++) {
        product[t][j] *= factor;
      }
    }
    return product;
  }

  @Override
  public double[] answer(double[] theta, Example example, Reading how) {
    Written written = new Written(theta, 0, example.input(), how);
    double[][] r = written.read(new Head(theta, reader(1), length, length, how).path());
    double[][] q = written.read(new Head(theta, reader(2), length, length, how).path());
    return new double[] {theta[scale()] * agreement(r, q) + theta[scale() + 1]};
  }

  /** An answer here is a yes or a no: exact is what has the right sign. */
  @Override
  public boolean isExact(double[] theta, Example example, Reading how) {
    return solves(theta, example, how);
  }

  @Override
  public Map<String, double[][]> attentions(double[] theta, Example example, Reading how) {
    Map<String, double[][]> heads = new LinkedHashMap<>();
    heads.put("write", new Written(theta, 0, example.input(), how).path());
    heads.put("read", new Head(theta, reader(1), length, length, how).path());
    heads.put("read too", new Head(theta, reader(2), length, length, how).path());
    return heads;
  }
}
