package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.tune.TuneTask.Drift;
import java.util.SplittableRandom;

/**
 * Windows of a text from a Markov chain: the next token c after a and then b has the odds exp(s (T_bc + U_ac)), T and
 * U normal numbers, other ones each phase where targets change. Targets are the next tokens. One thread's.
 */
final class TextSource implements Source {
  private static final int UNSEEN = 4;

  private final int vocabulary;
  private final int context;
  private final double sharpness;
  private final Changes changes;
  private final double[][] cumulated;

  /**
   * A text.
   *
   * @param vocabulary number of tokens
   * @param context tokens of a window
   * @param sharpness s: 0 leaves all tokens equally likely
   */
  TextSource(int vocabulary, int context, double sharpness, Changes changes) {
    this.vocabulary = vocabulary;
    this.context = context;
    this.sharpness = sharpness;
    this.changes = changes;
    cumulated = new double[changes.phases()][];
  }

  @Override
  public int inputs() {
    return context;
  }

  @Override
  public void draw(int step, SplittableRandom random, double[] x, double[] target) {
    double[] odds = odds(changes.phase(Drift.TARGET, step));
    int before = random.nextInt(vocabulary);
    int last = random.nextInt(vocabulary);
    for (int i = -UNSEEN; i < context; i++) {
      int next = next(odds, (before * vocabulary + last) * vocabulary, random.nextDouble());
      if (i >= 0) {
        x[i] = last;
        target[i] = next;
      }
      before = last;
      last = next;
    }
  }

  private int next(double[] odds, int from, double chance) {
    int token = 0;
    while (token < vocabulary - 1 && odds[from + token] < chance) {
      token++;
    }
    return token;
  }

  /** The chances summed over the tokens, for every two tokens before. */
  private double[] odds(int phase) {
    if (cumulated[phase] == null) {
      SplittableRandom random = Seeds.random(changes.seed(), Long.MAX_VALUE - phase);
      double[] afterLast = gaussians(random);
      double[] afterThat = gaussians(random);
      double[] odds = new double[vocabulary * vocabulary * vocabulary];
      for (int pair = 0; pair < vocabulary * vocabulary; pair++) {
        fill(odds, pair, afterLast, afterThat);
      }
      cumulated[phase] = odds;
    }
    return cumulated[phase];
  }

  private void fill(double[] odds, int pair, double[] afterLast, double[] afterThat) {
    int last = pair % vocabulary * vocabulary;
    int before = pair / vocabulary * vocabulary;
    int from = pair * vocabulary;
    double sum = 0.0;
    for (int c = 0; c < vocabulary; c++) {
      sum += Math.exp(sharpness * (afterLast[last + c] + afterThat[before + c]));
      odds[from + c] = sum;
    }
    for (int c = 0; c < vocabulary; c++) {
      odds[from + c] /= sum;
    }
  }

  private double[] gaussians(SplittableRandom random) {
    double[] values = new double[vocabulary * vocabulary];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }
}
