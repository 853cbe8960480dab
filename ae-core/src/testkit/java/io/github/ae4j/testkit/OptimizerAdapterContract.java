package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import org.junit.jupiter.api.Test;

/**
 * The tests every adapter passes, for JUnit 5. An adapter's test extends this class and supplies the
 * two methods of {@link AdapterFixture}: a tiny problem with the optimizer bare and steered.
 */
public abstract class OptimizerAdapterContract implements AdapterFixture {
  /** The preset that the rules on recovery and memory are tried with. */
  protected Preset preset() {
    return Presets.standard();
  }

  /** See {@link OptimizerAdapterChecks#writes}. */
  @Test
  protected void writesWhatItDeclares() {
    OptimizerAdapterChecks.writes(this);
  }

  /** See {@link OptimizerAdapterChecks#measures}. */
  @Test
  protected void measuresWhatItDeclares() {
    OptimizerAdapterChecks.measures(this);
  }

  /** See {@link OptimizerAdapterChecks#oneTick}. */
  @Test
  protected void ticksOnceAStep() {
    OptimizerAdapterChecks.oneTick(this);
  }

  /** See {@link OptimizerAdapterChecks#observeIsPure}. */
  @Test
  protected void observesWithoutSideEffect() {
    OptimizerAdapterChecks.observeIsPure(this);
  }

  /** See {@link AdapterHostChecks#plainPath}. */
  @Test
  protected void leavesThePlainPath() {
    AdapterHostChecks.plainPath(this);
  }

  /** See {@link AdapterHostChecks#keepsNoTensor}. */
  @Test
  protected void keepsNoTensor() {
    AdapterHostChecks.keepsNoTensor(this, preset());
  }

  /** See {@link AdapterHostChecks#refusesSecondLoop}. */
  @Test
  protected void refusesSecondLoop() {
    AdapterHostChecks.refusesSecondLoop(this, preset());
  }

  /** See {@link AdapterHostChecks#goesOnDetached}. */
  @Test
  protected void goesOnDetached() {
    AdapterHostChecks.goesOnDetached(this, preset());
  }

  /** See {@link AdapterRecoveryChecks#keepsHostileOut}. */
  @Test
  protected void keepsHostileNumbersOut() {
    AdapterRecoveryChecks.keepsHostileOut(this, preset());
  }

  /** See {@link AdapterRecoveryChecks#resumes}. */
  @Test
  protected void resumes() {
    AdapterRecoveryChecks.resumes(this, preset());
  }

  /** See {@link AdapterRecoveryChecks#resumesInMotion}. */
  @Test
  protected void resumesInMotion() {
    AdapterRecoveryChecks.resumesInMotion(this);
  }

  /** See {@link AdapterRecoveryChecks#resumesHeld}. */
  @Test
  protected void resumesHeld() {
    AdapterRecoveryChecks.resumesHeld(this, preset());
  }

  /** See {@link OptimizerAdapterChecks#traceAddsUp}. */
  @Test
  protected void traceAddsUp() {
    OptimizerAdapterChecks.traceAddsUp(this, preset());
  }
}
