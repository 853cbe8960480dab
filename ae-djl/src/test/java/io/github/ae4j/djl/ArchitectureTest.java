package io.github.ae4j.djl;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawReturnType;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The entry stands on the passes, and these on the forms: what an optimizer computes does not depend on the way it is
 * computed. What is public in a room is so for the rooms above alone; ae-examples has the rule that bars it outside.
 */
@AnalyzeClasses(
    packages = ArchitectureTest.ENTRY,
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  static final String ENTRY = "io.github.ae4j.djl";
  private static final String FORM = ENTRY + ".form..";
  private static final String PASS = ENTRY + ".pass..";
  private static final String HOSTS = ENTRY + ".ecology..";
  private static final DescribedPredicate<JavaClass> OF_A_ROOM = resideInAnyPackage(FORM, PASS);

  private static ArchRule sees(String room, String other) {
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(other);
  }

  @ArchTest static final ArchRule A_FORM_SEES_NO_PASS = sees(FORM, PASS);

  @ArchTest static final ArchRule A_FORM_SEES_NO_ENTRY = sees(FORM, ENTRY);

  @ArchTest static final ArchRule A_PASS_SEES_NO_ENTRY = sees(PASS, ENTRY);

  @ArchTest static final ArchRule A_FORM_SEES_NO_HOST_OF_AN_ECOLOGY = sees(FORM, HOSTS);

  @ArchTest static final ArchRule A_PASS_SEES_NO_HOST_OF_AN_ECOLOGY = sees(PASS, HOSTS);

  @ArchTest static final ArchRule THE_ENTRY_SEES_NO_HOST_OF_AN_ECOLOGY = sees(ENTRY, HOSTS);

  @ArchTest
  static final ArchRule A_HOST_OF_AN_ECOLOGY_CALLS_NO_ENGINE = sees(HOSTS, "ai.djl.pytorch..");

  @ArchTest static final ArchRule A_FORM_CALLS_NO_ENGINE = sees(FORM, "ai.djl.pytorch..");

  @ArchTest static final ArchRule THE_ENTRY_CALLS_NO_ENGINE = sees(ENTRY, "ai.djl.pytorch..");

  @ArchTest
  static final ArchRule ONLY_THE_CHOICE_KNOWS_THE_PASSES =
      classes()
          .that()
          .haveNameMatching(".*\\.(Memory|Script|Engine)Pass")
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(".*\\.(PassChoice|(Memory|Script|Engine)Pass(\\$\\w+)?)");

  @ArchTest
  static final ArchRule THE_ENTRY_SHOWS_NO_ROOM =
      methods()
          .that()
          .areDeclaredInClassesThat(
              resideInAPackage(ENTRY)
                  .and(DescribedPredicate.describe("are public", ArchitectureTest::isPublic)))
          .and()
          .arePublic()
          .should(never(haveRawReturnType(OF_A_ROOM)))
          .andShould(never(haveRawParameterTypes(anyOf(OF_A_ROOM))));

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static DescribedPredicate<List<JavaClass>> anyOf(DescribedPredicate<JavaClass> type) {
    return DescribedPredicate.describe(
        "one that does " + type.getDescription(), types -> types.stream().anyMatch(type));
  }

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
              "io.github.ae4j.preset..",
              "io.github.ae4j.array..");

  @ArchTest
  static final ArchRule NO_STATIC_MUTABLE_STATE =
      fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);
}
