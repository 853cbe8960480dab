package io.github.ae4j.spark;

import org.apache.spark.SparkConf;

/** What executors are told that have this process's class path, and one core each. */
final class ClassPathConf {
  private static final String THIS_MACHINE = "127.0.0.1";

  private ClassPathConf() {}

  static SparkConf of(String master, String application) {
    SparkConf conf =
        new SparkConf()
            .setAppName(application)
            .setMaster(master)
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.executor.cores", "1")
            .setIfMissing("spark.executor.extraClassPath", System.getProperty("java.class.path"));
    return isHere(master)
        ? conf.setIfMissing("spark.driver.host", THIS_MACHINE)
            .setIfMissing("spark.driver.bindAddress", THIS_MACHINE)
        : conf;
  }

  private static boolean isHere(String master) {
    return master.startsWith("local") || master.contains("://" + THIS_MACHINE);
  }
}
