package io.github.ae4j.examples.ecology;

import io.github.ae4j.examples.report.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The comparison, from where it was left. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Goes on with what ae ecology run left, from its snapshots: with the same results, to the"
          + " last bit, as if it had not been stopped."
    })
public final class EcologyResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RunFolder folder = new RunFolder();

  @Override
  public Integer call() throws IOException {
    RunSettings settings = RunSettings.read(folder.path());
    try (FileChannel lock = FolderLock.of(folder.path(), "ecology")) {
      EcologyWork work = new EcologyWork(settings, folder.path());
      work.live();
      work.report(spec.commandLine().getOut());
      return 0;
    }
  }
}
