package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterHostChecks;
import io.github.ae4j.testkit.AdapterRecoveryChecks;
import io.github.ae4j.testkit.OptimizerAdapterChecks;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit rejects each broken adapter by the rule it breaks. */
class OptimizerAdapterChecksTest {
  private static void rejects(Runnable check, String message) {
    AssertionError error = assertThrows(AssertionError.class, check::run);
    assertTrue(error.getMessage().contains("Adam on arrays breaks"), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  private static AdapterFixture subject(Function<Preset, HostedSubject> make) {
    return HostedSubject.with(make);
  }

  @Test
  void acceptsTheHostTheBrokenOnesAreMadeOf() {
    AdapterFixture good = HostedSubject.withAdapter(ForwardingAdapter::new);
    OptimizerAdapterChecks.writes(good);
    OptimizerAdapterChecks.measures(good);
    OptimizerAdapterChecks.oneTick(good);
    OptimizerAdapterChecks.observeIsPure(good);
    AdapterHostChecks.plainPath(good);
    AdapterHostChecks.keepsNoTensor(good, Presets.standard());
    AdapterHostChecks.refusesSecondLoop(good, Presets.standard());
    AdapterHostChecks.goesOnDetached(good, Presets.standard());
    AdapterRecoveryChecks.keepsHostileOut(good, Presets.standard());
    AdapterRecoveryChecks.resumes(good, Presets.standard());
    AdapterRecoveryChecks.resumesInMotion(good);
    AdapterRecoveryChecks.resumesHeld(good, Presets.standard());
  }

  @Test
  void rejectsTwoStepsOfTheLoop() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  @Override
                  public void step(long t) {
                    super.step(t);
                    super.step(t);
                  }
                });
    rejects(
        () -> OptimizerAdapterChecks.oneTick(broken),
        "\"one tick a step\": the loop must count 20 after as many training steps, got 40");
  }

  @Test
  void rejectsTwoUpdatesOfTheOptimizer() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  @Override
                  protected void update(Verdict verdict, long number) {
                    super.update(verdict, number);
                    super.update(verdict, number);
                  }
                });
    rejects(
        () -> OptimizerAdapterChecks.oneTick(broken),
        "\"one tick a step\": the optimizer must count 20 after as many training steps, got 40");
  }

  @Test
  void rejectsObserveThatMovesParameters() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  @Override
                  public void observe(Observation observation) {
                    super.observe(observation);
                    on.plant().parameters().set(0, on.plant().parameters().get(0) + 1e-9);
                  }
                });
    rejects(() -> OptimizerAdapterChecks.observeIsPure(broken), "\"observe has no side effect\"");
  }

  @Test
  void rejectsObserveThatCountsItself() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  private int calls;

                  @Override
                  public void observe(Observation observation) {
                    super.observe(observation);
                    observation.set(0, Statistic.G_G, ++calls);
                  }
                });
    rejects(() -> OptimizerAdapterChecks.observeIsPure(broken), "G_G asked again must be 1.0");
  }

  @Test
  void rejectsAMissingMeasurement() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  @Override
                  public void observe(Observation observation) {
                    super.observe(observation);
                    observation.set(0, Statistic.WM_WM, Double.NaN);
                  }
                });
    rejects(
        () -> OptimizerAdapterChecks.measures(broken),
        "\"measures what it declares\": WM_WM of a finite step must be finite");
  }

  @Test
  void rejectsAWrongReadBack() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  @Override
                  public double read(int group, String coefficient) {
                    return 0.99 * super.read(group, coefficient);
                  }
                });
    rejects(() -> OptimizerAdapterChecks.writes(broken), "\"reads back what it wrote\": beta2");
  }

  @Test
  void rejectsWhatIsReadBackButNeverWritten() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  private double epsilon = 1e-8;

                  @Override
                  public double read(int group, String name) {
                    return name.equals(Coefficient.EPSILON) ? epsilon : super.read(group, name);
                  }

                  @Override
                  public void apply(Decision decision) {
                    if (decision.holds(Coefficient.EPSILON)) {
                      epsilon = decision.value(0, Coefficient.EPSILON);
                    } else {
                      super.apply(decision);
                    }
                  }
                });
    rejects(() -> OptimizerAdapterChecks.writes(broken), "\"writes what it declares\": epsilon at");
  }
}
