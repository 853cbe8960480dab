package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Matrices whose singular values are known, so that the iteration is one of numbers. */
class MuonDirectionTest {
  /** a s + b s^3 + c s^5, five times. */
  private static double orthogonal(double s) {
    for (int i = 0; i < 5; i++) {
      s = 3.4445 * s - 4.7750 * s * s * s + 2.0315 * s * s * s * s * s;
    }
    return s;
  }

  private static double[] orthogonalised(int rows, int columns, double... matrix) {
    double[] result = new double[matrix.length];
    new NewtonSchulz(rows, columns).orthogonalise(matrix, 1.0, result, 0);
    return result;
  }

  /** 1 goes to .701 and after five to .6964; the norm is 1e-7 too large. */
  @Test
  void aNumberGoesToTheIterationOfOne() {
    assertEquals(0.6964364, orthogonal(1.0), 1e-7);
    assertArrayEquals(new double[] {orthogonal(1.0)}, orthogonalised(1, 1, 7.0), 1e-6);
    assertArrayEquals(new double[] {-orthogonal(1.0)}, orthogonalised(1, 1, -0.1), 1e-5);
  }

  @Test
  void aDiagonalGoesByItsEntries() {
    double[] expected = {orthogonal(0.6), 0.0, 0.0, -orthogonal(0.8)};
    assertArrayEquals(expected, orthogonalised(2, 2, 3.0, 0.0, 0.0, -4.0), 1e-6);
  }

  /** U diag(.6, .8) V' with U and V rotations by the angles of 3-4-5 and 5-12-13. */
  @Test
  void rotationsAreKept() {
    double[] expected = rotated(orthogonal(0.6), orthogonal(0.8));
    assertArrayEquals(expected, orthogonalised(2, 2, rotated(0.6, 0.8)), 1e-6);
  }

  private static double[] rotated(double first, double second) {
    double c = 0.6;
    double s = 0.8;
    double d = 5.0 / 13.0;
    double t = 12.0 / 13.0;
    return new double[] {
      first * c * d + second * s * t,
      first * c * t - second * s * d,
      first * s * d - second * c * t,
      first * s * t + second * c * d
    };
  }

  /** One singular value, 1: (.6, .8) times the iteration of 1, upright and lying. */
  @Test
  void aVectorKeepsItsDirection() {
    double[] expected = {0.6 * orthogonal(1.0), 0.8 * orthogonal(1.0)};
    assertArrayEquals(expected, orthogonalised(2, 1, 3.0, 4.0), 1e-6);
    assertArrayEquals(expected, orthogonalised(1, 2, 3.0, 4.0), 1e-6);
  }

  @Test
  void noGradientIsNoStep() {
    assertArrayEquals(new double[4], orthogonalised(2, 2, 0.0, 0.0, 0.0, 0.0));
  }

  /** Gradients diag(3, 4), then diag(4, -3): buffers 3, 4, then 6.85, .8; ahead 10.5075, -2.24. */
  @Test
  void takesNesterovsMomentum() {
    OrthogonalMomentum matrix = new OrthogonalMomentum(1, 2, 2);
    double[] d = new double[5];
    matrix.update(new double[] {9.0, 3.0, 0.0, 0.0, 4.0}, 0.95, d);
    assertArrayEquals(new double[] {0.0, orthogonal(0.6), 0.0, 0.0, orthogonal(0.8)}, d, 1e-6);
    matrix.update(new double[] {9.0, 4.0, 0.0, 0.0, -3.0}, 0.95, d);
    double norm = Math.hypot(10.5075, 2.24);
    double[] expected = {0, orthogonal(10.5075 / norm), 0, 0, -orthogonal(2.24 / norm)};
    assertArrayEquals(expected, d, 1e-6);
  }

  /** Of four dimensions, as a convolution: the matrix is 2 by 1, and its scale the root of 2. */
  @Test
  void aTallMatrixStepsFarther() {
    OrthogonalMomentum matrix = new OrthogonalMomentum(0, 2, 1, 1, 1);
    double[] d = new double[2];
    matrix.update(new double[] {3.0, 4.0}, 0.95, d);
    double length = Math.sqrt(2.0) * orthogonal(1.0);
    assertArrayEquals(new double[] {0.6 * length, 0.8 * length}, d, 1e-6);
  }

  /** A tensor in, a hidden one, a bias and a tensor out: AdamW, Muon, AdamW, AdamW. */
  @Test
  void allButHiddenMatricesAreAdamWs() {
    List<int[]> shapes =
        List.of(new int[] {1, 1}, new int[] {1, 1}, new int[] {1}, new int[] {1, 1});
    Start start = new Start(new double[] {1.0, 1.0, 1.0, 1.0}, shapes, 4, 0L);
    Optimizer muon = NetworkArms.muon(0.1, 0.01, 1, 1).recipe().start(start);
    Feed.step(muon, 2.0, 2.0, 2.0, 2.0);
    double adam = 0.9999 - 0.02 / (2.0 + 1e-8);
    assertArrayEquals(
        new double[] {adam, 1.0 - 0.1 * orthogonal(1.0), adam, adam}, muon.point(), 1e-7);
    double before = muon.point()[0];
    Feed.step(muon, -1.0, 0.0, 0.0, 0.0); // m .08 of .19, v .95 .2 + .05 of .0975
    double rate = 0.005 * (1.0 + Math.sqrt(0.5));
    double d = 0.08 / 0.19 / (Math.sqrt(0.24 / 0.0975) + 1e-8);
    double expected = (1.0 - 0.01 * rate) * before - rate * d;
    assertClose(new double[] {expected}, new double[] {muon.point()[0]});
    assertEquals(1 + 2 * 3, muon.stateNumbers());
  }

  @Test
  void theShapesMustFillTheArray() {
    Start start = new Start(new double[5], List.of(new int[] {2, 2}), 2, 0L);
    assertThrows(
        IllegalArgumentException.class,
        () -> new MuonDirection(start, new MuonDirection.Ends(0, 0), 1.0));
  }
}
