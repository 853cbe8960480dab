package io.github.ae4j.nd4j.form;

import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * The decoupled weight decay that stands in the regularizations of a network's layers. ND4J's is
 * immutable, so steering it means putting another one in its place.
 */
public final class WeightDecays {
  /**
   * A run of parameters.
   *
   * @param parameters theta, a view
   * @param relativeRate as {@link Segment#relativeRate}
   * @param list its regularizations, the list that holds them
   */
  public record Run(INDArray parameters, double relativeRate, List<Regularization> list) {
    /** lambda of the update theta -= alpha lambda theta of an iteration and epoch. */
    double lambda(double alpha, int iteration, int epoch) {
      double unrated = sum(false, iteration, epoch);
      return rated(iteration, epoch) + (unrated == 0.0 ? 0.0 : unrated / alpha);
    }

    /** The part of it that the learning rate multiplies. */
    double rated(int iteration, int epoch) {
      double sum = sum(true, iteration, epoch);
      return sum == 0.0 ? 0.0 : relativeRate * sum; // under a schedule there is no relative rate
    }

    private double sum(boolean rated, int iteration, int epoch) {
      double sum = 0.0;
      for (Regularization one : list) {
        if (one instanceof WeightDecay decay && decay.isApplyLR() == rated) {
          sum += decay.getCoeff().valueAt(iteration, epoch);
        }
      }
      return sum;
    }

    boolean hasListOf(Run other) {
      return list == other.list() && !list.isEmpty();
    }

    /** Checks what it begins with. */
    void check() {
      DecayBound.check("weight decay", sum(true, 0, 0));
      Check.within(
          "weight decay without the learning rate, a part of the parameters",
          sum(false, 0, 0),
          0.0,
          1.0);
    }
  }

  private record Place(List<Regularization> list, int index) {
    WeightDecay at() {
      return (WeightDecay) list.get(index);
    }
  }

  private final List<Place> places = new ArrayList<>();
  private final List<Run> runs;
  private final boolean apart;

  /**
   * The weight decays of some runs of parameters.
   *
   * @param runs may share lists; none for a bare updater
   * @throws IllegalArgumentException if a run's decay is beyond the {@link DecayBound}, or without the learning rate
   *     more than 1
   */
  public WeightDecays(List<Run> runs) {
    this(runs, List.of());
  }

  /**
   * The weight decays of one group's runs; they cannot be steered where another group has a list of theirs.
   *
   * @param others runs of the other groups
   */
  public WeightDecays(List<Run> runs, List<Run> others) {
    this.runs = List.copyOf(runs);
    apart = runs.stream().noneMatch(run -> others.stream().anyMatch(run::hasListOf));
    runs.forEach(Run::check);
    Set<List<Regularization>> lists = Collections.newSetFromMap(new IdentityHashMap<>());
    runs.forEach(run -> lists.add(run.list()));
    for (List<Regularization> list : lists) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof WeightDecay) {
          places.add(new Place(list, i));
        }
      }
    }
  }

  /** The greatest lambda of the update theta -= alpha lambda theta of an iteration and epoch; 0 if there is none. */
  public double greatest(double alpha, int iteration, int epoch) {
    return runs.stream().mapToDouble(run -> run.lambda(alpha, iteration, epoch)).max().orElse(0.0);
  }

  /** The greatest part of it that the learning rate multiplies. */
  public double greatestRated(int iteration, int epoch) {
    double greatest = 0.0;
    for (Run run : runs) {
      greatest = Math.max(greatest, run.rated(iteration, epoch));
    }
    return greatest;
  }

  /** Gives the parameters back what decay took of them: theta += rates lambda theta. */
  public void giveBack(double rates, double alpha, int iteration, int epoch) {
    for (Run run : runs) {
      double growth = rates * run.lambda(alpha, iteration, epoch);
      if (growth > 0.0) {
        run.parameters().muli(1.0 + growth);
      }
    }
  }

  /** Whether there is any, the same everywhere, without a schedule, and of this group alone. */
  public boolean steerable() {
    return apart
        && !places.isEmpty()
        && places.stream()
            .allMatch(
                place ->
                    place.at().getClass() == WeightDecay.class
                        && place.at().getCoeff() instanceof FixedSchedule
                        && place.at().equals(places.get(0).at()));
  }

  /** The coefficient lambda, as the user wrote it. */
  public double coefficient() {
    return places.get(0).at().getCoeff().valueAt(0, 0);
  }

  /** Writes the coefficient. */
  public void coefficient(double value) {
    for (Place place : places) {
      WeightDecay before = place.at();
      if (before.getCoeff().valueAt(0, 0) != value) {
        place
            .list()
            .set(place.index(), new WeightDecay(new FixedSchedule(value), before.isApplyLR()));
      }
    }
  }
}
