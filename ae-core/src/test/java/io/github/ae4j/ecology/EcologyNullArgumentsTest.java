package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.task.LeakScan;
import io.github.ae4j.ecology.task.TaskFamily;
import io.github.ae4j.ecology.task.TaskFile;
import io.github.ae4j.ecology.task.TaskSets;
import io.github.ae4j.testkit.NullArguments;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** An argument that is null is named. */
class EcologyNullArgumentsTest {
  private static final OrganelleId ID = new OrganelleId(0);

  private static final Map<Class<?>, Object> THERE =
      Map.ofEntries(
          Map.entry(OrganelleId.class, ID),
          Map.entry(Origin.class, Origin.FOUNDER),
          Map.entry(List.class, List.of()),
          Map.entry(Map.class, Map.of()),
          Map.entry(String.class, "add"),
          Map.entry(Depth.class, Depth.SHORT),
          Map.entry(Object.class, "elite"),
          Map.entry(byte[].class, new byte[0]),
          Map.entry(Task.class, Bed.SETS.training().get(0)),
          Map.entry(LoraFactors.class, LoraMergeProperties.drawn(2, new SplittableRandom(1))),
          Map.entry(CellController.class, CellController.defaults()));

  private final BilinearHost host = BilinearHost.drawn(1);
  private final LoraFactors factors = LoraMergeProperties.drawn(2, new SplittableRandom(1));
  private final NullArguments arguments =
      new NullArguments(
          Map.ofEntries(
              Map.entry(Path.class, Path.of("ecology.ae")),
              Map.entry(List.class, Bed.SETS.training()),
              Map.entry(Set.class, TaskSets.keptOut()),
              Map.entry(Map.class, Map.of(0, 0.5)),
              Map.entry(String.class, "add"),
              Map.entry(double[].class, new double[11]),
              Map.entry(byte[].class, new byte[0]),
              Map.entry(Optional.class, Optional.empty()),
              Map.entry(RandomGenerator.class, new SplittableRandom(1)),
              Map.entry(Task.class, Bed.SETS.training().get(0)),
              Map.entry(Depth.class, Depth.SHORT),
              Map.entry(EcologyConfig.class, Bed.config()),
              Map.entry(Host.class, host),
              Map.entry(Grader.class, Grader.exact()),
              Map.entry(LoraFactors.class, factors),
              Map.entry(Plasticity.class, Plasticity.backprop(0.1)),
              Map.entry(OrganelleId.class, ID),
              Map.entry(EnergyLedger.class, new EnergyLedger(5.0)),
              Map.entry(CellController.class, CellController.defaults()),
              Map.entry(QdArchive.Key.class, new QdArchive.Key("add", Depth.SHORT, 1)),
              Map.entry(TaskSets.Sizes.class, new TaskSets.Sizes(1, 2, 1))));

  @Test
  void theDoorsNameIt() {
    assertEquals(6 + 7, arguments.named(Ecology.class));
    assertEquals(3 + 2 + 2 + 1, arguments.named(LoraFactors.class));
    assertEquals(2 + 2, arguments.named(LoraMerge.class));
    assertEquals(1, arguments.named(BilinearHost.class));
    assertEquals(1 + 1 + 1, arguments.named(LoraFactors.class, factors));
    assertTrue(arguments.named(BilinearHost.class, host) > 5);
    assertEquals(1 + 3 + 1, arguments.named(TaskSets.class));
    assertEquals(1 + 2, arguments.named(TaskFile.class));
    assertEquals(1 + 1, arguments.named(LeakScan.class));
    assertEquals(2, arguments.named(TaskFamily.class, TaskFamily.ADD));
    assertEquals(2, arguments.named(Grader.class));
  }

  /** Leaves out each argument of the one public constructor in its turn, those before it being there. */
  private int constructed(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> made = type.getConstructors()[0];
    Parameter[] parameters = made.getParameters();
    Object[] given = new Object[parameters.length];
    int looked = 0;
    for (int i = 0; i < parameters.length; i++) {
      Class<?> kind = parameters[i].getType();
      if (kind.isPrimitive()) {
        given[i] = Array.get(Array.newInstance(kind, 1), 0);
        continue;
      }
      fillPrimitives(parameters, given, i);
      String name = parameters[i].getName();
      Throwable thrown =
          assertThrows(InvocationTargetException.class, () -> made.newInstance(given), name)
              .getCause();
      assertEquals(name, thrown.getMessage(), type + " without " + name);
      assertInstanceOf(NullPointerException.class, thrown, type + " without " + name);
      given[i] = THERE.get(kind);
      looked++;
    }
    return looked;
  }

  private static void fillPrimitives(Parameter[] parameters, Object[] given, int from) {
    for (int i = from; i < parameters.length; i++) {
      Class<?> kind = parameters[i].getType();
      given[i] = kind.isPrimitive() ? Array.get(Array.newInstance(kind, 1), 0) : null;
    }
  }

  @Test
  void whatIsMadeNamesIt() throws ReflectiveOperationException {
    assertEquals(8, arguments.named(EcologyConfig.class, Bed.config()));
    assertEquals(3, constructed(Lineage.class));
    assertEquals(2, constructed(QdArchive.Key.class));
    assertEquals(1, constructed(QdArchive.Elite.class));
    assertEquals(2, constructed(TaskStream.class));
    assertEquals(4, constructed(GenerationRecord.class));
    assertEquals(2, constructed(Cell.class));
    assertEquals(1, constructed(GateResult.class));
    assertEquals(5, constructed(Task.class));
    assertEquals(2, constructed(Learned.class));
    assertEquals(2, constructed(Lesson.class));
    assertEquals(1, constructed(AdaptedShape.class));
    assertEquals(1, arguments.named(QdArchive.Key.class, new QdArchive.Key("a", Depth.LONG, 1)));
  }

  @Test
  void thePartsNameIt() {
    assertEquals(1, arguments.named(CostModel.class));
    assertEquals(2, arguments.named(TicketPolicy.class, new TicketPolicy(1.0, 3)));
    assertEquals(7, arguments.named(EnergyLedger.class, new EnergyLedger(5.0)));
    assertEquals(3, arguments.named(AssimilationGate.class, AssimilationGate.defaults()));
    assertEquals(3 + 1 + 1, arguments.named(BanditRouter.class, new BanditRouter()));
    assertEquals(3, arguments.named(HebbianRule.class, new HebbianRule(factors)));
    assertEquals(2 + 1, arguments.named(CellController.class, CellController.defaults()));
    assertEquals(3, arguments.named(Selection.class, new Selection(1, Selection.Parents.ALIKE)));
  }
}
