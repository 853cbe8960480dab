package io.github.ae4j.examples.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenCommandTest {
  private static final Path TRACES = Path.of("src", "test", "resources", "golden");

  @TempDir Path folder;

  private Path trace(String name) {
    return Path.of(System.getProperty("basedir", ".")).resolve(TRACES).resolve(name + ".json");
  }

  private Path changed(String name, String pattern, String replacement) throws IOException {
    String text = Files.readString(trace(name));
    String changed = text.replaceFirst(pattern, replacement);
    assertTrue(!changed.equals(text), "the pattern must be in the trace: " + pattern);
    return Files.writeString(folder.resolve("changed.json"), changed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quadratic", "rosenbrock", "noisy", "faulty", "tape"})
  void replaysTheRecords(String name) {
    Run run = Run.of("golden", trace(name));
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().startsWith(name + "  "), run.out());
    assertEquals(1, run.out().lines().count());
  }

  @Test
  void aLineAFile() {
    Run run = Run.of("golden", trace("quadratic"), trace("noisy"));
    assertEquals(2, run.out().lines().count());
  }

  @Test
  void aChangedNumberIsFoundAndNamed() throws IOException {
    Path changed = changed("rosenbrock", "-1\\.19536", "-1.19537");
    Run run = Run.of("golden", changed, trace("quadratic"));
    assertEquals(1, run.exitCode());
    assertTrue(run.out().contains("theta0 of row 1 "), run.out());
    assertTrue(run.out().contains("EXCEEDS"), run.out());
    assertEquals(2, run.out().lines().count());
  }

  @Test
  void aChangedGradientOfTheTapeIsFoundAndNamed() throws IOException {
    Run run = Run.of("golden", changed("tape", "0.1906372506", "0.1906372516"));
    assertEquals(1, run.exitCode());
    assertTrue(run.out().contains("gradient[1] of row 3 "), run.out());
    assertTrue(run.out().contains("EXCEEDS"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tape|\"cells\":8|\"cells\":8.5|cells",
        "tape|\"cells\":8|\"cells\":7|rows[0].theta",
        "tape|\"width\":4|\"width\":5|width",
        "tape|\"target\":.0.5|\"target\":[NaN|target[0]",
        "tape|\"entropyWeight\":0|\"entropyWeight\":-0|entropyWeight",
        "tape|\"loss\":0|\"lost\":0|rows[0].loss",
        "quadratic|\"kind\": *\"quadratic\"|\"kind\": \"cubic\"|problem.kind",
        "quadratic|\"alpha_max\"|\"alpha_most\"|alpha_most",
        "quadratic|\"alpha_max\": *0.3|\"alpha_max\": \"high\"|alpha_max",
        "quadratic|\"auto_gamma\": *true|\"auto_gamma\": 3|auto_gamma",
        "quadratic|\"auto_gamma_warmup\": *20|\"auto_gamma_warmup\": 2.5|auto_gamma_warmup",
        "quadratic|\"gnorm\", *|'' |gnorm",
        "quadratic|\"gnorm\"|\"norm\"|columns[9]",
        "quadratic|\"rho\"|\"T\"|columns[5]",
        "quadratic|\"steps\": *300|\"steps\": 301|rows",
        "quadratic|\"theta\": *.0.0,0.0.|\"theta\": [0.0]|theta1",
        "quadratic|\"dim\": *2|\"dim\": 3|dim",
        "quadratic|\"b\": *.1.0,-2.0.|\"b\": [1.0]|A",
        "quadratic|\"b\": *.1.0,-2.0.|\"b\": [1.0, null]|b[1]",
        "quadratic|\"mu\":0.0|\"mu\": \"0\"|init.mu",
        "quadratic|\"mu\":0.0,|''|init.mu",
        "quadratic|0.05,\"mu\"|-0.05,\"mu\"|learningRate",
        "quadratic|\"clip_grad_norm\": *null|\"clip_grad_norm\": -1|clip_grad_norm",
        "faulty|\"41\"|\"first\"|faults",
        "faulty|\"huge\"|\"tiny\"|faults.60",
        "rosenbrock|\"config_overrides\": *.|\"config_overrides\": 3, \"was\": {|config_overrides",
        "noisy|\"h\": *|\"g\": 1, \"h\": |g",
        "noisy|$| trailing|JSON",
        "noisy|\"amplitude\": *0.5|\"amplitude\": -Infinity|amplitude",
      })
  void refusesWhatIsNoTraceAndSaysWhy(String name, String pattern, String replacement, String named)
      throws IOException {
    Path changed = changed(name, pattern, replacement.strip().equals("''") ? "" : replacement);
    Run run = Run.of("golden", changed);
    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(changed.toString()), run.err());
    assertTrue(run.err().contains(named), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "7", "not JSON", "{", "{}", "{\"rows\": []}", "\u0000"})
  void refusesWhatIsNoTraceAtAll(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("file.json"), text);
    Run run = Run.of("golden", file);
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(file.toString()), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesWhatIsNestedWithoutEnd(String opening) throws IOException {
    Path file = Files.writeString(folder.resolve("deep.json"), opening.repeat(200_000));
    Run run = Run.of("golden", file);
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(file + ": must be JSON, got at line 1: "), run.err());
  }

  @Test
  void whatWouldSteerATerminalIsShown() throws IOException {
    String evil = "\\\\u001b[31m\\\\u202e";
    Path named = changed("quadratic", "\"name\": *\"quadratic\"", "\"name\": \"" + evil + "\"");
    Run run = Run.of("golden", named);
    assertTrue(run.out().startsWith("\\u001b[31m\\u202e  300 rows"), run.out());
    Path unknown = changed("quadratic", "\"mu\":", "\"" + evil + "\": 1, \"mu\":");
    assertTrue(Run.of("golden", unknown).err().contains("got \\u001b[31m"));
  }

  @Test
  void refusesATruncatedTrace() throws IOException {
    String text = Files.readString(trace("noisy"));
    for (int length : new int[] {1, 100, text.length() / 2, text.length() - 3}) {
      Path file = Files.writeString(folder.resolve("cut.json"), text.substring(0, length));
      assertEquals(2, Run.of("golden", file).exitCode(), "cut after " + length);
    }
  }

  @Test
  void aFolderAndAMissingFileAreRefusedAndTheRestIsReplayed() {
    Run run = Run.of("golden", folder, trace("quadratic"), folder.resolve("missing.json"));
    assertEquals(2, run.exitCode());
    assertEquals(1, run.out().lines().count());
    assertEquals(2, run.err().lines().count());
  }
}
