package io.github.ae4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What an engine module made public for its own rooms alone is used nowhere else. */
@AnalyzeClasses(packages = "io.github.ae4j.examples")
class EngineRoomsTest {
  @ArchTest
  static final ArchRule THE_ROOMS_OF_DJL_ARE_CLOSED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.ae4j.djl.form..", "io.github.ae4j.djl.pass..");

  @ArchTest
  static final ArchRule THE_ROOMS_OF_ND4J_ARE_CLOSED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.ae4j.nd4j.form..",
              "io.github.ae4j.nd4j.pass..",
              "io.github.ae4j.nd4j.dl4j..",
              "io.github.ae4j.nd4j.samediff..");
}
