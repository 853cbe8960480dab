package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.NetworkArms;
import java.util.ArrayList;
import java.util.List;

/** The arms that the experiments on networks share. */
public final class Lineup {
  /** Where steered arms start, whatever the task. */
  public static final double START = 1e-3;

  private Lineup() {}

  /** The standard loop around AdamW and SGD, and with its readout. */
  public static List<Arm> steered() {
    return List.of(
        Arms.steered(Base.ADAMW, START),
        Arms.steered(Base.SGD, START),
        Arms.steeredWithReadout(Base.ADAMW, START),
        Arms.steeredWithReadout(Base.SGD, START));
  }

  /** AdamW at a constant rate, under a cosine and schedule-free, over a grid each; Prodigy and DoG. */
  public static List<Arm> baselines(double... rates) {
    List<Arm> arms = new ArrayList<>(Arms.grid(rate -> Arms.constant(Base.ADAMW, rate), rates));
    arms.addAll(Arms.grid(rate -> Arms.cosine(Base.ADAMW, rate), rates));
    arms.add(Arms.prodigy());
    arms.add(Arms.dog());
    arms.addAll(Arms.grid(Arms::scheduleFreeAdamW, rates));
    return arms;
  }

  /**
   * AdEMAMix over rates and decays of its slow moment, Muon over rates of the hidden matrices and of all else.
   *
   * @param inputs how many of a network's first matrices take the inputs in
   * @param outputs how many of its last matrices give the outputs
   */
  public static List<Arm> forNetworks(int inputs, int outputs) {
    List<Arm> arms = new ArrayList<>();
    for (double beta3 : new double[] {0.95, 0.99, 0.999}) {
      arms.addAll(Arms.grid(rate -> NetworkArms.adEmaMix(rate, beta3), 3e-4, 1e-3, 3e-3, 1e-2));
    }
    for (double other : new double[] {3e-3, 1e-2, 3e-2, 0.1}) {
      arms.addAll(
          Arms.grid(rate -> NetworkArms.muon(rate, other, inputs, outputs), 0.01, 0.02, 0.05));
    }
    return arms;
  }
}
