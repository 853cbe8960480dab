package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.AdapterFixture;
import io.github.ae4j.testkit.AdapterHostChecks;
import io.github.ae4j.testkit.AdapterRecoveryChecks;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit rejects what breaks around an optimizer, in its host and over a checkpoint. */
class AdapterHostChecksTest {
  private static void rejects(Runnable check, String message) {
    AssertionError error = assertThrows(AssertionError.class, check::run);
    assertTrue(error.getMessage().contains("Adam on arrays breaks"), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  private static AdapterFixture subject(Function<Preset, HostedSubject> make) {
    return HostedSubject.with(make);
  }

  @Test
  void rejectsWritesThatNobodyDemanded() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  @Override
                  public void apply(Decision decision) {
                    super.apply(decision);
                    on.plant()
                        .coefficients(0)
                        .writer(Coefficient.LEARNING_RATE)
                        .accept(Math.exp(Math.log(0.01)));
                  }
                });
    rejects(
        () -> AdapterHostChecks.plainPath(broken),
        "\"a loop with no parts leaves the optimizer bare\": parameter");
  }

  @Test
  void rejectsAnotherTensor() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  private final double[] previous = new double[SIZE];

                  @Override
                  public long stateNumbers() {
                    return super.stateNumbers() + previous.length;
                  }
                });
    rejects(
        () -> AdapterHostChecks.keepsNoTensor(broken, Presets.standard()),
        "\"no persistent tensor is added\": state must be 16 numbers, got 23");
  }

  @Test
  void rejectsASecondLoop() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  @Override
                  public void wrapAgain() {}
                });
    rejects(
        () -> AdapterHostChecks.refusesSecondLoop(broken, Presets.standard()),
        "\"wrapping twice is refused\"");
  }

  @Test
  void rejectsAnOptimizerThatStopsWithItsLoop() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  private boolean stopped;

                  @Override
                  public void detach() {
                    stopped = true;
                    super.detach();
                  }

                  @Override
                  protected void update(double loss) {
                    if (!stopped) {
                      super.update(loss);
                    }
                  }
                });
    rejects(
        () -> AdapterHostChecks.goesOnDetached(broken, Presets.standard()),
        "\"a detached optimizer goes on\"");
  }

  @Test
  void rejectsAHostThatUpdatesInSpiteOfSkip() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  @Override
                  protected void update(Verdict verdict, long number) {
                    super.update(Verdict.APPLY, number);
                  }
                });
    rejects(
        () -> AdapterRecoveryChecks.keepsHostileOut(broken, Presets.standard()),
        "\"a hostile step is left out\": parameter 0 must stay");
  }

  @Test
  void rejectsStateLostInACheckpoint() {
    AdapterFixture broken =
        subject(
            preset ->
                new HostedSubject(preset, ForwardingAdapter::new) {
                  @Override
                  public void restore(Object saved) {
                    double[] state = ((double[][]) saved)[1];
                    state[state.length - 1] = 0.0;
                    super.restore(saved);
                  }
                });
    rejects(
        () -> AdapterRecoveryChecks.resumes(broken, Presets.standard()),
        "\"a resumed run is the same\": parameter");
  }

  @Test
  void rejectsAdapterStateOutsideTheLoopsMemory() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  private double rate = 1.0;

                  @Override
                  public void apply(Decision decision) {
                    super.apply(decision);
                    rate *= 0.99;
                    on.plant()
                        .coefficients(0)
                        .writer(Coefficient.LEARNING_RATE)
                        .accept(0.01 * rate);
                  }
                });
    rejects(
        () -> AdapterRecoveryChecks.resumes(broken, Presets.standard()),
        "\"a resumed run is the same\": parameter 0");
  }

  @Test
  void rejectsAnAdapterThatIsNotToldOfTheCheckpoint() {
    AdapterFixture broken =
        HostedSubject.withAdapter(
            on ->
                new ForwardingAdapter(on) {
                  @Override
                  public void restored(Decision last) {}
                });
    rejects(
        () -> AdapterRecoveryChecks.resumesInMotion(broken),
        "\"a resumed run is the same\": the loop's state must be");
  }
}
