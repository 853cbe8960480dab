package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Normal deviates that are a function of (seed, step, parameter name, coordinate), so that a resumed
 * run draws what the uninterrupted one would have drawn and no generator is touched.
 *
 * <pre>  x0 = a i + k,   x' = x (2x + 1) mod 2^64 four times,   z = sqrt(-2 log u) (cos, sin)(2 pi u')</pre>
 *
 * <p>i numbers pairs of coordinates; k is a 64-bit hash of the rest; u and u' are the leading bits of
 * two such x. x(2x+1) permutes the 64-bit numbers, and its leading bits depend on all of x.
 */
public final class GradientNoise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int ROUNDS = 4;
  private static final double UNIT = 0x1.0p-64;

  private final long seed;

  /** The noise of a seed. */
  public GradientNoise(long seed) {
    this.seed = seed;
  }

  /** Its seed. */
  public long seed() {
    return seed;
  }

  /** Standard normal deviates in a shape, as a float64 tensor of the scope's manager. */
  public NDArray sample(NDManager scope, long step, String parameter, Shape shape) {
    long n = shape.size();
    long pairs = (n + 1) / 2;
    long key = radiusKey(step, parameter);
    NDArray index = scope.ones(new Shape(pairs), DataType.INT64).cumSum(0);
    NDArray radius = uniform(index, key).log().muli(-2.0).sqrt();
    NDArray angle = uniform(index, angleKey(key)).muli(2.0 * Math.PI);
    NDArray both = NDArrays.concat(new NDList(angle.cos().muli(radius), angle.sin().muli(radius)));
    return (2 * pairs == n ? both : both.get("0:{}", n)).reshape(shape);
  }

  /** The k of a parameter's radii in a step. */
  long radiusKey(long step, String parameter) {
    return mix(mix(mix(seed) + step) + parameter.hashCode());
  }

  /** The k of the angles, from that of the radii. */
  static long angleKey(long radiusKey) {
    return mix(radiusKey);
  }

  /** Numbers in (0, 1), one for each index. */
  private static NDArray uniform(NDArray index, long key) {
    NDArray x = index.mul(GOLDEN).addi(key);
    for (int round = 0; round < ROUNDS; round++) {
      x = x.mul(2L).addi(1L).muli(x);
    }
    return x.toType(DataType.FLOAT64, true).muli(UNIT).addi(0.5).maximum(UNIT);
  }

  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
