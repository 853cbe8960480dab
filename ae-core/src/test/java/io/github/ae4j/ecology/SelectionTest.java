package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who stays, who has offspring, what they hand on, and who answers for two. */
class SelectionTest {
  private static final Task SUM = Task.open("sum", Depth.SHORT, "1+1=", "2");

  private static Organelle organelle(int number, double roi) {
    LoraFactors factors = LoraMergeProperties.drawn(2, new SplittableRandom(number));
    Organelle one =
        new Organelle(new OrganelleId(number), Origin.FOUNDER, List.of(), 0, Genome.of(2), factors);
    one.returned(roi, 0.0);
    return one;
  }

  @Test
  void theBestStayAndOfEqualOnesTheOlder() {
    List<Organelle> all = new ArrayList<>();
    for (double roi : new double[] {1.0, 3.0, 2.0, 3.0}) {
      all.add(organelle(all.size(), roi));
    }
    List<Organelle> best = new Selection(3, Selection.Parents.ALIKE).best(all);
    assertEquals(List.of(1, 3, 2), best.stream().map(one -> one.id().number()).toList());
  }

  @Test
  void softWeightsFavourTheBetterAsParents() {
    List<Organelle> kept = List.of(organelle(0, 3.0), organelle(1, 2.0), organelle(2, 1.0));
    SplittableRandom random = new SplittableRandom(1);
    int[] soft = new int[3];
    int[] alike = new int[3];
    for (int i = 0; i < 3000; i++) {
      soft[new Selection(3, Selection.Parents.SOFT).parent(kept, random).id().number()]++;
      alike[new Selection(3, Selection.Parents.ALIKE).parent(kept, random).id().number()]++;
    }
    assertTrue(soft[0] > soft[1] + 200 && soft[1] > soft[2] + 200 && soft[2] > 100);
    for (int count : alike) {
      assertEquals(1000, count, 120);
    }
  }

  @Test
  void aCopyOfTheSameRankGoesOnWithItsParentsFactorsAndFame() {
    Organelle parent = organelle(0, 2.0);
    for (int i = 0; i < 30; i++) {
      parent.attempted(SUM, 1.0, 1.5);
    }
    parent.learned(new Learned(parent.factors(), new byte[] {1, 2}, 1, 0.0));
    Organelle child =
        new Organelle(
            new OrganelleId(1),
            Origin.OFFSPRING,
            List.of(parent.id()),
            1,
            parent.genome(),
            parent.factors());
    child.inherit(List.of(parent));
    assertEquals(parent.factors(), child.factors());
    assertEquals(parent.roi(), child.roi());
    assertEquals(parent.record(SUM), child.record(SUM));
    assertEquals(2, child.memory().length);
    assertEquals(0, child.attempts());
  }

  @Test
  void aGenomeKeepsItsBounds() {
    SplittableRandom random = new SplittableRandom(1);
    Genome genome = Genome.of(4);
    for (int i = 0; i < 2000; i++) {
      genome = genome.mutated(1.0, 1, 16, random);
      assertTrue(genome.rank() >= 1 && genome.rank() <= 16);
    }
    assertEquals(Genome.of(4), Genome.of(4).mutated(0.0, 1, 16, random));
  }

  @Test
  void ofATeamWhoIsKnownForACellAnswersIt() {
    Organelle first = organelle(0, 1.0);
    Organelle second = organelle(1, 1.0);
    assertEquals(first, Team.answering(first, second, SUM));
    second.attempted(SUM, 1.0, 1.5);
    assertEquals(second, Team.answering(first, second, SUM));
    assertThrows(IllegalArgumentException.class, () -> new Team(first.id(), first.id(), 0.0));
  }
}
