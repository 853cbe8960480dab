package io.github.ae4j.examples.tune;

import java.util.SplittableRandom;

/** Where samples come from. */
interface Source {
  /** Number of inputs. */
  int inputs();

  /** Makes one sample as it is at a step, from the random numbers of its own. */
  void draw(int step, SplittableRandom random, double[] x, double[] target);
}
