package io.github.ae4j.examples.tune;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What constants are searched on and what is held out stay apart. */
@AnalyzeClasses(packages = "io.github.ae4j", importOptions = ImportOption.DoNotIncludeTests.class)
class TuneArchitectureTest {
  private static final String EXAMPLES = "io.github.ae4j.examples";
  private static final String TUNE = EXAMPLES + ".tune..";

  @ArchTest
  static final ArchRule THE_SEARCH_SEES_NOTHING_HELD_OUT =
      noClasses()
          .that()
          .resideInAPackage(TUNE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              EXAMPLES + ".lab..",
              EXAMPLES + ".digits..",
              EXAMPLES + ".stream..",
              EXAMPLES + ".quickstart..",
              EXAMPLES + ".golden..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_SEES_THE_SEARCH =
      noClasses()
          .that()
          .resideOutsideOfPackages(TUNE, EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TUNE);
}
