package io.github.ae4j.nd4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may depend on what: the core's service interface below, DL4J in the network's classes alone. */
@AnalyzeClasses(
    packages = "io.github.ae4j.nd4j",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  private static final String NETWORKS =
      "(AeDl4j|SteeredNetwork|SteeringListener|SteeredBlock|Network[A-Z]\\w*)(\\$\\w+)?";

  @ArchTest
  static final ArchRule ONLY_THE_NETWORKS_NEED_DL4J =
      noClasses()
          .that()
          .haveNameNotMatching("io\\.github\\.ae4j\\.nd4j\\." + NETWORKS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..");

  @ArchTest
  static final ArchRule NOTHING_ELSE_NEEDS_THE_NETWORKS =
      classes()
          .that()
          .haveNameMatching("io\\.github\\.ae4j\\.nd4j\\." + NETWORKS)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching("io\\.github\\.ae4j\\.nd4j\\." + NETWORKS);

  @ArchTest
  static final ArchRule NO_LAW_IS_SEEN_HERE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.ae4j.law..",
              "io.github.ae4j.limit..",
              "io.github.ae4j.event..",
              "io.github.ae4j.evolution..",
              "io.github.ae4j.safety..",
              "io.github.ae4j.array..");
}
