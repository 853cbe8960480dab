package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Associative recall: keys and values are written in turn, a key is asked for, and its value is to be read. The cell is
 * found by its content, and the pointer moved from there.
 *
 * <pre>
 *   theta = [writing head | u | shift logits (3), z]
 *   a = softmax(beta M q),  beta = softplus(u),  b = sharpen(shift(a)),  r = b' M,  l = |r - y|^2/(2 d)
 * </pre>
 *
 * <p>All symbols of an example differ.
 */
@Experimental
public final class RecallTask implements TapeTask {
  private final int pairs;
  private final int width;

  /**
   * The task.
   *
   * @param pairs of a key and a value, at least 1
   * @param width of a symbol, at least 1; there must be twice as many symbols as values at least
   */
  public RecallTask(int pairs, int width) {
    this.pairs = (int) Check.atLeast("pairs", pairs, 1);
    this.width = (int) Check.within("width", width, 1, 1000);
    if (2.0 * pairs > Math.pow(2.0, width)) {
      throw new IllegalArgumentException(
          "width must give " + 2 * pairs + " symbols that differ, got " + width);
    }
  }

  @Override
  public String name() {
    return "recall";
  }

  private int cells() {
    return 2 * pairs;
  }

  private int beta() {
    return Head.size(cells());
  }

  @Override
  public int size() {
    return beta() + 1 + Head.Mover.SIZE;
  }

  /** The last symbol of an input is the key that is asked for. */
  @Override
  public Example draw(SplittableRandom random) {
    double[][] symbols = Symbols.distinct(random, cells(), width);
    int asked = random.nextInt(pairs);
    double[][] input = new double[cells() + 1][];
    System.arraycopy(symbols, 0, input, 0, cells());
    input[cells()] = symbols[2 * asked];
    return new Example(input, symbols[2 * asked + 1].clone());
  }

  /** What one evaluation makes of an example. */
  private final class Run {
    final double[] query;
    final Written written;
    final double beta;
    final double[] found;
    final Head.Mover mover;
    final double[] moved;
    final double[] pointer;
    final double[] read;

    Run(double[] theta, Example example, Reading how) {
      Cells.length("theta", theta, size());
      query = example.input()[cells()];
      double[][] pairsAlone = Arrays.copyOf(example.input(), cells());
      written = new Written(theta, 0, pairsAlone, how);
      beta = Cells.softplus(theta[beta()]);
      double[] logits = new double[cells()];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = beta * likeness(i);
      }
      found = Head.distribution(logits, how);
      mover = new Head.Mover(theta, beta() + 1, how);
      moved = mover.shift(found);
      pointer = mover.sharpen(moved);
      read = written.tape().read(pointer);
    }

    private double likeness(int cell) {
      double sum = 0.0;
      for (int j = 0; j < width; j++) {
        sum += written.tape().value(cell, j) * query[j];
      }
      return sum;
    }

    void back(double[] theta, double[] dr, double[] gradient) {
      Tape.ReadGradient back = written.tape().readBack(pointer, dr);
      double[] dm = back.memory();
      double[] df = mover.back(found, moved, pointer, back.attention(), gradient, beta() + 1);
      double[] dz = Attention.softmaxBack(found, df);
      for (int i = 0; i < dz.length; i++) {
        gradient[beta()] += dz[i] * likeness(i) * Cells.sigmoid(theta[beta()]);
        for (int j = 0; j < width; j++) {
          dm[i * width + j] += dz[i] * beta * query[j];
        }
      }
      written.back(dm, gradient, 0);
    }
  }

  @Override
  public double loss(double[] theta, Example example, double[] gradient) {
    Run run = new Run(theta, example, Reading.SOFT);
    double[] off = run.read.clone();
    double sum = 0.0;
    for (int j = 0; j < width; j++) {
      off[j] -= example.target()[j];
      sum += off[j] * off[j];
      off[j] /= width;
    }
    run.back(theta, off, gradient);
    return sum / (2 * width);
  }

  @Override
  public double[] answer(double[] theta, Example example, Reading how) {
    return new Run(theta, example, how).read;
  }

  @Override
  public Map<String, double[][]> attentions(double[] theta, Example example, Reading how) {
    Run run = new Run(theta, example, how);
    Map<String, double[][]> heads = new LinkedHashMap<>();
    heads.put("write", run.written.path());
    heads.put("read", new double[][] {run.found, run.pointer});
    return heads;
  }
}
