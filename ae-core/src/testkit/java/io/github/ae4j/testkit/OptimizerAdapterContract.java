package io.github.ae4j.testkit;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests every adapter passes, for JUnit 5. An adapter's test extends this class and supplies the
 * two methods of {@link AdapterFixture}: a tiny problem with the optimizer bare and steered; one for an
 * array of doubles extends {@link ArrayAdapterContract}, which brings the problem.
 */
public abstract class OptimizerAdapterContract implements AdapterFixture {
  /** The preset that the rules on recovery and memory are tried with. */
  protected Preset preset() {
    return Presets.standard();
  }

  @Test
  @DisplayName("each steerable coefficient is written, read back and changes the update")
  protected void writesWhatItDeclares() {
    OptimizerAdapterChecks.writes(this);
  }

  @Test
  @DisplayName("each measurable statistic is there and in its range")
  protected void measuresWhatItDeclares() {
    OptimizerAdapterChecks.measures(this);
  }

  @Test
  @DisplayName("one training step is one step of the loop and one of the optimizer")
  protected void ticksOnceAStep() {
    OptimizerAdapterChecks.oneTick(this);
  }

  @Test
  @DisplayName("measuring twice answers the same and changes nothing")
  protected void observesWithoutSideEffect() {
    OptimizerAdapterChecks.observeIsPure(this);
  }

  @Test
  @DisplayName("a loop without parts, and one that only measures, leave the bare run bit by bit")
  protected void leavesThePlainPath() {
    AdapterHostChecks.plainPath(this);
  }

  @Test
  @DisplayName("no state is added beside the optimizer's own")
  protected void keepsNoTensor() {
    AdapterHostChecks.keepsNoTensor(this, preset());
  }

  @Test
  @DisplayName("an optimizer has one loop at a time")
  protected void refusesSecondLoop() {
    AdapterHostChecks.refusesSecondLoop(this, preset());
  }

  @Test
  @DisplayName("let go, the optimizer runs on with its last values")
  protected void goesOnDetached() {
    AdapterHostChecks.goesOnDetached(this, preset());
  }

  @Test
  @DisplayName("NaN and infinite losses and gradients reach neither coefficient nor parameter")
  protected void keepsHostileNumbersOut() {
    AdapterRecoveryChecks.keepsHostileOut(this, preset());
  }

  @Test
  @DisplayName("a saved run makes the same next 100 steps")
  protected void resumes() {
    AdapterRecoveryChecks.resumes(this, preset());
  }

  @Test
  @DisplayName("a saved run makes the same next 100 steps with every coefficient in motion")
  protected void resumesInMotion() {
    AdapterRecoveryChecks.resumesInMotion(this);
  }

  @Test
  @DisplayName("a saved run makes the same next 100 steps from a zero gradient on")
  protected void resumesHeld() {
    AdapterRecoveryChecks.resumesHeld(this, preset());
  }

  @Test
  @DisplayName("a scaled gradient is measured and used as if it had come so")
  protected void scalesGradients() {
    OptimizerAdapterChecks.scalesGradients(this);
  }

  @Test
  @DisplayName("what the trace says was moved and held sums to what the coefficients did")
  protected void traceAddsUp() {
    OptimizerAdapterChecks.traceAddsUp(this, preset());
  }

  @TestFactory
  @DisplayName("so it does under each preset that does not refuse the optimizer")
  protected Stream<DynamicTest> traceAddsUpUnderEveryPreset() {
    return Stream.of(EveryPreset.values())
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> {
                      assumeFalse(each.refuses(this), "the optimizer is refused");
                      OptimizerAdapterChecks.traceAddsUp(this, each.preset());
                    }));
  }
}
