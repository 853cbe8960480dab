package io.github.ae4j.examples;

import io.github.ae4j.examples.bench.BenchCommand;
import io.github.ae4j.examples.curriculum.CurriculumCommand;
import io.github.ae4j.examples.ecology.EcologyCommand;
import io.github.ae4j.examples.evo.EvoCommand;
import io.github.ae4j.examples.finetune.FineTuneCommand;
import io.github.ae4j.examples.freeze.FreezeCommand;
import io.github.ae4j.examples.fuzz.FuzzCommand;
import io.github.ae4j.examples.golden.GoldenCommand;
import io.github.ae4j.examples.lab.Lab;
import io.github.ae4j.examples.lab.LabCommand;
import io.github.ae4j.examples.machine.MachineCommand;
import io.github.ae4j.examples.online.OnlineCommand;
import io.github.ae4j.examples.quickstart.Nd4jQuickstartCommand;
import io.github.ae4j.examples.quickstart.QuickstartCommand;
import io.github.ae4j.examples.schedule.ScheduleCommand;
import io.github.ae4j.examples.stream.StreamCommand;
import io.github.ae4j.examples.swarm.SwarmCommand;
import io.github.ae4j.examples.tune.MetaCommand;
import io.github.ae4j.examples.tune.TuneCommand;
import io.github.ae4j.examples.watch.PlotCommand;
import io.github.ae4j.examples.watch.WatchCommand;
import io.github.ae4j.examples.why.WhyCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit codes: 0 done, 1 a check failed, 2 bad options or bad input, 3 a run of the
 * lab failed, or a fault of the program itself. An error is one line on the error stream; {@code AE_VERBOSE}
 * adds where it
 * came from.
 */
@Command(
    name = "ae",
    description = "Field laws that steer an optimizer's coefficients while a model trains.",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    subcommands = {
      QuickstartCommand.class,
      Nd4jQuickstartCommand.class,
      WhyCommand.class,
      WatchCommand.class,
      PlotCommand.class,
      GoldenCommand.class,
      FuzzCommand.class,
      StreamCommand.class,
      OnlineCommand.class,
      MachineCommand.class,
      SwarmCommand.class,
      EvoCommand.class,
      EcologyCommand.class,
      ScheduleCommand.class,
      FreezeCommand.class,
      FineTuneCommand.class,
      CurriculumCommand.class,
      TuneCommand.class,
      MetaCommand.class,
      LabCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a check failed",
      "2:bad options or bad input",
      "3:a run of the lab failed, or a fault of the program itself"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  AE_PROGRESS=off  no progress bar",
      "  AE_VERBOSE=1     shows the build and where an error came from"
    })
public final class Ae implements Callable<Integer> {
  private static final int FAULT = 3;

  @Spec private CommandSpec spec;

  /** Runs the command line and ends the virtual machine with its exit code. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, for a caller that keeps running. */
  public static CommandLine commandLine() {
    return commandLine(Lab.standard());
  }

  /** The command line with a lab of other experiments. */
  public static CommandLine commandLine(Lab lab) {
    return new CommandLine(new Ae(), factory(lab))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Ae::inNeutralLocale)
        .setParameterExceptionHandler(Ae::misused)
        .setExecutionExceptionHandler(Ae::failed);
  }

  /** Numbers in reports look the same on every machine. */
  private static int inNeutralLocale(ParseResult parsed) {
    Locale usual = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      throw new ExecutionException(command(parsed), e.toString(), tooLarge(e));
    } catch (Error e) {
      // picocli hands only exceptions to the handler below.
      throw new ExecutionException(command(parsed), e.toString(), e);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, usual);
    }
  }

  private static CommandLine command(ParseResult parsed) {
    List<CommandLine> all = parsed.asCommandLineList();
    return all.get(all.size() - 1);
  }

  private static BadInput tooLarge(OutOfMemoryError error) {
    long most = Runtime.getRuntime().maxMemory() >> 20;
    return new BadInput(
        "what is asked for must fit into "
            + most
            + " MiB of memory, and does not: ask for less, or have more with"
            + " AE_JAVA_OPTS=-Xmx..., got "
            + error.getMessage(),
        error);
  }

  /** What an input or output failed of, with the file that it is about. */
  public static String reason(IOException error) {
    if (!(error instanceof FileSystemException about)) {
      return String.valueOf(error.getMessage());
    }
    String why = about.getReason() == null ? about.getClass().getSimpleName() : about.getReason();
    return about.getFile() + ": " + why;
  }

  private static IFactory factory(Lab lab) {
    IFactory usual = CommandLine.defaultFactory();
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return type == LabCommand.class ? type.cast(new LabCommand(lab)) : usual.create(type);
      }
    };
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }

  private static int misused(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    return report(command, error, error.getMessage() + meant(error) + " (see " + name + " --help)");
  }

  private static String meant(ParameterException error) {
    List<String> near =
        error instanceof UnmatchedArgumentException unknown ? unknown.getSuggestions() : List.of();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  private static int failed(Exception error, CommandLine command, ParseResult arguments) {
    if (error instanceof BadInput) {
      return report(command, error, error.getMessage());
    }
    if (error instanceof IOException unlucky) {
      report(command, error, reason(unlucky));
      return FAULT;
    }
    Throwable fault = error.getCause() instanceof Error cause ? cause : error;
    report(command, error, "fault: " + fault + " (AE_VERBOSE=1 shows where)");
    return FAULT;
  }

  private static int report(CommandLine command, Exception error, String message) {
    PrintWriter err = command.getErr();
    String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
    err.println(command.getCommandSpec().qualifiedName() + ": " + Visible.of(line));
    if (System.getenv("AE_VERBOSE") != null) {
      error.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
