package io.github.ae4j.examples;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AeTest {
  @Test
  void tellsItsVersionAndThatOfItsEngine() {
    Run run = Run.of("--version");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().matches("(?s)ae \\d+\\.\\d+\\.\\d+.*DJL \\d.*PyTorch \\d.*"), run.out());
  }

  @Test
  void helpNamesEveryCommand() {
    Run run = Run.of("--help");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("quickstart") && run.out().contains("golden"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "'', a command must be given",
    "fly, fly",
    "quikstart, did you mean quickstart or",
    "quickstart --fly, --fly",
    "quickstart --step 5, did you mean --start-lr or --steps?",
    "quickstart --steps -5, --steps must be from 1 to 1000000; got -5",
    "quickstart --steps 0, got 0",
    "quickstart --steps many, many",
    "quickstart --start-lr 0, --start-lr must be in [1.0E-11",
    "quickstart --start-lr -1, got -1.0",
    "quickstart --start-lr Infinity, got Infinity",
    "quickstart --start-lr NaN, got NaN",
    "quickstart --start-lr 1e-60, got 1.0E-60",
    "quickstart --optimizer adagrad, adagrad",
    "quickstart --data no/such/folder, no/such/folder",
    "quickstart --data . --download, --data and --download",
    "golden, FILE"
  })
  void refusesMisuseInOneLine(String arguments, String named) {
    Run run = Run.of((Object[]) arguments.split(" ", arguments.isEmpty() ? 1 : 0));
    if (arguments.isEmpty()) {
      run = Run.of();
    }
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().replace(", got", "; got").contains(named.replace(", got", "; got")), run.err());
    assertEquals("", run.out());
  }

  @Test
  void whatWouldSteerATerminalIsShown() {
    Run run = Run.of("why", "no\u001b[31m\u009bsuch");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("no\\u001b[31m\\u009bsuch"), run.err());
  }

  /** A command that asks for more memory than there is. */
  @Command(name = "greedy")
  static final class Greedy implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  /** A command whose disk is full. */
  @Command(name = "unlucky")
  static final class Unlucky implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
      throw new FileSystemException("out/report.html", null, "No space left on device");
    }
  }

  @Test
  void tooLittleMemoryIsTheInputsMatterAndSaid() {
    Run run = Run.on(Ae.commandLine().addSubcommand(new Greedy()), "greedy");
    assertEquals(2, run.exitCode());
    assertTrue(
        run.err().matches("ae greedy: what is asked for must fit into \\d+ MiB of memory.*\\R"),
        run.err());
  }

  @Test
  void aFullDiskIsSaid() {
    Run run = Run.on(Ae.commandLine().addSubcommand(new Unlucky()), "unlucky");
    assertEquals(3, run.exitCode());
    assertEquals("ae unlucky: out/report.html: No space left on device", run.err().strip());
  }

  /** picocli takes what it shows as a format; one that is none is shown raw, after a warning. */
  @Test
  void everyDescriptionIsAFormat() {
    assertTrue(formats(Ae.commandLine()) > 100, "descriptions looked at");
  }

  private static int formats(CommandLine command) {
    List<String> texts = new ArrayList<>();
    texts.addAll(List.of(command.getCommandSpec().usageMessage().description()));
    texts.addAll(List.of(command.getCommandSpec().usageMessage().footer()));
    command.getCommandSpec().args().forEach(arg -> texts.addAll(List.of(arg.description())));
    for (String text : texts) {
      String name = command.getCommandName();
      assertDoesNotThrow(() -> String.format(text), () -> name + ": " + text);
    }
    int below = command.getSubcommands().values().stream().mapToInt(AeTest::formats).sum();
    return texts.size() + below;
  }
}
