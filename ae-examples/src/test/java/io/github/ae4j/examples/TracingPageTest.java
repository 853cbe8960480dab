package io.github.ae4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/tracing.md has every event and every signal there is. */
class TracingPageTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
  private static final Path CORE = ROOT.resolve("ae-core/src/main/java/io/github/ae4j");
  private static final Pattern EVENT =
      Pattern.compile("static final String [A-Z_]+\\s*=\\s*\"([^\"]+)\"");

  /** What the loop tells its parts and no trace: a rule is one of six, and told as one of them. */
  private static final Set<Signal> UNTOLD =
      EnumSet.of(
          Signal.FREEZABLE,
          Signal.FROZEN_BEFORE,
          Signal.RULE_2,
          Signal.RULE_3,
          Signal.RULE_4,
          Signal.RULE_5);

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/tracing.md"));
  }

  @Test
  void namesEveryEvent() throws IOException {
    String table = page().substring(page().indexOf("## Events"), page().indexOf("## Signals"));
    List<String> missing = new ArrayList<>();
    int found = 0;
    try (Stream<Path> files =
        Stream.concat(
            Files.list(CORE.resolve("event")),
            Stream.of(CORE.resolve("schedule/Freezing.java"), CORE.resolve("LoopStep.java")))) {
      for (Path file : files.toList()) {
        Matcher constants = EVENT.matcher(Files.readString(file));
        for (MatchResult constant : constants.results().toList()) {
          found++;
          if (!table.contains("`" + constant.group(1) + "`")) {
            missing.add(constant.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found >= 15, found + " events were looked for");
  }

  @Test
  void namesEverySignal() throws IOException {
    String table = page().substring(page().indexOf("## Signals"));
    List<Signal> missing = new ArrayList<>();
    for (Signal signal : EnumSet.complementOf(EnumSet.copyOf(UNTOLD))) {
      if (!table.contains("`" + signal + "`")) {
        missing.add(signal);
      }
    }
    assertEquals(List.of(), missing);
  }
}
