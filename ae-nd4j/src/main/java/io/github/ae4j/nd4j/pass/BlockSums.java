package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.pass.Reductions.Share;
import io.github.ae4j.signal.Statistic;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sums of a step by ND4J's operations, block by block. */
final class BlockSums {
  private static final Set<Statistic> WITH_W = EnumSet.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM);

  private final NativeForm form;
  private final Preconditioner preconditioner;
  private final Scratch scratch;
  private Set<Statistic> wanted = Set.of();

  BlockSums(NativeForm form, Preconditioner preconditioner, Scratch scratch) {
    this.form = form;
    this.preconditioner = preconditioner;
    this.scratch = scratch;
  }

  /** Takes up what is wanted from now on. */
  void want(Set<Statistic> statistics) {
    wanted = statistics;
  }

  /**
   * Adds what is wanted of a block to the sums.
   *
   * @param s scale, which makes the gradient that the updater is given of the block's
   */
  void add(Block block, double s, Reductions sums) {
    INDArray theta = block.parameters();
    sums.dot(theta, theta, share(THETA_THETA, 1.0));
    if (wanted.contains(SUM_G)) {
      sums.dot(block.gradient(), scratch.ones(block.size()), share(SUM_G, s));
    }
    double w = form.kind().preconditions() ? 0.0 : block.relativeRate();
    addGradient(block, s, w, sums);
    INDArray m = hasMoment() ? block.first() : null;
    if (m != null) {
      addMoment(block, s, w, m, sums);
    }
    if (form.kind().preconditions() && !Collections.disjoint(wanted, WITH_W)) {
      precondition(block, s, m, sums);
    }
  }

  private boolean hasMoment() {
    return form.cells().weights().first() != 0.0
        && !Collections.disjoint(wanted, StepSensor.WITH_M);
  }

  private static void addGradient(Block block, double s, double w, Reductions sums) {
    INDArray g = block.gradient();
    double gg = s * s;
    sums.dot(g, g, share(G_G, gg), share(G_WG, w * gg), share(WG_WG, w * w * gg));
  }

  private void addMoment(Block block, double s, double w, INDArray m, Reductions sums) {
    double f = form.momentumScale(block.relativeRate());
    double gm = s * f;
    double mm = f * f;
    sums.dot(block.gradient(), m, share(G_M, gm), share(G_WM, w * gm), share(WG_WM, w * w * gm));
    sums.dot(m, m, share(M_M, mm), share(WM_WM, w * w * mm));
  }

  private void precondition(Block block, double s, @Nullable INDArray m, Reductions sums) {
    INDArray divisor = scratch.first(block.size());
    INDArray wg = scratch.second(block.size());
    INDArray g = scratch.third(block.size());
    block.gradient().mul(s, g);
    preconditioner.divisor(block, g, divisor, wg);
    double r = block.relativeRate();
    g.div(divisor, wg);
    sums.dot(g, wg, share(G_WG, r));
    sums.dot(wg, wg, share(WG_WG, r * r));
    if (m != null) {
      addPreconditioned(m.div(divisor, divisor), g, wg, r, form.momentumScale(r), sums);
    }
  }

  private static void addPreconditioned(
      INDArray wm, INDArray g, INDArray wg, double r, double f, Reductions sums) {
    sums.dot(g, wm, share(G_WM, r * f));
    sums.dot(wg, wm, share(WG_WM, r * r * f));
    sums.dot(wm, wm, share(WM_WM, r * r * f * f));
  }

  private static Share share(Statistic statistic, double factor) {
    return new Share(statistic, factor);
  }
}
