package io.github.ae4j.array;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterSubject;
import io.github.ae4j.testkit.ArraySubject;
import java.util.function.Function;

/** The tiny problem with a host of its own, so that adapter and host can be broken. */
class HostedSubject extends ArraySubject {
  protected final ArrayOptimizer optimizer;
  private final ForwardingAdapter forwarding;
  private final ControlLoop hosted;
  private boolean detached;

  HostedSubject(Preset preset, Function<ArrayOptimizer, ForwardingAdapter> make) {
    this(preset, HostedSubject::adam, make);
  }

  HostedSubject(
      Preset preset,
      Function<double[], TrainerHost> alone,
      Function<ArrayOptimizer, ForwardingAdapter> make) {
    super(alone);
    optimizer = ((TrainerHost) host).optimizer;
    forwarding = make.apply(optimizer);
    hosted = ControlLoop.on(forwarding).preset(preset).build();
  }

  private static TrainerHost adam(double[] parameters) {
    return new TrainerHost(ArrayOptimizer.adam(parameters, TrainerHost.SETTINGS), null);
  }

  /** A fixture whose adapter is replaced. */
  static AdapterFixture withAdapter(Function<ArrayOptimizer, ForwardingAdapter> make) {
    return with(preset -> new HostedSubject(preset, make));
  }

  /** A fixture whose steered subject is replaced. */
  static AdapterFixture with(Function<Preset, ? extends AdapterSubject> make) {
    return new AdapterFixture() {
      @Override
      public AdapterSubject bare() {
        return new ArraySubject(HostedSubject::adam);
      }

      @Override
      public AdapterSubject steered(Preset preset) {
        return make.apply(preset);
      }
    };
  }

  @Override
  protected void update(double loss) {
    if (detached) {
      optimizer.step(gradient);
      return;
    }
    optimizer.plant().present(gradient);
    long number = forwarding.adapter.present(loss);
    update(hosted.step(), number);
  }

  protected void update(Verdict verdict, long number) {
    if (verdict != Verdict.SKIP) {
      optimizer.plant().update(number);
    }
  }

  @Override
  public ControlLoop loop() {
    return hosted;
  }

  @Override
  public void detach() {
    detached = true;
    hosted.close();
    optimizer.returnAdapter();
  }

  @Override
  public void close() {
    hosted.close();
  }
}
