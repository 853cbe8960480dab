package io.github.ae4j.testkit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.event.Event;
import io.github.ae4j.event.Response;
import io.github.ae4j.evolution.Evolution;
import io.github.ae4j.law.Law;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.measurement.Measurement;
import io.github.ae4j.safety.Guard;
import io.github.ae4j.signal.Part;
import java.util.List;

/**
 * What a kind of part does when its turn comes, answered in numbers.
 *
 * @param kind the kind's name
 * @param steers what it does to a coefficient, which the answer begins with: for each of these a number
 *     a coefficient, 0 where that one is left alone
 * @param unnamed whether a part that names no coefficient has them all
 * @param act the turn, made in a rig's surroundings
 */
record Turn(String kind, List<String> steers, boolean unnamed, Act act) {
  private static final List<String> STEP = List.of("stored coordinate", "applied coordinate");

  /** One turn: the answer, given what other parts have put there before. */
  interface Act {
    double[] take(PartRig rig, double[] others);
  }

  static Turn of(Part part) {
    if (part instanceof Law law) {
      return new Turn("law", List.of("drive"), false, (rig, others) -> drive(law, rig, others));
    } else if (part instanceof Limit limit) {
      return new Turn("limit", STEP, true, (rig, others) -> limit(limit, rig, others));
    } else if (part instanceof Evolution evolution) {
      return new Turn("evolution", STEP, true, (rig, others) -> evolve(evolution, rig, others));
    } else if (part instanceof Event event) {
      return new Turn("event", STEP, false, (rig, others) -> examine(event, rig));
    } else if (part instanceof Guard guard) {
      return new Turn("guard", List.of(), true, (rig, others) -> watch(guard, rig));
    } else if (part instanceof Measurement measurement) {
      return new Turn("measurement", List.of(), false, (rig, others) -> measure(measurement, rig));
    }
    throw new IllegalArgumentException(
        "a part must be a law, limit, evolution, event, guard or measurement, got "
            + part.getClass().getName());
  }

  /** Whether a part of this kind may read and steer every coefficient. */
  boolean hasAll(Part part) {
    return unnamed && part.coefficients().isEmpty();
  }

  /** Whether it moves coefficients itself, which others leave to the loop. */
  boolean moves() {
    return kind.equals("event");
  }

  private static double[] drive(Law law, PartRig rig, double[] others) {
    Drive drive = drive(rig, others);
    drive.turn(1);
    law.drive(rig.signals, rig.coefficients, drive, rig.memory);
    double[] terms = new double[others.length];
    for (int i = 0; i < others.length; i++) {
      terms[i] = drive.term(1, i);
      if (drive.term(0, i) != others[i] || drive.term(2, i) != 0.0) {
        String whose = "other laws' drive of " + rig.coefficients.spec(i).name();
        rig.trespass("must leave " + whose + " at " + others[i] + ", left " + drive.term(0, i));
      }
    }
    return terms;
  }

  /** Three laws' drive, the first of which has pushed. */
  private static Drive drive(PartRig rig, double[] others) {
    Drive drive = new Drive(rig.coefficients, 3);
    for (int i = 0; i < others.length; i++) {
      drive.add(i, others[i]);
    }
    return drive;
  }

  private static double[] limit(Limit limit, PartRig rig, double[] others) {
    Candidate candidate = new Candidate(rig.coefficients);
    for (int i = 0; i < others.length; i++) {
      candidate.move(i, candidate.previous(i) + others[i]);
    }
    limit.limit(rig.signals, candidate, rig.memory);
    return moved(candidate, others);
  }

  private static double[] evolve(Evolution evolution, PartRig rig, double[] others) {
    Candidate candidate = new Candidate(rig.coefficients);
    evolution.evolve(rig.signals, drive(rig, others), candidate, rig.memory);
    return moved(candidate, new double[others.length]);
  }

  /** How far each coordinate lies from where the part found it. */
  private static double[] moved(Candidate candidate, double[] others) {
    int n = others.length;
    double[] moved = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double found = candidate.previous(i) + others[i];
      moved[i] = candidate.coordinate(i) - found;
      moved[n + i] = candidate.applied(i) - found;
    }
    return moved;
  }

  private static double[] examine(Event event, PartRig rig) {
    int n = rig.coefficients.size();
    double[] answer = new double[2 * n + 4];
    add(rig.coefficients, -1.0, answer);
    Response response = new Response();
    event.examine(rig.signals, rig.coefficients, response, rig.memory);
    add(rig.coefficients, 1.0, answer);
    answer[2 * n] = response.verdict().ordinal();
    answer[2 * n + 1] = response.interruption() == null ? -1 : response.interruption().ordinal();
    answer[2 * n + 2] = response.event() == null ? 0 : response.event().hashCode();
    answer[2 * n + 3] = response.takeHold() ? 1 : 0;
    return answer;
  }

  private static void add(Coefficients coefficients, double sign, double[] answer) {
    int n = coefficients.size();
    for (int i = 0; i < n; i++) {
      answer[i] += sign * coefficients.coordinate(i);
      answer[n + i] += sign * coefficients.applied(i);
    }
  }

  private static double[] watch(Guard guard, PartRig rig) {
    guard.watch(rig.signals, rig.coefficients, rig.memory);
    return new double[0];
  }

  private static double[] measure(Measurement measurement, PartRig rig) {
    measurement.measure(rig.signals, rig.memory);
    return new double[0];
  }
}
