package io.github.ae4j.nd4j.form;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * The decoupled weight decay that stands in the regularizations of a network's layers. ND4J's is
 * immutable, so steering it means putting another one in its place.
 */
public final class WeightDecays {
  private record Place(List<Regularization> list, int index) {
    WeightDecay at() {
      return (WeightDecay) list.get(index);
    }
  }

  private final List<Place> places = new ArrayList<>();

  /** No weight decay, as that of a bare updater. */
  public WeightDecays() {}

  /** The weight decays in some lists of regularizations, each list given once. */
  public WeightDecays(Iterable<List<Regularization>> lists) {
    for (List<Regularization> list : lists) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof WeightDecay) {
          places.add(new Place(list, i));
        }
      }
    }
  }

  /** Whether there is any, the same everywhere, and without a schedule. */
  public boolean steerable() {
    return !places.isEmpty()
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
