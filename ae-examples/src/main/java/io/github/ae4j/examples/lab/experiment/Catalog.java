package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.run.Experiment;
import java.util.List;

/** Every experiment, by number; reference tables last. */
public final class Catalog {
  private static final List<Experiment> ALL =
      List.of(
          new StaticRegression(),
          new ImageClassification(),
          new LanguageModeling(),
          new StaleGradients(),
          new CurvedValley(),
          new PlateauEscape(),
          new BatchSize(),
          new LossScale(),
          new HyperCliff(),
          new CouplingCurve(),
          new BasisSelection(),
          new FamiliesOnDigits(),
          new FamiliesOnRegression(),
          new RewardDrift(),
          new Overhead(),
          new Ablation(),
          new GatedDepth(),
          StreamExperiment.hyperplane(),
          StreamExperiment.standing(),
          StreamExperiment.abrupt(),
          StreamExperiment.sea(),
          new StreamReference(),
          new RotatingCorruptions(),
          new DistributionShift(),
          new StaticDigitsTable(),
          new StartRates(),
          DriftTable.pixels(),
          DriftTable.labels());

  private Catalog() {}

  /** All experiments. */
  public static List<Experiment> all() {
    return ALL;
  }
}
