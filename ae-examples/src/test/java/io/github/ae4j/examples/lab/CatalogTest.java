package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
  static List<Experiment> experiments() {
    return Catalog.all();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void everyClaimPicksArmsThatAreRun(Experiment experiment) {
    List<RunRecord> runs =
        experiment.arms(Scale.CPU).stream().flatMap(arm -> runs(experiment, arm)).toList();
    Results results = new Results(experiment.metric(), runs);
    for (Claim claim : experiment.claims()) {
      String comparison = claim.test().judge(results).comparison();
      assertFalse(comparison.contains("not run"), claim.text() + ": " + comparison);
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void noArmStandsTwice(Experiment experiment) {
    for (Scale scale : Scale.values()) {
      List<String> names = experiment.arms(scale).stream().map(Arm::name).toList();
      assertEquals(names.stream().distinct().toList(), names, experiment.name() + ", " + scale);
    }
  }

  @Test
  void everyExperimentThereIsStandsInTheListOfItsFolder() {
    Set<String> listed =
        Catalog.all().stream().map(one -> one.getClass().getName()).collect(Collectors.toSet());
    Set<String> written =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(LabArchitectureTest.LAB)
                .stream()
                .filter(type -> type.isAssignableTo(Experiment.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertEquals(written, listed);
  }

  private static Stream<RunRecord> runs(Experiment experiment, Arm arm) {
    return LongStream.of(1L, 2L)
        .mapToObj(
            seed ->
                withCoefficients(
                    Synthetic.run(experiment.name(), arm.name(), arm.role(), seed, 0.4, 0.5)));
  }

  /** A run of a baseline as it would be recorded: with its rate and its momentum. */
  private static RunRecord withCoefficients(RunRecord run) {
    Curve some = run.outcome().curves().get(Outcome.LOSS);
    Outcome outcome = run.outcome().with("learningRate", some).with("momentum", some);
    return new RunRecord(
        run.schema(),
        run.experiment(),
        run.scale(),
        run.arm(),
        run.family(),
        run.setting(),
        run.role(),
        run.seed(),
        outcome,
        run.versions(),
        run.seconds());
  }
}
