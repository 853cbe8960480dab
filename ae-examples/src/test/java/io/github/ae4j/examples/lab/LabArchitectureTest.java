package io.github.ae4j.examples.lab;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** The lab's dependencies go one way; a layer that is renamed or empty fails the rule. */
@AnalyzeClasses(
    packages = LabArchitectureTest.LAB,
    importOptions = ImportOption.DoNotIncludeTests.class)
class LabArchitectureTest {
  static final String LAB = "io.github.ae4j.examples.lab";

  private static final String SYSTEMS = "systems";
  private static final Set<String> NO_WORKLOADS =
      Set.of("", "arm", "experiment", "report", "run", "stats", "task");

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("arm")
          .definedBy(LAB + ".arm..")
          .layer("stats")
          .definedBy(LAB + ".stats..")
          .layer("task")
          .definedBy(LAB + ".task..")
          .layer("run")
          .definedBy(LAB + ".run..")
          .layer("experiment")
          .definedBy(LAB + ".experiment..")
          .layer("workloads")
          .definedBy(describe("workloads", type -> !NO_WORKLOADS.contains(folder(type))))
          .layer("report")
          .definedBy(LAB + ".report..")
          .layer("commands")
          .definedBy(LAB)
          .whereLayer("arm")
          .mayNotAccessAnyLayer()
          .whereLayer("stats")
          .mayNotAccessAnyLayer()
          .whereLayer("task")
          .mayNotAccessAnyLayer()
          .whereLayer("run")
          .mayOnlyAccessLayers("arm", "stats", "task")
          .whereLayer("experiment")
          .mayOnlyAccessLayers("arm", "stats", "task", "run")
          .whereLayer("workloads")
          .mayOnlyAccessLayers("arm", "stats", "task", "run", "experiment")
          .whereLayer("report")
          .mayOnlyAccessLayers("arm", "stats", "run")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule NO_WORKLOAD_SEES_ANOTHER =
      slices().assignedFrom(new Workloads()).should().notDependOnEachOther();

  /** The folder below the lab's, or below that of the systems. */
  private static String folder(JavaClass type) {
    if (!type.getPackageName().startsWith(LAB)) {
      return "";
    }
    String[] folders = type.getPackageName().substring(LAB.length()).split("\\.");
    if (folders.length < 2) {
      return "";
    }
    return folders[1].equals(SYSTEMS) ? SYSTEMS + "." + folders[2] : folders[1];
  }

  /** A slice a workload. */
  private static final class Workloads implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String folder = folder(type);
      return NO_WORKLOADS.contains(folder) ? SliceIdentifier.ignore() : SliceIdentifier.of(folder);
    }

    @Override
    public String getDescription() {
      return "the lab's workloads";
    }
  }
}
