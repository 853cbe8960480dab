package io.github.ae4j.examples.bench;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.examples.watch.LivePage;
import io.github.ae4j.metrics.TensorBoardWriter;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.FlightRecorder;
import io.github.ae4j.trace.StepObserver;
import io.github.ae4j.trace.TraceRecorder;
import io.github.ae4j.trace.TraceWriter;
import io.github.ae4j.trace.TraceWriter.Format;
import java.nio.file.Path;

/** What watches a loop under {@link Presets#standard}, beside the same loop that nobody watches. */
enum WatchedLoop {
  /** What the trace itself costs, whoever reads it. */
  NOTHING("an observer that does nothing") {
    @Override
    StepObserver in(Path folder) {
      return trace -> {};
    }
  },
  /** While nothing records. */
  FLIGHT_RECORDER("a FlightRecorder at rest") {
    @Override
    StepObserver in(Path folder) {
      return new FlightRecorder();
    }
  },
  /** As docs/getting-started.md has it. */
  TENSOR_BOARD("a TensorBoardWriter of each 100th") {
    @Override
    StepObserver in(Path folder) {
      return TensorBoardWriter.to(folder, 100);
    }
  },
  /** A copy of each step. */
  RECORDER("a TraceRecorder of 1000") {
    @Override
    StepObserver in(Path folder) {
      return new TraceRecorder(1000);
    }
  },
  /** Each step offered to the page's queue, or dropped. */
  LIVE_PAGE("a LivePage") {
    @Override
    StepObserver in(Path folder) {
      return LivePage.serve(0);
    }
  },
  /** Each step written as text by the loop's own thread, and handed to the system. */
  TRACE_WRITER("a TraceWriter of each step") {
    @Override
    StepObserver in(Path folder) {
      return TraceWriter.to(folder.resolve("trace.csv"), Format.CSV);
    }
  };

  private final String words;

  WatchedLoop(String words) {
    this.words = words;
  }

  /** The observer; a file of it goes into the folder. */
  abstract StepObserver in(Path folder);

  /** Times a step that is watched beside one that is not. */
  BenchResult time(TimedPairs pairs, Path folder) {
    StepObserver observer = in(folder);
    try (ControlLoop bare = loop(Presets.standard());
        ControlLoop watched = loop(Presets.standard().with(loop -> loop.observer(observer)))) {
      return pairs.time("ControlLoop.step, standard(), " + words, bare::step, watched::step);
    }
  }

  private static ControlLoop loop(Preset preset) {
    return ControlLoop.on(new RecordedSensor(1L)).preset(preset).build();
  }
}
