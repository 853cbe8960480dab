package io.github.ae4j;

import io.github.ae4j.adapter.OptimizerAdapter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be equal for a checkpoint to fit: the adapter's kind, its groups and their numbers of parameters, and
 * every coefficient's and part's settings, in the order of the step.
 *
 * @param entries settings by what they are of
 */
record Configuration(Map<String, String> entries) {
  private static final int SHOWN = 4;
  private static final int LONGEST = 120;

  /** A plan's, on an adapter. */
  static Configuration of(LoopPlan plan, OptimizerAdapter adapter) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("adapter", adapter.optimizer());
    entries.put("groups", "" + adapter.groups());
    adapter.layout().forEach((group, text) -> entries.put("group " + group, text));
    for (int group = 0; group < adapter.groups(); group++) {
      long n = adapter.parameters(group);
      if (n >= 0) {
        entries.put("parameters of group " + adapter.groupNames().get(group), "" + n);
      }
    }
    plan.coefficients().forEach(c -> entries.put("coefficient " + c.name(), c.toString()));
    plan.parts()
        .forEach(
            part ->
                entries.put(
                    "part " + part.name(),
                    part instanceof Record ? part.toString() : part.slots() + " cells"));
    entries.replaceAll((name, settings) -> settings.replaceAll("\\R", " "));
    return new Configuration(entries);
  }

  /** A line an entry, {@code name: settings}. */
  String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (name, settings) -> text.append(name).append(": ").append(settings).append('\n'));
    return text.toString();
  }

  private static Configuration parse(List<String> lines) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      entries.put(
          colon < 0 ? line : line.substring(0, colon), line.substring(colon < 0 ? 0 : colon + 2));
    }
    return new Configuration(entries);
  }

  /** In what lines of a checkpoint differ from {@link #text}, as a sentence; empty if in nothing. */
  String differences(List<String> lines) {
    return lines.equals(text().lines().toList()) ? "" : differences(parse(lines));
  }

  private String differences(Configuration saved) {
    List<String> all = new ArrayList<>();
    entries.forEach(
        (name, own) -> {
          String other = saved.entries.get(name);
          if (other == null) {
            all.add(name + " is in the loop alone");
          } else if (!other.equals(own)) {
            all.add(name + differing(own, other));
          }
        });
    saved.entries.forEach(
        (name, other) -> {
          if (!entries.containsKey(name)) {
            all.add(shown(name) + " is in the checkpoint alone");
          }
        });
    return all.isEmpty() ? order(saved) : joined(all);
  }

  private String order(Configuration saved) {
    Iterator<String> others = saved.entries.keySet().iterator();
    for (String own : entries.keySet()) {
      String other = others.next();
      if (!own.equals(other)) {
        return "where the loop has " + own + " the checkpoint has " + other;
      }
    }
    return "its lines are not the loop's";
  }

  private static String joined(List<String> all) {
    int more = all.size() - SHOWN;
    String rest = more > 0 ? "; and " + more + " more" : "";
    return String.join("; ", all.subList(0, Math.min(SHOWN, all.size()))) + rest;
  }

  /** Of settings with the same components those that differ, else both whole. */
  private static String differing(String own, String other) {
    String[] mine = components(own);
    String[] others = components(other);
    boolean records = own.endsWith("]") && mine.length > 1;
    if (mine.length != others.length || !records) {
      return " is " + shown(own) + ", the checkpoint's is " + shown(other);
    }
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < mine.length; i++) {
      if (!mine[i].equals(others[i])) {
        left.add(mine[i]);
        right.add(others[i]);
      }
    }
    return " has "
        + shown(String.join(", ", left))
        + ", the checkpoint's has "
        + shown(String.join(", ", right));
  }

  /** The name of a record, then its components. */
  private static String[] components(String settings) {
    return settings.replaceFirst("]$", "").replaceFirst("\\[", ", ").split(", ");
  }

  /** Text of a file that may be anybody's, fit for an error. */
  static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }
}
