package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merged child must be better than the better of its parents, whatever their returns are. */
class MergeGateTest {
  private final BilinearHost host = Bed.host();

  /** Merges one that knows nothing with one that learned: weaker than this, and better than that. */
  private List<String> merged(double learnedReturn) {
    EcologyConfig config = Bed.config().with(draft -> draft.mergeEvery = 1);
    Ecology alone = Bed.lived(config.withPopulation(1), host, Bed.GENERATIONS);
    EcologyState state = new EcologyState(config, Bed.SETS.training(), Long.MAX_VALUE);
    LoraFactors fresh = LoraFactors.fresh(host.shapes(), 8, new SplittableRandom(1));
    LoraFactors learned = alone.organelles().get(0).factors();
    born(state, fresh, 1.0);
    born(state, learned, learnedReturn);
    new Trials(state, host, Grader.exact(), alone.costs(), Bed.SETS.selection()).merge();
    return state.events;
  }

  private static void born(EcologyState state, LoraFactors factors, double roi) {
    Genome genome = Genome.of(factors.rank());
    state.bear(Origin.FOUNDER, List.of(), genome, factors).returned(roi, 0.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5})
  void aChildBetweenItsParentsIsNotTaken(double learnedReturn) {
    List<String> events = merged(learnedReturn);
    assertEquals(1, events.size());
    assertTrue(events.get(0).contains(": no difference at 0.05"), events.get(0));
  }
}
