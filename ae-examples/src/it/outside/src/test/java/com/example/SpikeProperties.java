package com.example;

import io.github.ae4j.event.Event;
import io.github.ae4j.testkit.EventContract;

class SpikeProperties implements EventContract {
  @Override
  public Event event() {
    return new Spike(100.0);
  }
}
