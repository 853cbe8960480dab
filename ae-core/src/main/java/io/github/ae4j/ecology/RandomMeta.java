package io.github.ae4j.ecology;

import io.github.ae4j.memory.Check;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Random trials of all parameters at once, of which those that lowered the return are taken back. */
final class RandomMeta implements MetaController {
  private final long seed;
  private final int every;
  private final double size;
  private Map<MetaParameter, Double> kept = Map.of();
  private double before;
  private double sum;
  private int count;

  RandomMeta(long seed, int every, double size) {
    this.seed = seed;
    this.every = (int) Check.atLeast("every", every, 1.0);
    this.size = Check.atLeast("size", size, 0.0);
  }

  @Override
  public String name() {
    return "random, seed %d, every %d by %s".formatted(seed, every, size);
  }

  @Override
  public Map<MetaParameter, Double> next(Map<MetaParameter, Double> now, double roi, int seen) {
    sum += roi;
    count++;
    if (count < every) {
      return now;
    }
    double mean = sum / count;
    sum = 0.0;
    count = 0;
    boolean worse = !kept.isEmpty() && mean < before;
    Map<MetaParameter, Double> base = worse ? kept : now;
    before = worse ? before : mean;
    kept = new EnumMap<>(base);
    SplittableRandom random = new SplittableRandom(seed * 31 + seen);
    Map<MetaParameter, Double> tried = new EnumMap<>(base);
    tried.replaceAll((parameter, value) -> moved(parameter, value, random.nextGaussian()));
    return tried;
  }

  private double moved(MetaParameter parameter, double value, double drawn) {
    if (!parameter.chart().covers(value)) {
      return value;
    }
    double x = parameter.chart().coordinate(value) + size * drawn;
    return parameter.clip(parameter.chart().value(x));
  }

  @Override
  public String state() {
    StringBuilder state = new StringBuilder();
    state.append(before).append(' ').append(sum).append(' ').append(count);
    kept.forEach((p, v) -> state.append(' ').append(p).append('=').append(v));
    return state.toString();
  }

  @Override
  public void restore(String state) {
    String[] words = state.split(" ");
    if (words.length != 3 && words.length != 3 + MetaParameter.values().length) {
      throw new IllegalArgumentException("state must be of random meta control, got " + state);
    }
    before = Double.parseDouble(words[0]);
    sum = Double.parseDouble(words[1]);
    count = Integer.parseInt(words[2]);
    kept = words.length == 3 ? Map.of() : new EnumMap<>(MetaParameter.class);
    for (int i = 3; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      kept.put(MetaParameter.valueOf(pair[0]), Double.valueOf(pair[1]));
    }
  }
}
