package io.github.ae4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;

/** The dependencies go one way; a layer that is renamed or empty fails its rule. */
@AnalyzeClasses(
    packages = "io.github.ae4j",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.WithoutTestkit.class,
      ImportOption.DoNotIncludeJars.class
    })
class ArchitectureTest {
  private static final String ROOT = "io.github.ae4j";
  private static final String MEMORY = ROOT + ".memory..";
  private static final String MEASUREMENT = ROOT + ".measurement..";
  private static final String PRESET = ROOT + ".preset..";
  private static final String SIGNAL = ROOT + ".signal..";
  private static final String COEFFICIENT = ROOT + ".coefficient..";
  private static final String LAW = ROOT + ".law..";
  private static final String LIMIT = ROOT + ".limit..";
  private static final String EVENT = ROOT + ".event..";
  private static final String SCHEDULE = ROOT + ".schedule..";
  private static final String EVOLUTION = ROOT + ".evolution..";
  private static final String SAFETY = ROOT + ".safety..";
  private static final String ADAPTER = ROOT + ".adapter..";
  private static final String GROUP = ROOT + ".group..";
  private static final String VECTOR = ROOT + ".vector..";
  private static final String TRACE = ROOT + ".trace..";
  private static final String METRICS = ROOT + ".metrics..";
  private static final String[] SYSTEMS = {
    ROOT + ".array..",
    ROOT + ".online..",
    ROOT + ".machine..",
    ROOT + ".swarm..",
    ROOT + ".evo..",
    ROOT + ".meta..",
    ROOT + ".ecology.."
  };

  /** Leaves the kit out, which stands beside the tests. */
  static final class WithoutTestkit implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("/testkit/");
    }
  }

  /** A mark on what may change, {@link Experimental}, is everybody's. */
  private static ArchRule only(String layer, String... lower) {
    String[] allowed = java.util.Arrays.copyOf(lower, lower.length + 1);
    allowed[lower.length] = layer;
    return noClasses()
        .that()
        .resideInAPackage(layer)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + "..")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed)))
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        equivalentTo(Experimental.class))));
  }

  @ArchTest static final ArchRule MEMORY_IS_FIRST = only(MEMORY);

  @ArchTest static final ArchRule SIGNAL_SEES_MEMORY = only(SIGNAL, MEMORY);

  @ArchTest static final ArchRule A_MEASUREMENT_SEES_SIGNALS = only(MEASUREMENT, MEMORY, SIGNAL);

  @ArchTest static final ArchRule COEFFICIENT_SEES_SIGNAL = only(COEFFICIENT, MEMORY, SIGNAL);

  @ArchTest static final ArchRule A_LAW_SEES_NO_ADAPTER = only(LAW, MEMORY, SIGNAL, COEFFICIENT);

  @ArchTest
  static final ArchRule A_LIMIT_SEES_NO_ADAPTER = only(LIMIT, MEMORY, SIGNAL, COEFFICIENT);

  @ArchTest
  static final ArchRule AN_EVENT_SEES_NO_ADAPTER = only(EVENT, MEMORY, SIGNAL, COEFFICIENT);

  /** Its parts are laws, limits and measurements, so that a preset may list them. */
  @ArchTest
  static final ArchRule A_SCHEDULE_SEES_NO_ADAPTER =
      only(SCHEDULE, MEMORY, SIGNAL, COEFFICIENT, MEASUREMENT, LAW, LIMIT, EVENT);

  @ArchTest
  static final ArchRule EVOLUTION_COMES_AFTER_LAWS =
      only(EVOLUTION, MEMORY, SIGNAL, COEFFICIENT, LAW, LIMIT, EVENT);

  @ArchTest
  static final ArchRule SAFETY_COMES_AFTER_LAWS =
      only(SAFETY, MEMORY, SIGNAL, COEFFICIENT, LAW, LIMIT, EVENT, EVOLUTION);

  @ArchTest
  static final ArchRule AN_ADAPTER_SEES_SIGNALS_AND_COEFFICIENTS =
      only(ADAPTER, MEMORY, SIGNAL, COEFFICIENT);

  @ArchTest static final ArchRule A_GROUP_SEES_MEMORY = only(GROUP, MEMORY);

  @ArchTest static final ArchRule VECTOR_SEES_SIGNALS = only(VECTOR, MEMORY, SIGNAL);

  @ArchTest
  static final ArchRule TRACE_SEES_EVENTS_NAMES = only(TRACE, MEMORY, SIGNAL, COEFFICIENT, EVENT);

  @ArchTest
  static final ArchRule METRICS_SEE_A_TRACE = only(METRICS, MEMORY, SIGNAL, COEFFICIENT, TRACE);

  @ArchTest
  static final ArchRule A_SWARM_SEES_ARRAYS_AND_NO_OTHER_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".swarm..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".machine..",
              ROOT + ".schedule..",
              ROOT + ".evo..",
              ROOT + ".meta..",
              ROOT + ".ecology..",
              ROOT + ".trace..",
              ROOT + ".metrics..");

  @ArchTest
  static final ArchRule ONLY_THE_ECOLOGY_SEES_A_SWARM =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".swarm..", ROOT + ".ecology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".swarm..");

  @ArchTest
  static final ArchRule AN_EVO_SEES_NO_OTHER_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".evo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".online..",
              ROOT + ".machine..",
              ROOT + ".swarm..",
              ROOT + ".schedule..",
              ROOT + ".meta..",
              ROOT + ".ecology..",
              ROOT + ".trace..",
              ROOT + ".metrics..");

  @ArchTest
  static final ArchRule ONLY_THE_ECOLOGY_SEES_AN_EVO =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".evo..", ROOT + ".ecology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".evo..");

  @ArchTest
  static final ArchRule META_SEES_ARRAYS_AND_NO_OTHER_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".meta..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".online..",
              ROOT + ".machine..",
              ROOT + ".swarm..",
              ROOT + ".evo..",
              ROOT + ".ecology..",
              ROOT + ".schedule..",
              ROOT + ".trace..",
              ROOT + ".metrics..");

  @ArchTest
  static final ArchRule NO_OTHER_SYSTEM_SEES_META =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".meta..", ROOT + ".ecology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".meta..");

  /** Whoever has no Micrometer loads no class that asks for it. */
  @ArchTest
  static final ArchRule ONE_CLASS_SEES_MICROMETER =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".metrics.MicrometerMetrics")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(ROOT + ".metrics.MicrometerMetrics");

  @ArchTest
  static final ArchRule THE_ROOT_SEES_NO_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SYSTEMS);

  @ArchTest
  static final ArchRule THE_ROOT_SEES_NO_PRESET =
      noClasses()
          .that()
          .resideInAPackage(ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PRESET);

  @ArchTest
  static final ArchRule A_PRESET_SEES_NO_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(PRESET)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SYSTEMS);

  @ArchTest
  static final ArchRule A_MACHINE_SEES_ARRAYS_AND_NO_OTHER_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".machine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".swarm..",
              ROOT + ".schedule..",
              ROOT + ".evo..",
              ROOT + ".meta..",
              ROOT + ".ecology..");

  /** Arrays are below the systems. */
  @ArchTest
  static final ArchRule ARRAYS_SEE_NO_MACHINE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".array..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".machine..");

  @ArchTest
  static final ArchRule A_STEP_IS_PURE =
      noClasses()
          .that()
          .haveFullyQualifiedName(ROOT + ".LoopStep")
          .or()
          .haveFullyQualifiedName(ROOT + ".Group")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTER, TRACE, "java.util.concurrent..", "java.io..", "java.time..");

  @ArchTest
  static final ArchRule NO_BACKEND =
      noClasses()
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAnyPackage(
                      "java..",
                      "jdk.jfr..",
                      "org.slf4j..",
                      "org.jspecify.annotations..",
                      "io.micrometer.core.instrument..",
                      ROOT + "..")));

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_STATIC_MUTABLE_STATE =
      fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule NO_CLOCK_IN_A_LAW =
      noClasses()
          .that()
          .resideInAnyPackage(
              MEMORY, SIGNAL, MEASUREMENT, COEFFICIENT, LAW, LIMIT, EVENT, EVOLUTION, SAFETY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.time..", "java.util.concurrent..", "java.io..", "java.net..");

  /** Who imports two packages whole can still name every type. */
  @ArchTest
  static void noTwoPublicTypesHaveOneName(JavaClasses classes) {
    Map<String, Long> named =
        classes.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
    named.values().removeIf(types -> types == 1);
    assertEquals(Map.of(), named);
  }
}
