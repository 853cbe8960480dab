package io.github.ae4j.examples.swarm;

import io.github.ae4j.swarm.Position;
import io.github.ae4j.swarm.Round;
import io.github.ae4j.swarm.Swarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a swarm came to, as {@code swarm.json} has it. Keys with "seconds", "runner", "wall" or "efficiency" in them may
 * differ between runners; nothing else does.
 *
 * @param task what was trained
 * @param score what is scored
 * @param swarm the swarm
 * @param runner what made its turns
 * @param seconds of wall time that this process took
 */
record SwarmResult(String task, String score, Swarm swarm, String runner, double seconds) {
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("score", score);
    json.put("members", swarm.config().members());
    json.put("stepsPerRound", swarm.config().budget().total());
    json.put("best", swarm.best());
    json.put("bestScore", number(bestScore()));
    json.put("living", swarm.living());
    json.put("rounds", swarm.history().stream().map(SwarmResult::json).toList());
    json.put("runner", runner);
    json.put("wallSeconds", seconds);
    return json;
  }

  /** Smoothed score of the best member. */
  double bestScore() {
    return swarm.history().get(swarm.history().size() - 1).members().stream()
        .filter(entry -> entry.member() == swarm.best())
        .mapToDouble(Round.Entry::smoothed)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Map<String, Object> json(Round round) {
    List<Map<String, Object>> members = round.members().stream().map(SwarmResult::json).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("round", round.number());
    json.put("members", members);
    return json;
  }

  private static Map<String, Object> json(Round.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("member", entry.member());
    json.put("steps", entry.steps());
    json.put("score", number(entry.score()));
    json.put("smoothed", number(entry.smoothed()));
    json.put("weight", entry.weight());
    Map<String, Object> coefficients = new LinkedHashMap<>();
    for (Position p : entry.coefficients()) {
      coefficients.put(p.group() + "." + p.coefficient(), p.value());
    }
    json.put("coefficients", coefficients);
    json.put("events", entry.events());
    return json;
  }

  /** JSON has no NaN. */
  private static Object number(double value) {
    return Double.isFinite(value) ? value : String.valueOf(value);
  }
}
