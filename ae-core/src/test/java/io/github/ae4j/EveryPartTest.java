package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.LossSpike;
import io.github.ae4j.law.RewardDrive;
import io.github.ae4j.law.SetPoint;
import io.github.ae4j.law.StallDrive;
import io.github.ae4j.measurement.Averaged;
import io.github.ae4j.measurement.RewardTrend;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.preset.Smoothness;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.schedule.Blend;
import io.github.ae4j.schedule.Freezing;
import io.github.ae4j.schedule.RateRule;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.PartChecks;
import io.github.ae4j.testkit.PartSubject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each of the library's parts, whatever it is and whoever adds one. */
class EveryPartTest {
  private static final int SEEDS = 40;

  /** Parts that no preset holds and that have no constants of their own. */
  private static final List<Part> OTHERS =
      List.of(
          new RewardDrive(Coefficient.NOISE, -0.5, 2.0),
          new RewardTrend(0.9, 0.99),
          new StallDrive(Coefficient.NOISE, 0.5, 0.25),
          new SetPoint(Coefficient.NOISE, Signal.ENTROPY, 0.4, 0.7, 1.0),
          new Averaged(Statistic.ENTROPY, Signal.ENTROPY, 0.9),
          LossSpike.defaults(),
          Freezing.defaults());

  /** The public classes of the library that are a part. */
  private static Set<Class<?>> classes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ArchitectureTest.WithoutTestkit())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("io.github.ae4j")
            .stream()
            .filter(c -> c.isAssignableTo(Part.class) && !c.isInterface())
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::reflect)
            .collect(Collectors.toSet());
  }

  /** Every part of every preset, and every one made of the standard constants. */
  static Set<Part> parts() {
    Set<Part> all = new LinkedHashSet<>(OTHERS);
    for (Preset preset :
        List.of(
            Presets.standard(),
            Presets.standard(StandardConfig.defaults().with(Smoothness.SMOOTH)),
            Presets.standardWithReadout(),
            Presets.theory(),
            Presets.seed(),
            Presets.schedule())) {
      Preset listing = preset.with(loop -> all.addAll(loop.plan().parts()));
      ArraySettings settings = ArraySettings.of(0.1).withWeightDecay(0.01);
      ArrayTrainer.steer(ArrayOptimizer.adamW(new double[1], settings), listing).close();
    }
    all.addAll(offered(StandardConfig.defaults()));
    ScheduleConfig schedule = ScheduleConfig.defaults();
    all.addAll(offered(schedule));
    List<RateRule> rules =
        schedule.rules().stream().map(kind -> schedule.rule(kind, Coefficient.NOISE)).toList();
    all.addAll(rules);
    all.add(schedule.blend(rules, Blend.Gain.IMPROVEMENT));
    return all;
  }

  /** The parts that a configuration makes, those of another optimizer too. */
  private static List<Part> offered(Object configuration) {
    return Arrays.stream(configuration.getClass().getMethods())
        .filter(m -> Part.class.isAssignableFrom(m.getReturnType()) && m.getParameterCount() == 0)
        .map(m -> made(m, configuration))
        .toList();
  }

  private static Part made(Method factory, Object configuration) {
    try {
      return (Part) factory.invoke(configuration);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(factory + " must make a part", e);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void keepsTheContractOfParts(Part part) {
    for (long seed = 0; seed < SEEDS; seed++) {
      PartChecks.all(PartSubject.of(() -> part), seed);
    }
  }

  @Test
  void noClassIsLeftOut() {
    Set<String> tried = names(parts().stream().map(Part::getClass));
    assertEquals(names(classes().stream()), tried);
  }

  @Test
  void hasATestClassOfItsName() {
    List<String> without = new ArrayList<>();
    for (String name : names(classes().stream())) {
      try {
        Class.forName(name + "Test");
      } catch (ClassNotFoundException e) {
        without.add(name);
      }
    }
    assertEquals(List.of(), without, "parts without a test of their own");
  }

  private static Set<String> names(Stream<? extends Class<?>> classes) {
    return classes.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
  }
}
