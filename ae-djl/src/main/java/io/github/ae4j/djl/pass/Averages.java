package io.github.ae4j.djl.pass;

import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import ai.djl.ndarray.NDManager;

/** The average over the parameters, of whichever kind the loop keeps: the moment's where there are two. */
public final class Averages {
  private final StepTensors tensors;
  private final MomentReadout ofMoment;

  /**
   * Nothing served yet.
   *
   * @param manager what is kept while it is served belongs to
   */
  public Averages(StepTensors tensors, NDManager manager) {
    this.tensors = tensors;
    ofMoment = new MomentReadout(tensors, manager);
  }

  /** Whether there is an average: a buffer of its own, or one the moment leads to. */
  public boolean areKept() {
    return tensors.form().weighsByRates() || tensors.form().steers(READOUT_RATE);
  }

  /** Puts the averages in the parameters' place. */
  public void serve() {
    try {
      if (tensors.form().weighsByRates()) {
        ofMoment.serve();
      } else {
        tensors.readout().serve(tensors.open());
      }
    } finally {
      tensors.parameters().release();
    }
  }

  /** Whether an average stands in a parameter's place, or may. */
  public boolean areServed() {
    return ofMoment.isServed() || tensors.readout().isServed();
  }

  /** Puts the parameters back in the served averages' place. */
  public void putBack() {
    ofMoment.putBack();
    tensors.readout().putBack();
  }

  /** Lets the parameters go on from their averages; does nothing if there are none. */
  public void restore() {
    if (tensors.form().weighsByRates()) {
      ofMoment.restore();
    } else if (tensors.form().steers(READOUT_RATE)) {
      tensors.readout().restore(tensors.open());
    }
  }
}
