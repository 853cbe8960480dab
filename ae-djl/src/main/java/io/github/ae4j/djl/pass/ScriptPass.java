package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.NativeUpdate;
import io.github.ae4j.djl.form.Preconditioner;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two calls into a {@link StepScript}: one makes every sum, one updates every parameter in place, makes what follows
 * and zeroes the gradients.
 */
final class ScriptPass implements StepPass, AutoCloseable {
  /**
   * Coordinates taken at once of a large tensor where the update divides: an operation's fixed
   * cost is most of one on fewer, and the bare update has more temporaries than this.
   */
  private static final long CHUNK = 1 << 16;

  private final StepTensors tensors;
  private final Follow follow;
  private final NDManager manager;
  private final GroupSums all;
  private @Nullable StepScript script;

  ScriptPass(StepTensors tensors, Follow follow, NDManager manager) {
    this.tensors = tensors;
    this.follow = follow;
    this.manager = manager;
    all = new GroupSums(tensors.parameters().groups());
  }

  private StepScript script() {
    if (script == null) {
      script = StepScript.load(manager);
    }
    return script;
  }

  boolean isLoaded() {
    return script != null;
  }

  /**
   * Whether the open parameters and their gradients are dense and contiguous.
   *
   * @throws ai.djl.engine.EngineException if the engine lacks an operation of the script
   */
  boolean fits() {
    return script().test("fits", list(tensors.open(), TrainedParameter::weight));
  }

  @Override
  public double[][] sums(Set<Statistic> wanted) {
    all.clear();
    if (tensors.parts().size() == 1) {
      whole(tensors.parts().get(0), wanted);
    } else {
      parts(tensors.parts().stream().filter(part -> !part.open().isEmpty()).toList(), wanted);
    }
    return all.all();
  }

  private void whole(Part part, Set<Statistic> wanted) {
    List<NDArray> losses = tensors.losses().losses();
    SumTerms terms = new SumTerms(part, wanted);
    try (NoGradient off = NoGradient.open();
        Zeros zeros = new Zeros()) {
      double[] values = script().numbers("measure", measured(part, terms, zeros, losses));
      int end = values.length - losses.size();
      all.add(part, terms.sums(values, 0, end));
      losses(values, end);
    }
  }

  /** One call for each part, whose sums stay on the device, and one transfer: of each part's, then of the losses. */
  private void parts(List<Part> parts, Set<Statistic> wanted) {
    List<NDArray> losses = tensors.losses().losses();
    List<SumTerms> terms = parts.stream().map(part -> new SumTerms(part, wanted)).toList();
    int last = parts.size() - 1;
    try (NoGradient off = NoGradient.open();
        Zeros zeros = new Zeros();
        NDList reduced = new NDList()) {
      for (int i = 0; i <= last; i++) {
        List<NDArray> with = i == last ? losses : List.of();
        IValue[] measured = measured(parts.get(i), terms.get(i), zeros, with);
        reduced.add(script().tensor("reduce", measured));
      }
      double[] values = script().numbers("read", list(reduced, tensor -> tensor));
      int from = 0;
      for (int i = 0; i <= last; i++) {
        int to = from + (int) reduced.get(i).size() - (i == last ? losses.size() : 0);
        all.add(parts.get(i), terms.get(i).sums(values, from, to));
        from = to;
      }
      losses(values, from);
    }
  }

  private void losses(double[] values, int from) {
    for (int i = from; i < values.length; i++) {
      all.loss(values[i]);
    }
  }

  private IValue[] measured(Part part, SumTerms terms, Zeros zeros, List<NDArray> losses) {
    List<TrainedParameter> parameters = part.open();
    return new IValue[] {
      list(parameters, TrainedParameter::weight),
      list(terms.first(), parameters, p -> zeros.or(p, tensors.first(p))),
      list(terms.second(), parameters, p -> zeros.or(p, tensors.second(p))),
      list(terms.has(SumGroup.READOUT), parameters, tensors.readout()::average),
      list(losses, loss -> loss),
      IValue.listFrom(groups(parameters)),
      IValue.from(chunk()),
      flags(terms),
      numbers(terms)
    };
  }

  /** total, moment, divided, divided_moment, second, theta, readout. */
  private static IValue flags(SumTerms terms) {
    return IValue.listFrom(
        terms.has(SumGroup.TOTAL),
        terms.has(SumGroup.MOMENT),
        terms.has(SumGroup.DIVIDED),
        terms.has(SumGroup.DIVIDED_MOMENT),
        terms.second(),
        terms.has(SumGroup.THETA),
        terms.has(SumGroup.READOUT));
  }

  /** decay, share, epsilon. */
  private static IValue numbers(SumTerms terms) {
    Preconditioner w = terms.preconditioner();
    return IValue.listFrom(terms.coupledDecay(), w.share(), w.epsilon());
  }

  @Override
  public void update(long step) {
    tensors.count();
    for (Part part : tensors.parts()) {
      if (part.open().isEmpty()) {
        continue;
      }
      NativeUpdate numbers = part.update();
      if (numbers instanceof NativeUpdate.Adam adam) {
        adam(part, adam, step);
      } else if (numbers instanceof NativeUpdate.Sgd sgd) {
        sgd(part, sgd, step);
      }
    }
  }

  private void adam(Part part, NativeUpdate.Adam adam, long step) {
    script()
        .call(
            "adam",
            list(part.open(), TrainedParameter::weight),
            list(part.open(), tensors::firstOrNew),
            list(part.open(), tensors::secondOrNew),
            averages(part),
            IValue.listFrom(follow.keys(step, part)),
            IValue.listFrom(follow.deviation(part), follow.rate(part)),
            IValue.from(adam.decoupled()),
            IValue.listFrom(
                adam.rate(), adam.beta1(), adam.beta2(), adam.epsilon(), adam.decay(), adam.own()));
  }

  private void sgd(Part part, NativeUpdate.Sgd sgd, long step) {
    NativeForm form = tensors.form();
    script()
        .call(
            "sgd",
            list(part.open(), TrainedParameter::weight),
            list(form.hasMomentum(), part.open(), tensors::firstOrNew),
            averages(part),
            IValue.listFrom(follow.keys(step, part)),
            IValue.listFrom(follow.deviation(part), follow.rate(part)),
            IValue.listFrom(sgd.rate(), sgd.momentum(), sgd.decay(), sgd.own()));
  }

  private IValue averages(Part part) {
    return list(follow.averages(), part.open(), tensors.readout()::average);
  }

  /** Coordinates of a large tensor that the script takes at once. */
  private long chunk() {
    long size = CoordinateBlock.size(tensors.parameters().device());
    return tensors.form().preconditions() ? Math.max(size, CHUNK) : size;
  }

  /** How many neighbours make a vector: small tensors together, for a call costs more than they do. */
  private long[] groups(List<TrainedParameter> parameters) {
    long[] groups = new long[parameters.size()];
    int count = 0;
    long room = 0;
    for (TrainedParameter parameter : parameters) {
      long size = parameter.weight().size();
      if (size > room) {
        count++;
        room = CoordinateBlock.size(tensors.parameters().device());
      }
      groups[count - 1]++;
      room -= size;
    }
    return Arrays.copyOf(groups, count);
  }

  private static <T> IValue list(boolean needed, List<T> items, Function<T, NDArray> tensor) {
    return list(needed ? items : List.of(), tensor);
  }

  private static <T> IValue list(List<T> items, Function<T, NDArray> tensor) {
    PtNDArray[] tensors = new PtNDArray[items.size()];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = (PtNDArray) tensor.apply(items.get(i));
    }
    return IValue.listFrom(tensors);
  }

  @Override
  public void close() {
    if (script != null) {
      script.close();
      script = null;
    }
  }

  /** Stands in, for the time of a call, for state that an optimizer has not made yet. */
  private static final class Zeros implements AutoCloseable {
    private final List<NDArray> made = new ArrayList<>();

    NDArray or(TrainedParameter parameter, @Nullable NDArray state) {
      if (state != null) {
        return state;
      }
      NDArray zeros = parameter.weight().zerosLike();
      NDScope.unregister(zeros);
      made.add(zeros);
      return zeros;
    }

    @Override
    public void close() {
      made.forEach(NDArray::close);
    }
  }
}
