package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import io.github.ae4j.swarm.Scoring;
import io.github.ae4j.swarm.SoftWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Who stays and who has offspring: the best by return on investment stay; parents are drawn among them, all alike or by
 * the swarm's soft weights.
 *
 * @param keep mu, how many stay, at least 1
 * @param parents how parents are drawn
 */
@Experimental
public record Selection(int keep, Parents parents) {
  /** How parents are drawn among those that stay. */
  public enum Parents {
    /** All alike: truncation. */
    ALIKE,
    /** By soft weights of their returns. */
    SOFT
  }

  private static final SoftWeights WEIGHTS = new SoftWeights(Scoring.SCALE_FREE, 1.0);

  /** Checks the number. */
  public Selection {
    Check.atLeast("keep", keep, 1.0);
    Objects.requireNonNull(parents, "parents");
  }

  /** The best, the best first; of equal returns the older. */
  public List<Organelle> best(List<Organelle> organelles) {
    Objects.requireNonNull(organelles, "organelles");
    List<Organelle> ranked = new ArrayList<>(organelles);
    ranked.sort(Comparator.comparingDouble((Organelle o) -> -o.roi()).thenComparing(Organelle::id));
    return List.copyOf(ranked.subList(0, Math.min(keep, ranked.size())));
  }

  /**
   * Draws a parent.
   *
   * @param kept at least one
   */
  public Organelle parent(List<Organelle> kept, RandomGenerator random) {
    Objects.requireNonNull(kept, "kept");
    Objects.requireNonNull(random, "random");
    if (parents == Parents.ALIKE) {
      return kept.get(random.nextInt(kept.size()));
    }
    double[] weights = WEIGHTS.of(kept.stream().mapToDouble(o -> -o.roi()).toArray());
    double left = random.nextDouble();
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0.0) {
        return kept.get(i);
      }
    }
    return kept.get(0);
  }
}
