package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A step of backprop learns earlier lessons of the same organelle again. */
class ReplayTest {
  private static final int GENERATIONS = 5;

  /** Writes down what is learned, by the factors before the step. */
  private static final class Watched extends ForwardingHost {
    private final List<List<Lesson>> steps = new ArrayList<>();
    private final Map<LoraFactors, Set<Lesson>> known = new HashMap<>();
    private int strange;

    Watched(Host host) {
      super(host);
    }

    @Override
    public Learned learn(
        LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity) {
      steps.add(lessons);
      Set<Lesson> before = known.getOrDefault(factors, Set.of());
      List<Lesson> again = lessons.subList(Math.min(lessons.size(), 8), lessons.size());
      strange += before.containsAll(again) ? 0 : 1;
      Learned learned = super.learn(factors, memory, lessons, plasticity);
      Set<Lesson> after = new HashSet<>(before);
      after.addAll(lessons);
      known.put(learned.factors(), after);
      return learned;
    }

    Map<Integer, Integer> sizes() {
      Map<Integer, Integer> sizes = new HashMap<>();
      steps.forEach(step -> sizes.merge(step.size(), 1, Integer::sum));
      return sizes;
    }
  }

  private static Watched lived(EcologyConfig config) {
    Watched host = new Watched(Bed.host());
    Bed.lived(config.withoutMerges(), host, GENERATIONS);
    return host;
  }

  @Test
  void whatIsLearnedAgainWasLearnedBefore() {
    Watched host = lived(Bed.config().withPopulation(1).withReplayed(2));
    assertEquals(0, host.strange);
    assertEquals(Map.of(8, 1, 10, host.steps.size() - 1), host.sizes());
  }

  @Test
  void aCopyRemembersItsParentsLessonsAndAMergedChildNone() {
    Organelle parent = organelle(0, List.of());
    parent.lessons().learned(lesson(), new SplittableRandom(1));
    Organelle copy = organelle(1, List.of(parent.id()));
    copy.inherit(List.of(parent));
    assertEquals(lesson(), copy.lessons().kept());
    Organelle merged = organelle(2, List.of(parent.id(), copy.id()));
    merged.inherit(List.of(parent, copy));
    assertEquals(List.of(), merged.lessons().kept());
    assertEquals(List.of(), parent.copy().lessons().kept());
  }

  private static List<Lesson> lesson() {
    return List.of(new Lesson(Bed.SETS.training().get(0), "", 0.5));
  }

  private static Organelle organelle(int number, List<OrganelleId> parents) {
    LoraFactors factors = LoraMergeProperties.drawn(2, new SplittableRandom(number));
    Genome genome = Genome.of(2);
    return new Organelle(new OrganelleId(number), Origin.OFFSPRING, parents, 0, genome, factors);
  }

  @Test
  void offByZeroAndInHebbian() {
    assertEquals(Set.of(8), lived(Bed.config().withReplayed(0)).sizes().keySet());
    EcologyConfig hebbian = Bed.config().withPlasticity(Plasticity.hebbian(0.1));
    assertEquals(Set.of(8), lived(hebbian.withReplayed(3)).sizes().keySet());
  }

  /** All tokens of a step are paid for, those of the lessons again too. */
  @Test
  void isCountedInOperations() {
    Watched host = new Watched(Bed.host());
    Ecology ecology = Bed.lived(Bed.config().withPopulation(1).withoutMerges(), host, 2);
    long parameters = ecology.organelles().get(0).factors().parameters();
    long expected = 0;
    for (List<Lesson> step : host.steps) {
      long tokens = step.stream().mapToLong(one -> 1L + one.task().choices().size()).sum();
      expected += ecology.costs().learn(Plasticity.Kind.BACKPROP, tokens, parameters);
    }
    assertEquals(expected, ecology.budget().used(ComputeBudget.Use.LEARN));
    assertTrue(host.sizes().getOrDefault(9, 0) > 20, () -> "steps of nine: " + host.sizes());
  }

  @Test
  void changesWhatIsLearned() {
    Host host = Bed.host();
    assertNotEquals(
        Bed.lived(Bed.config().withReplayed(0), host, 2).telemetry().hash(),
        Bed.lived(Bed.config(), host, 2).telemetry().hash());
  }
}
