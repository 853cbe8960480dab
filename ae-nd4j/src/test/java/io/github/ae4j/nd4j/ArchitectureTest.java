package io.github.ae4j.nd4j;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ae4j.ControlLoop;

/** What may depend on what: forms below, then passes, then DL4J and SameDiff apart, the entries on top. */
@AnalyzeClasses(
    packages = "io.github.ae4j.nd4j",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  private static final String ENTRY = "io.github.ae4j.nd4j";
  private static final String FORM = ENTRY + ".form..";
  private static final String PASS = ENTRY + ".pass..";
  private static final String DL4J = ENTRY + ".dl4j..";
  private static final String SAMEDIFF = ENTRY + ".samediff..";
  private static final String[] ROOMS = {FORM, PASS, DL4J, SAMEDIFF};
  private static final String NETWORK_ENTRIES =
      "io\\.github\\.ae4j\\.nd4j\\."
          + "(AeDl4j|SteeredNetwork|LoopListener|HaltTermination|Nd4jTask|Nd4jTrajectory)(\\$\\w+)?";

  private static ArchRule no(String from, String to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to);
  }

  @ArchTest static final ArchRule A_FORM_SEES_NO_PASS = no(FORM, PASS);
  @ArchTest static final ArchRule A_FORM_SEES_NO_DL4J = no(FORM, DL4J);
  @ArchTest static final ArchRule A_FORM_SEES_NO_SAMEDIFF = no(FORM, SAMEDIFF);
  @ArchTest static final ArchRule A_FORM_SEES_NO_ENTRY = no(FORM, ENTRY);
  @ArchTest static final ArchRule A_PASS_SEES_NO_DL4J = no(PASS, DL4J);
  @ArchTest static final ArchRule A_PASS_SEES_NO_SAMEDIFF = no(PASS, SAMEDIFF);
  @ArchTest static final ArchRule A_PASS_SEES_NO_ENTRY = no(PASS, ENTRY);
  @ArchTest static final ArchRule DL4J_SEES_NO_SAMEDIFF = no(DL4J, SAMEDIFF);
  @ArchTest static final ArchRule DL4J_SEES_NO_ENTRY = no(DL4J, ENTRY);
  @ArchTest static final ArchRule SAMEDIFF_SEES_NO_DL4J = no(SAMEDIFF, DL4J);
  @ArchTest static final ArchRule SAMEDIFF_SEES_NO_ENTRY = no(SAMEDIFF, ENTRY);

  @ArchTest
  static final ArchRule NEITHER_FORM_NOR_PASS_SEES_A_LOOP =
      noClasses()
          .that()
          .resideInAnyPackage(FORM, PASS)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ControlLoop.class);

  @ArchTest
  static final ArchRule NO_ENTRY_GIVES_OR_TAKES_WHAT_IS_IN_A_ROOM =
      noCodeUnits()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage(ENTRY)
          .should()
          .haveRawReturnType(resideInAnyPackage(ROOMS))
          .orShould()
          .haveRawParameterTypes(anyElementThat(resideInAnyPackage(ROOMS)));

  @ArchTest
  static final ArchRule ONLY_THE_NETWORKS_NEED_DL4J =
      noClasses()
          .that()
          .resideOutsideOfPackage(DL4J)
          .and()
          .haveNameNotMatching(NETWORK_ENTRIES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..");

  @ArchTest
  static final ArchRule NO_OTHER_ENTRY_NEEDS_THE_NETWORKS =
      noClasses()
          .that()
          .resideInAPackage(ENTRY)
          .and()
          .haveNameNotMatching(NETWORK_ENTRIES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DL4J)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(NETWORK_ENTRIES);

  @ArchTest
  static final ArchRule EVERY_CLASS_HAS_ITS_ROOM =
      classes().should().resideInAnyPackage(ENTRY, FORM, PASS, DL4J, SAMEDIFF);

  @ArchTest
  static final ArchRule NEITHER_LAWS_NOR_ARRAYS_ARE_SEEN_HERE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.ae4j.law..",
              "io.github.ae4j.limit..",
              "io.github.ae4j.event..",
              "io.github.ae4j.evolution..",
              "io.github.ae4j.safety..",
              "io.github.ae4j.measurement..",
              "io.github.ae4j.array..");
}
