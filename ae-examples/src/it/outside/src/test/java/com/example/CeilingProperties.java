package com.example;

import io.github.ae4j.limit.Limit;
import io.github.ae4j.testkit.LimitContract;

class CeilingProperties implements LimitContract {
  @Override
  public Limit limit() {
    return new Ceiling(0.1);
  }
}
