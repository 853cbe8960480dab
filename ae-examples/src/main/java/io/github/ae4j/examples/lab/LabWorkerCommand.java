package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import io.github.ae4j.examples.lab.run.Worker;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One of the processes of {@link LabRunCommand}; not for people. */
@Command(name = "worker", hidden = true)
final class LabWorkerCommand implements Callable<Integer> {
  @ParentCommand private LabCommand parent;

  @Option(names = "--scale", required = true)
  private Scale scale;

  @Option(names = "--data")
  private @Nullable Path data;

  @Option(names = "--out", required = true)
  private Path out;

  @Override
  public Integer call() throws InterruptedException {
    TorchThreads.pin();
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what a library prints is no answer
    new Worker(parent.lab().experiments(), new Setting(scale, data), new RunStore(out))
        .work(System.in, answers);
    return 0;
  }
}
