package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trials ask in the same order in each run of the program, and judge nothing that was cut short. */
class TrialsTest {
  private static final CostModel COSTS = new CostModel(Bed.host().parameters(), 0.0);

  /** Writes down which tasks are asked at once, and what was used by then. */
  private static final class Watched extends ForwardingHost {
    private final List<List<Task>> asked = new ArrayList<>();
    private final List<Long> used = new ArrayList<>();
    private Optional<ComputeBudget> budget = Optional.empty();

    Watched() {
      super(Bed.host());
    }

    @Override
    public List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
      asked.add(tasks);
      budget.ifPresent(one -> used.add(one.used()));
      return super.attempt(factors, tasks);
    }
  }

  private static EcologyState state(long operations, SplittableRandom random) {
    AssimilationGate lenient =
        new AssimilationGate(AssimilationGate.Kind.PAIRED_Z, 0.05, 2, 0.0, 0.0);
    EcologyConfig config =
        Bed.config()
            .with(
                draft -> {
                  draft.mergeEvery = 1;
                  draft.teamEvery = 1;
                  draft.pairs = 40;
                  draft.test = lenient;
                });
    EcologyState state = new EcologyState(config, Bed.SETS.training(), operations);
    for (int i = 0; i < 2; i++) {
      LoraFactors factors = LoraFactors.fresh(Bed.host().shapes(), 4, random);
      state.bear(Origin.FOUNDER, List.of(), Genome.of(4), factors);
    }
    return state;
  }

  /** Of a team both answer some tasks; who has the first one is asked first. */
  @Test
  void whoAnswersTheFirstTaskOfATeamIsAskedFirst() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 24; i++) {
      EcologyState state = state(Long.MAX_VALUE, random);
      Organelle second = state.organelles().get(1);
      Bed.SETS.selection().stream()
          .filter(task -> task.depth() == Depth.SHORT)
          .forEach(task -> second.attempted(task, 1.0, 1.0));
      Watched host = new Watched();
      new Trials(state, host, Grader.exact(), COSTS, Bed.SETS.selection()).team();
      assertEquals(4, host.asked.size(), "two members, and both of the team");
      assertEquals(host.asked.get(0).get(0), host.asked.get(2).get(0));
    }
  }

  /** Nothing right by the parents, nearly all by the child: it is tried on the margin. */
  private static Grader afterTheParents() {
    int[] graded = new int[1];
    return (task, answer) -> graded[0]++ > 81 ? 1.0 : 0.0;
  }

  @Test
  void aMarginThatIsCutShortIsNoVerdict() {
    Watched host = new Watched();
    EcologyState whole = state(Long.MAX_VALUE, new SplittableRandom(2));
    host.budget = Optional.of(whole.budget);
    new Trials(whole, host, afterTheParents(), COSTS, Bed.SETS.selection()).merge();
    assertTrue(whole.events.get(0).contains(" = o0 + o1: taken"), whole.events.toString());
    assertEquals(5, host.used.size());
    for (int calls : new int[] {3, 4}) {
      EcologyState cut = state(host.used.get(calls), new SplittableRandom(2));
      new Trials(cut, Bed.host(), afterTheParents(), COSTS, Bed.SETS.selection()).merge();
      assertEquals(List.of("merge o0 + o1: no operations left"), cut.events);
      assertEquals(2, cut.living.size());
    }
  }
}
