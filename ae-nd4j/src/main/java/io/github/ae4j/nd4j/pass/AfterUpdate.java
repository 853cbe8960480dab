package io.github.ae4j.nd4j.pass;

import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.nd4j.form.Cell;
import io.github.ae4j.nd4j.form.NativeForm;

/**
 * What is done to the parameters once an update has moved them: they are disturbed, then averaged, and the
 * average is served. A moment that is weighted by the rates leads to one; else it has a buffer of its own.
 */
final class AfterUpdate {
  private final NativeForm form;
  private final GradientNoise noise;
  private final AveragedReadout readout;
  private final MomentReadout moment;
  private final long blockSize;
  private long step;

  /**
   * Nothing is done before a decision is written.
   *
   * @param moment the average in the first moment
   * @param blockSize coordinates that are disturbed at once
   */
  AfterUpdate(
      NativeForm form,
      GradientNoise noise,
      AveragedReadout readout,
      MomentReadout moment,
      long blockSize) {
    this.moment = moment;
    this.form = form;
    this.noise = noise;
    this.readout = readout;
    this.blockSize = blockSize;
  }

  /** Writes a decision's values. An average begins before the update that it is to take in. */
  void write(Decision decision, int group) {
    if (form.steers(NOISE)) {
      form.cells().set(Cell.NOISE, decision.value(group, NOISE));
    }
    if (form.steers(READOUT_RATE)) {
      readout.averages();
      form.cells().set(Cell.READOUT_RATE, decision.value(group, READOUT_RATE));
    }
    step = decision.step();
  }

  /** Whether the parameters are disturbed. */
  boolean disturbs() {
    return form.steers(NOISE) && form.cells().get(Cell.NOISE) > 0.0;
  }

  /** Does it. */
  void moved() {
    if (disturbs()) {
      noise.disturb(form.segments(), blockSize, step, form.cells().get(Cell.NOISE));
    }
    if (form.steers(READOUT_RATE)) {
      readout.follow(form.cells().get(Cell.READOUT_RATE));
    }
  }

  /** Puts the average in the parameters' place, if there is one. */
  void restoreReadout() {
    if (form.isWeighted()) {
      moment.restore();
    } else if (form.steers(READOUT_RATE)) {
      readout.restore();
    }
  }

  /** Whether the loop keeps an average. */
  boolean averages() {
    return form.isWeighted() || form.steers(READOUT_RATE);
  }

  /** Puts the average in the parameters' place, until they are put back. */
  void serveReadout() {
    if (form.isWeighted()) {
      moment.serve();
    } else {
      readout.serve();
    }
  }

  /** Whether averages stand in the parameters' place, or may. */
  boolean serves() {
    return moment.isServed() || readout.isServed();
  }

  /** Puts the parameters back in their place, whatever the loop steers by then. */
  void putBack() {
    moment.putBack();
    readout.putBack();
  }
}
