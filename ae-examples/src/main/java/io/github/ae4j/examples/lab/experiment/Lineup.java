package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
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
}
