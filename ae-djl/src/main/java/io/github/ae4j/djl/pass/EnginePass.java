package io.github.ae4j.djl.pass;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_READOUT;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.LOSS;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.READOUT_READOUT;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.NativeUpdate;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.VectorSums;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own operations, block by block, with one transfer of all sums; the update by the optimizer itself, once
 * for every parameter in the block's order, as DJL's trainer makes it. It goes everywhere.
 *
 * <p>g is the gradient the update will use: rescaled and clipped as the optimizer does, and with the
 * coupled weight decay as last written.
 */
final class EnginePass implements StepPass {
  private static final Set<Statistic> WITHOUT_GRADIENT = Set.of(THETA_THETA, LOSS);

  private final StepTensors tensors;
  private final Follow follow;

  EnginePass(StepTensors tensors, Follow follow) {
    this.tensors = tensors;
    this.follow = follow;
  }

  @Override
  public double[][] sums(Set<Statistic> wanted) {
    long size = CoordinateBlock.size(tensors.parameters().device());
    try (NoGradient off = NoGradient.open();
        Reductions sums = new Reductions(wanted, tensors.parameters())) {
      for (Part part : tensors.parts()) {
        sums.of(part);
        Set<SumGroup> groups = SumGroup.of(part.form(), wanted);
        for (CoordinateBlock block : CoordinateBlock.of(part.open(), size)) {
          freeing(() -> reduce(part, groups, block, sums));
        }
      }
      sums.of(null);
      for (NDArray loss : tensors.losses().losses()) {
        freeing(() -> sums.sum(LOSS, loss));
      }
      return sums.sums();
    }
  }

  /** Does something and frees its temporaries. */
  private static void freeing(Runnable action) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      action.run();
    }
  }

  private void reduce(Part part, Set<SumGroup> groups, CoordinateBlock block, Reductions sums) {
    if (groups.contains(SumGroup.THETA)) {
      NDArray theta = block.gather(TrainedParameter::weight);
      sums.dot(THETA_THETA, 1.0, theta, theta);
    }
    if (sums.onlyWants(WITHOUT_GRADIENT)) {
      return;
    }
    NDArray g = EffectiveGradient.of(block, part.form());
    sums.sum(SUM_G, g);
    sums.dot(G_G, 1.0, g, g);
    moments(part, groups, block, g, sums);
    if (groups.contains(SumGroup.READOUT)) {
      readout(block, g, sums);
    }
  }

  private void readout(CoordinateBlock block, NDArray g, Reductions sums) {
    NDArray gap =
        block.gather(tensors.readout()::average).subi(block.gather(TrainedParameter::weight));
    sums.dot(G_READOUT, 1.0, g, gap);
    sums.dot(READOUT_READOUT, 1.0, gap, gap);
  }

  private void moments(
      Part part, Set<SumGroup> groups, CoordinateBlock block, NDArray g, Reductions sums) {
    double f = part.momentumScale();
    NDArray m = null;
    if (groups.contains(SumGroup.MOMENT) || groups.contains(SumGroup.DIVIDED_MOMENT)) {
      m = block.gather(tensors::first);
      sums.dot(G_M, f, g, m);
      sums.dot(M_M, f * f, m, m);
    }
    if (groups.contains(SumGroup.DIVIDED)) {
      precondition(part, divisor(part.form(), block, g), g, m, sums);
    }
  }

  /** 1/w of a block. */
  private NDArray divisor(NativeForm form, CoordinateBlock block, NDArray g) {
    VectorSums.Divisor divisor = form.divisor();
    NDArray square = g.mul(g).muli(divisor.fresh());
    if (form.secondWeight() > 0.0) {
      square.addi(block.gather(tensors::second).muli(divisor.old()));
    }
    return square.sqrt().addi(divisor.epsilon());
  }

  private void precondition(
      Part part, NDArray divisor, NDArray g, @Nullable NDArray m, Reductions sums) {
    NDArray wg = g.div(divisor);
    sums.dot(G_WG, 1.0, g, wg);
    sums.dot(WG_WG, 1.0, wg, wg);
    if (m != null) {
      double f = part.momentumScale();
      NDArray wm = m.div(divisor);
      sums.dot(G_WM, f, g, wm);
      sums.dot(WG_WM, f, wg, wm);
      sums.dot(WM_WM, f * f, wm, wm);
    }
  }

  @Override
  public void update(long step) {
    List<TrainedParameter> parameters = tensors.open();
    follow.begin(parameters);
    parameters.forEach(tensors::begin);
    for (Part part : tensors.parts()) {
      NativeUpdate numbers = part.update();
      part.open().forEach(parameter -> update(parameter, numbers));
    }
    List<NativeForm> forms = tensors.parameters().forms();
    for (int group = 0; group < forms.size(); group++) {
      if (!forms.get(group).translated() && !tensors.parameters().isAsleep(group)) {
        forms.get(group).made();
      }
    }
    follow.make(step, parameters);
  }

  /** The gradient's own part is taken before the update, which zeroes it, and made after. */
  private void update(TrainedParameter parameter, NativeUpdate numbers) {
    NDArray weight = parameter.weight();
    NativeForm form = parameter.form();
    if (numbers.own() == 0.0 || weight.size() == 0) {
      form.update(parameter.id(), weight, parameter.gradient());
      return;
    }
    try (NDArray own = own(parameter, numbers)) {
      form.update(parameter.id(), weight, parameter.gradient());
      weight.subi(own);
    }
  }

  private NDArray own(TrainedParameter parameter, NativeUpdate numbers) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      CoordinateBlock block = CoordinateBlock.of(List.of(parameter), Long.MAX_VALUE).get(0);
      NDArray gradient = EffectiveGradient.of(block, parameter.form());
      NDArray own = direction(parameter, numbers, gradient).muli(numbers.own());
      NDArray shaped = own.reshape(parameter.weight().getShape());
      NDScope.unregister(shaped);
      return shaped;
    }
  }

  /** What the gradient's own rate multiplies; may change the gradient. */
  private NDArray direction(TrainedParameter parameter, NativeUpdate numbers, NDArray gradient) {
    if (!(numbers instanceof NativeUpdate.Adam adam)) {
      return gradient;
    }
    NDArray square = gradient.mul(gradient).muli(1.0 - adam.beta2());
    NDArray second = tensors.second(parameter);
    if (second != null) {
      square.addi(second.mul(adam.beta2()).flatten());
    }
    return gradient.divi(square.sqrt().addi(adam.epsilon()));
  }
}
