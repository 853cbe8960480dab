package io.github.ae4j.examples.ecology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a comparison found.
 *
 * @param question what is asked
 * @param first what is compared
 * @param second with what
 * @param inDistribution whether on held-out tasks, and not on other families
 * @param shares the difference
 * @param adjusted Holm's chance among all that are asked
 * @param must what has to hold: "above", "nothing", "equal" or "" for what is reported either way
 */
record Finding(
    String question,
    String first,
    String second,
    boolean inDistribution,
    PairedShares shares,
    double adjusted,
    String must) {
  private static final double LEVEL = 0.05;

  /** What is asked, where both were run. */
  private record Question(String text, String first, String second, boolean in, String must) {
    /** Seeds that both arms were lived on; of a run that is under way not all. */
    List<Long> seeds(Map<String, Map<Long, LifeResult.Right>> arms) {
      List<Long> seeds = new ArrayList<>(arms.getOrDefault(first, Map.of()).keySet());
      seeds.retainAll(arms.getOrDefault(second, Map.of()).keySet());
      return seeds;
    }
  }

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("backprop ecology above the host", "full", "base", true, "above"),
          new Question("one organelle", "single", "base", true, ""),
          new Question("fine-tuning minus ecology", "sft", "full", true, ""),
          new Question("best of four tunings minus ecology", "best-of-sft", "full", true, ""),
          new Question("fine-tuning minus one organelle", "sft", "single", true, ""),
          new Question("population minus one", "population", "single", true, ""),
          new Question("benefit of merging", "full", "population", true, ""),
          new Question("chosen minus random partners", "full", "random-partners", true, ""),
          new Question("learned minus random router", "full", "random-router", true, ""),
          new Question("routing minus the best", "full/routed-base", "full", true, ""),
          new Question(
              "routing minus random routing", "full/routed-base", "full/random-router", true, ""),
          new Question("the host as an arm", "full/routed-base", "full/routed", true, ""),
          new Question(
              "routed tuning minus routed ecology",
              "sft/routed-base",
              "full/routed-base",
              true,
              ""),
          new Question("Hebbian gain", "hebbian", "base", true, ""),
          new Question("steered meta minus fixed", "steered-meta", "full", true, ""),
          new Question("steered minus random meta", "steered-meta", "random-meta", true, ""),
          new Question("steered rates minus their own", "steered-rates", "full", true, ""),
          new Question("consensus minus none", "consensus", "full", true, ""),
          new Question("control: frozen", "frozen", "base", true, "equal"),
          new Question("control: shuffled rewards", "shuffled-rewards", "base", true, "nothing"),
          new Question("control: shuffled answers", "shuffled-answers", "base", true, "nothing"),
          new Question("control: random updates", "random-updates", "base", true, "nothing"),
          new Question("other families: ecology", "full", "base", false, ""),
          new Question("other families: fine-tuning", "sft", "base", false, ""),
          new Question(
              "other families: routed ecology minus fine-tuning",
              "full/routed-base",
              "sft",
              false,
              ""),
          new Question(
              "other families: routed without the host minus fine-tuning",
              "full/routed",
              "sft",
              false,
              ""));

  /** All that can be answered by some results. */
  static List<Finding> of(Collection<LifeResult> results) {
    Map<String, Map<Long, LifeResult.Right>> arms = arms(results);
    List<Question> asked = QUESTIONS.stream().filter(q -> !q.seeds(arms).isEmpty()).toList();
    List<PairedShares> shares = new ArrayList<>();
    for (Question q : asked) {
      shares.add(
          PairedShares.of(
              rows(arms.get(q.first()), q.seeds(arms), q.in()),
              rows(arms.get(q.second()), q.seeds(arms), q.in())));
    }
    double[] adjusted = PairedShares.holm(shares.stream().mapToDouble(PairedShares::p).toArray());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Question q = asked.get(i);
      findings.add(
          new Finding(
              q.text(), q.first(), q.second(), q.in(), shares.get(i), adjusted[i], q.must()));
    }
    return findings;
  }

  /** What was right, by arm and seed. */
  static Map<String, Map<Long, LifeResult.Right>> arms(Collection<LifeResult> results) {
    Map<String, Map<Long, LifeResult.Right>> arms = new java.util.LinkedHashMap<>();
    for (LifeResult result : results) {
      result
          .served()
          .forEach(
              (serving, right) ->
                  arms.computeIfAbsent(
                          result.life().label() + serving.suffix(), arm -> new TreeMap<>())
                      .put(result.seed(), right));
    }
    return arms;
  }

  private static List<boolean[]> rows(
      Map<Long, LifeResult.Right> arm, List<Long> seeds, boolean in) {
    return seeds.stream().map(arm::get).map(r -> in ? r.heldOut() : r.other()).toList();
  }

  /** Whether what has to hold does, in a word. */
  String verdict() {
    return switch (must) {
      case "above" -> shares.difference() > 0.0 && adjusted < LEVEL ? "holds" : "does not hold";
      case "nothing" -> shares.difference() > 0.0 && adjusted < LEVEL ? "does not hold" : "holds";
      case "equal" -> shares.difference() == 0.0 && shares.p() == 1.0 ? "holds" : "does not hold";
      default -> "-";
    };
  }
}
