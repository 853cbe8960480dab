package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Worker;
import io.github.ae4j.examples.torch.TorchThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** One of the processes of {@link LabRunCommand}; not for people. */
@Command(name = "worker", hidden = true)
final class LabWorkerCommand implements Callable<Integer> {
  @ParentCommand private LabCommand parent;

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws InterruptedException {
    TorchThreads.pin();
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what a library prints is no answer
    new Worker(parent.lab().experiments(), options.setting(), new RunStore(options.out()))
        .work(System.in, answers);
    return 0;
  }
}
