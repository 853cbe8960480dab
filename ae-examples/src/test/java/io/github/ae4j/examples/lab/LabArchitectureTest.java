package io.github.ae4j.examples.lab;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The lab's dependencies go one way; a layer that is renamed or empty fails the rule. */
@AnalyzeClasses(
    packages = LabArchitectureTest.LAB,
    importOptions = ImportOption.DoNotIncludeTests.class)
class LabArchitectureTest {
  static final String LAB = "io.github.ae4j.examples.lab";

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("arm")
          .definedBy(LAB + ".arm..")
          .layer("steer")
          .definedBy(LAB + ".steer..")
          .layer("stats")
          .definedBy(LAB + ".stats..")
          .layer("task")
          .definedBy(LAB + ".task..")
          .layer("run")
          .definedBy(LAB + ".run..")
          .layer("experiment")
          .definedBy(LAB + ".experiment..")
          .layer("report")
          .definedBy(LAB + ".report..")
          .layer("commands")
          .definedBy(LAB)
          .whereLayer("arm")
          .mayNotAccessAnyLayer()
          .whereLayer("steer")
          .mayNotAccessAnyLayer()
          .whereLayer("stats")
          .mayNotAccessAnyLayer()
          .whereLayer("task")
          .mayOnlyAccessLayers("steer")
          .whereLayer("run")
          .mayOnlyAccessLayers("arm", "stats", "task")
          .whereLayer("experiment")
          .mayOnlyAccessLayers("arm", "steer", "stats", "task", "run")
          .whereLayer("report")
          .mayOnlyAccessLayers("arm", "stats", "run")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer();
}
