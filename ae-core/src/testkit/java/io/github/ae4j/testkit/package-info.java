/**
 * Checks of a part of any kind and of an adapter: the contracts are what JUnit and jqwik run,
 * the checks behind them are plain static methods.
 */
@NullMarked
package io.github.ae4j.testkit;

import org.jspecify.annotations.NullMarked;
