package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.coupling.CouplingWorkload;
import io.github.ae4j.examples.lab.digits.DigitsWorkload;
import io.github.ae4j.examples.lab.disturbance.DisturbanceWorkload;
import io.github.ae4j.examples.lab.drift.DriftWorkload;
import io.github.ae4j.examples.lab.finetuning.FineTuningWorkload;
import io.github.ae4j.examples.lab.networks.NetworksWorkload;
import io.github.ae4j.examples.lab.overhead.OverheadWorkload;
import io.github.ae4j.examples.lab.plateau.PlateauWorkload;
import io.github.ae4j.examples.lab.regression.RegressionWorkload;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.staleness.StalenessWorkload;
import io.github.ae4j.examples.lab.streams.StreamsWorkload;
import io.github.ae4j.examples.lab.systems.ablation.AblationWorkload;
import io.github.ae4j.examples.lab.systems.aeonet.AeonetWorkload;
import io.github.ae4j.examples.lab.systems.basis.BasisWorkload;
import io.github.ae4j.examples.lab.systems.cartpole.CartPoleWorkload;
import io.github.ae4j.examples.lab.systems.curriculum.CurriculumWorkload;
import io.github.ae4j.examples.lab.systems.evo.EvoWorkload;
import io.github.ae4j.examples.lab.systems.schedule.ScheduleWorkload;
import io.github.ae4j.examples.lab.systems.swarm.SwarmWorkload;
import io.github.ae4j.examples.lab.systems.tape.TapeWorkload;
import io.github.ae4j.examples.lab.valley.ValleyWorkload;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every experiment, by number; reference tables last. */
public final class Catalog {
  private static final int LAST = Integer.MAX_VALUE;

  private static final List<Experiment> ALL =
      Stream.of(
              StreamsWorkload.experiments(),
              DigitsWorkload.experiments(),
              DriftWorkload.experiments(),
              RegressionWorkload.experiments(),
              NetworksWorkload.experiments(),
              CouplingWorkload.experiments(),
              StalenessWorkload.experiments(),
              DisturbanceWorkload.experiments(),
              FineTuningWorkload.experiments(),
              ValleyWorkload.experiments(),
              PlateauWorkload.experiments(),
              OverheadWorkload.experiments(),
              AeonetWorkload.experiments(),
              BasisWorkload.experiments(),
              CartPoleWorkload.experiments(),
              AblationWorkload.experiments(),
              SwarmWorkload.experiments(),
              ScheduleWorkload.experiments(),
              CurriculumWorkload.experiments(),
              TapeWorkload.experiments(),
              EvoWorkload.experiments())
          .flatMap(Collection::stream)
          .sorted(Comparator.comparingInt(e -> e.number() == 0 ? LAST : e.number()))
          .toList();

  private Catalog() {}

  /** All experiments. */
  public static List<Experiment> all() {
    return ALL;
  }
}
