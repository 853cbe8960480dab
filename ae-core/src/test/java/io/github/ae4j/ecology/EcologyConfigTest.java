package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Numbers of an ecology, each of which can be another one without naming the others. */
class EcologyConfigTest {
  private static final EcologyConfig FIRST = EcologyConfig.defaults();

  /** What is changed, and what then differs. */
  private static Map<EcologyConfig, Set<String>> changes() {
    AssimilationGate gate =
        new AssimilationGate(AssimilationGate.Kind.SIGN_FLIP, 0.1, 10, 0.0, 0.0);
    Map<EcologyConfig, Set<String>> changes = new LinkedHashMap<>();
    changes.put(FIRST.withSeed(7), Set.of("seed"));
    changes.put(FIRST.withPopulation(6), Set.of("population", "selection"));
    changes.put(FIRST.withEpisodes(100), Set.of("episodes"));
    changes.put(FIRST.withLessons(4), Set.of("lessons"));
    changes.put(FIRST.withReplayed(0), Set.of("replayed"));
    changes.put(FIRST.withRouted(0), Set.of("routed"));
    changes.put(FIRST.withRanks(2, 4), Set.of("rank", "mostRank"));
    changes.put(FIRST.withPlasticity(Plasticity.hebbian(0.5)), Set.of("plasticity", "parameters"));
    changes.put(FIRST.withEnergy(6.0, 0.02, 2), Set.of("most", "attemptEnergy", "grace"));
    changes.put(FIRST.withSettlement(new Settlement(1.0, 0.1)), Set.of("settlement"));
    changes.put(
        FIRST.withCells(new CellController(0.5, 0.9, 0.1, 1.0, 1.0, 0.2, 2.0)), Set.of("cells"));
    changes.put(
        FIRST.withSelection(new Selection(2, Selection.Parents.ALIKE)), Set.of("selection"));
    changes.put(FIRST.withTest(gate, 20), Set.of("test", "pairs"));
    changes.put(FIRST.withTrials(3, 5), Set.of("mergeEvery", "teamEvery"));
    changes.put(FIRST.withoutMerges(), Set.of("mergeEvery", "teamEvery"));
    changes.put(FIRST.withParameter(MetaParameter.TAX, 0.1), Set.of("parameters"));
    changes.put(FIRST.withRates(Rates.STEERED), Set.of("rates"));
    changes.put(FIRST.withConsensus(0.3), Set.of("consensus"));
    changes.put(FIRST.withControl(Control.RANDOM_ROUTER), Set.of("control"));
    return changes;
  }

  private static Set<String> different(EcologyConfig other) throws ReflectiveOperationException {
    Set<String> names = new TreeSet<>();
    for (RecordComponent part : EcologyConfig.class.getRecordComponents()) {
      if (!part.getAccessor().invoke(FIRST).equals(part.getAccessor().invoke(other))) {
        names.add(part.getName());
      }
    }
    return names;
  }

  @Test
  void eachNumberCanBeAnotherOneAndTheRestStays() throws ReflectiveOperationException {
    Set<String> reached = new TreeSet<>();
    for (Map.Entry<EcologyConfig, Set<String>> change : changes().entrySet()) {
      assertEquals(new TreeSet<>(change.getValue()), different(change.getKey()));
      reached.addAll(change.getValue());
    }
    Arrays.stream(EcologyConfig.class.getRecordComponents())
        .forEach(part -> assertTrue(reached.contains(part.getName()), part.getName()));
  }

  @Test
  void theRateIsThePlasticitysToo() {
    EcologyConfig other = FIRST.withParameter(MetaParameter.RATE, 0.01);
    assertEquals(0.01, other.plasticity().rate());
    assertEquals(0.01, other.parameters().get(MetaParameter.RATE));
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> FIRST.withRanks(8, 4)).getMessage();
    assertTrue(message.contains("mostRank"), message);
    message =
        assertThrows(
                IllegalArgumentException.class, () -> FIRST.withParameter(MetaParameter.TAX, 2.0))
            .getMessage();
    assertTrue(message.contains("tax"), message);
  }
}
